# The queue, and a role for the program on EKS, which helm/bongsu or k8s/ deploys.

provider "aws" {
  region = "ap-northeast-2"
}

data "aws_eks_cluster" "main" {
  name = "main"
}

data "aws_secretsmanager_secret" "sens" {
  name = "bongsu/sens"
}

module "bongsu" {
  source = "../.."

  ops_email         = "ops@example.com"
  from_event_bridge = true

  kubernetes = {
    oidc_provider = trimprefix(data.aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://")
    secret_arn    = data.aws_secretsmanager_secret.sens.arn
  }
}

output "role_arn" {
  value = module.bongsu.kubernetes_role["IrsaRoleArn"]
}
