# A load balancer in front of the program, and a function that forwards alarms to it.

provider "aws" {
  region = "ap-northeast-2"
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "certificate_arn" {
  type = string
}

variable "sens_account_arn" {
  type        = string
  description = "The secret, which also holds BONGSU_INGEST_TOKEN."
}

resource "aws_s3_bucket" "builds" {
  bucket_prefix = "bongsu-builds-"
}

resource "aws_s3_object" "forwarder" {
  bucket = aws_s3_bucket.builds.id
  key    = "bongsu-lambda-0.1.0.jar"
  source = "${path.module}/../../../target/bongsu-lambda.jar"
}

module "bongsu" {
  source = "../.."

  ops_email        = "ops@example.com"
  image            = "000000000000.dkr.ecr.ap-northeast-2.amazonaws.com/bongsu:0123456789ab-arm64"
  sens_account_arn = var.sens_account_arn
  vpc_id           = var.vpc_id
  subnet_ids       = var.subnet_ids

  load_balancer = {
    certificate_arn = var.certificate_arn
    url             = "https://bongsu.example.com/alarms"
    code_bucket     = aws_s3_bucket.builds.id
    code_key        = aws_s3_object.forwarder.key
  }
}
