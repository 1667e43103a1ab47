# Bongsu for those who keep their account in Terraform. The resources themselves are in the templates of ../fargate, which
# Terraform deploys as stacks: one description of them for both, and what a test holds to be right is what runs.
# A stack that fails goes back by itself; the alarm that deploy.sh sends is sent by hand, see docs/operate/deploy.md.

locals {
  templates = "${path.module}/../fargate"
  queue     = "${var.name}-queue"
  service   = var.image == null ? 0 : 1
  classic   = var.load_balancer == null ? 0 : 1
}

resource "aws_cloudformation_stack" "queue" {
  name          = local.queue
  template_body = file("${local.templates}/queue.yaml")
  capabilities  = ["CAPABILITY_IAM"]
  tags          = var.tags

  parameters = {
    QueueName       = var.queue_name
    OwnKey          = var.own_key
    OpsEmail        = var.ops_email
    QueueAgeSeconds = var.queue_age_seconds
    LogDays         = var.log_days
    FromEventBridge = var.from_event_bridge
    OrganizationId  = var.organization_id
    RemoteAccounts  = join(",", var.remote_accounts)
  }
}

# A new account has no role for capacity providers until its first cluster.
resource "aws_iam_service_linked_role" "ecs" {
  count            = var.create_ecs_role ? 1 : 0
  aws_service_name = "ecs.amazonaws.com"
}

resource "aws_cloudformation_stack" "load_balancer" {
  count         = local.classic
  name          = "${var.name}-alb"
  template_body = file("${local.templates}/alb.yaml")
  capabilities  = ["CAPABILITY_IAM"]
  tags          = var.tags
  depends_on    = [aws_cloudformation_stack.queue]

  parameters = {
    QueueStack     = local.queue
    VpcId          = var.vpc_id
    SubnetIds      = join(",", var.subnet_ids)
    CertificateArn = var.load_balancer.certificate_arn
  }
}

resource "aws_cloudformation_stack" "service" {
  count              = local.service
  name               = var.name
  template_body      = file("${local.templates}/service.yaml")
  capabilities       = ["CAPABILITY_IAM"]
  tags               = var.tags
  timeout_in_minutes = 30
  depends_on = [
    aws_cloudformation_stack.queue,
    aws_cloudformation_stack.load_balancer,
    aws_iam_service_linked_role.ecs,
  ]

  parameters = {
    QueueStack        = local.queue
    ImageUri          = var.image
    Architecture      = var.architecture
    Size              = var.size
    Capacity          = var.capacity
    DesiredCount      = var.desired_count
    SensAccountArn    = var.sens_account_arn
    SettingsArn       = var.settings_arn
    KmsKeyArn         = var.kms_key_arn
    LedgerUrl         = var.ledger_url
    VpcId             = var.vpc_id
    SubnetIds         = join(",", var.subnet_ids)
    LoadBalancerStack = local.classic == 1 ? "${var.name}-alb" : ""
    AckUrl            = var.ack == null ? "" : coalesce(var.ack.url, trimsuffix(aws_cloudformation_stack.ack[0].outputs["AckUrl"], "/"))
    AckExpires        = var.ack_expires
  }
}

resource "aws_cloudformation_stack" "ack" {
  count         = var.ack == null ? 0 : local.service
  name          = "${var.name}-ack"
  template_body = file("${local.templates}/ack.yaml")
  capabilities  = ["CAPABILITY_IAM"]
  tags          = var.tags
  depends_on    = [aws_cloudformation_stack.queue]

  parameters = {
    QueueStack     = local.queue
    CodeBucket     = var.ack.code_bucket
    CodeKey        = var.ack.code_key
    SensAccountArn = var.sens_account_arn
    AckExpires     = var.ack_expires
    OwnKey         = var.own_key
    LogDays        = var.log_days
  }
}

resource "aws_cloudformation_stack" "waker" {
  count         = var.capacity == "on-demand" ? local.service : 0
  name          = "${var.name}-waker"
  template_body = file("${local.templates}/waker.yaml")
  capabilities  = ["CAPABILITY_IAM"]
  tags          = var.tags

  parameters = {
    QueueStack      = local.queue
    ClusterName     = aws_cloudformation_stack.service[0].outputs["ClusterName"]
    ServiceName     = aws_cloudformation_stack.service[0].outputs["ServiceName"]
    CodeBucket      = var.waker.code_bucket
    CodeKey         = var.waker.code_key
    FromEventBridge = var.from_event_bridge
    LogDays         = var.log_days
  }
}

resource "aws_cloudformation_stack" "forwarder" {
  count         = local.classic
  name          = "${var.name}-lambda"
  template_body = file("${local.templates}/lambda.yaml")
  capabilities  = ["CAPABILITY_IAM"]
  tags          = var.tags
  depends_on    = [aws_cloudformation_stack.service]

  parameters = {
    QueueStack = local.queue
    CodeBucket = var.load_balancer.code_bucket
    CodeKey    = var.load_balancer.code_key
    BongsuUrl  = var.load_balancer.url
    TokenArn   = var.sens_account_arn
  }
}

resource "aws_cloudformation_stack" "kubernetes_role" {
  count         = var.kubernetes == null ? 0 : 1
  name          = "${var.name}-k8s-role"
  template_body = file("${local.templates}/k8s-role.yaml")
  capabilities  = ["CAPABILITY_IAM"]
  tags          = var.tags
  depends_on    = [aws_cloudformation_stack.queue]

  parameters = {
    QueueStack     = local.queue
    Namespace      = var.kubernetes.namespace
    OidcProvider   = var.kubernetes.oidc_provider
    ClusterName    = var.kubernetes.cluster_name
    SensAccountArn = var.kubernetes.secret_arn
    KedaRoleArn    = var.kubernetes.keda_role_arn
    KmsKeyArn      = var.kms_key_arn
  }
}
