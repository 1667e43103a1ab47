variable "name" {
  type        = string
  default     = "bongsu"
  description = "Stack of the program; that of the queue is NAME-queue, as deploy.sh calls them."
}

variable "ops_email" {
  type        = string
  description = "E-mail address for alarms about Bongsu itself. SNS sends nothing to it until it is confirmed."
}

variable "queue_name" {
  type        = string
  default     = "bongsu-alarms"
  description = "The alarm queue; the dead-letter queue has -dead at its end."
}

variable "own_key" {
  type        = bool
  default     = false
  description = "Encrypt topics and queues with a KMS key of your own."
}

variable "queue_age_seconds" {
  type        = number
  default     = 1800
  description = "Age of the oldest alarm on the queue above which an e-mail is sent."
}

variable "log_days" {
  type        = number
  default     = 30
  description = "How long the log is kept."
}

variable "from_event_bridge" {
  type        = bool
  default     = false
  description = "Put every alarm of the account and region on the queue, and AWS Health."
}

variable "organization_id" {
  type        = string
  default     = ""
  description = "Accounts of this organization may send alarms with remote.yaml."
}

variable "remote_accounts" {
  type        = list(string)
  default     = []
  description = "Accounts outside of the organization that may do the same."
}

variable "image" {
  type        = string
  default     = null
  description = "The image, by an immutable tag or digest. Null deploys no program, for Kubernetes."
}

variable "architecture" {
  type        = string
  default     = "ARM64"
  description = "What the image was built for: ARM64 or X86_64."

  validation {
    condition     = contains(["ARM64", "X86_64"], var.architecture)
    error_message = "architecture is ARM64 or X86_64."
  }
}

variable "size" {
  type        = string
  default     = "quarter"
  description = "quarter, half or whole of a vCPU."
}

variable "capacity" {
  type        = string
  default     = "always"
  description = "always, spot for a third of the price, or on-demand for a task that an alarm starts (needs waker)."
}

variable "waker" {
  type = object({
    code_bucket = string
    code_key    = string
  })
  default     = null
  description = "Where bongsu-lambda.jar is, for the function that starts the task. Needed with capacity = on-demand."
}

variable "ack" {
  type = object({
    code_bucket = string
    code_key    = string
    url         = optional(string)
  })
  default     = null
  description = "Where bongsu-lambda.jar is, for the page by which people acknowledge alarms, and the domain that leads to it, if any. The secret then has BONGSU_ACK_SECRET."
}

variable "ack_expires" {
  type        = string
  default     = "4h"
  description = "How long a link to acknowledge is valid, and how long an acknowledgement holds."
}

variable "desired_count" {
  type        = number
  default     = 1
  description = "Tasks. More than one need ledger_url."
}

variable "sens_account_arn" {
  type        = string
  default     = ""
  description = "The secret with SENS_SERVICEID and the others. Needed with image."
}

variable "settings_arn" {
  type        = string
  default     = ""
  description = "Secret or SSM parameter whose text is a JSON object of further keys."
}

variable "kms_key_arn" {
  type        = string
  default     = ""
  description = "The customer key that the secrets are encrypted with."
}

variable "ledger_url" {
  type        = string
  default     = ""
  description = "A PostgreSQL ledger; empty for H2 on EFS."
}

variable "vpc_id" {
  type        = string
  default     = ""
  description = "The network of the task. Needed with image."
}

variable "subnet_ids" {
  type        = list(string)
  default     = []
  description = "Two public subnets in two zones. Needed with image."
}

variable "create_ecs_role" {
  type        = bool
  default     = false
  description = "Make the role AWSServiceRoleForECS, in an account that never had a cluster."
}

variable "load_balancer" {
  type = object({
    certificate_arn = string
    url             = string
    code_bucket     = string
    code_key        = string
  })
  default     = null
  description = "The topology with a load balancer and the function that forwards alarms."
}

variable "kubernetes" {
  type = object({
    namespace     = optional(string, "bongsu")
    oidc_provider = optional(string, "")
    cluster_name  = optional(string, "")
    secret_arn    = optional(string, "")
    keda_role_arn = optional(string, "")
  })
  default     = null
  description = "The role of the program on EKS."
}

variable "tags" {
  type        = map(string)
  default     = { application = "bongsu" }
  description = "Tags of the stacks and of what they make."
}
