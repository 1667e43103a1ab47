# The default: a task on Spot that polls the queue, nothing inbound, the ledger on EFS.

provider "aws" {
  region = "ap-northeast-2"
}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }

  filter {
    name   = "default-for-az"
    values = ["true"]
  }
}

data "aws_secretsmanager_secret" "sens" {
  name = "bongsu/sens"
}

module "bongsu" {
  source = "../.."

  ops_email        = "ops@example.com"
  image            = "000000000000.dkr.ecr.ap-northeast-2.amazonaws.com/bongsu:0123456789ab-arm64"
  capacity         = "spot"
  sens_account_arn = data.aws_secretsmanager_secret.sens.arn
  vpc_id           = data.aws_vpc.default.id
  subnet_ids       = slice(sort(data.aws_subnets.default.ids), 0, 2)
}

output "alarm_topic_arn" {
  value = module.bongsu.alarm_topic_arn
}
