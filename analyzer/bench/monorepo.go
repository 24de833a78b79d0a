package bench

import (
	"fmt"
	"iter"
)

// RootResources is the number of resource instances that one root module of Monorepo has, its modules' included.
const RootResources = 20

// Monorepo is a repository with so many root modules, as teams write them: variables with types and defaults, a tfvars
// file, locals, for_each over both, dynamic blocks, and a call of a shared local module for each of two keys.
func Monorepo(roots int) iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, f := range [...]File{
			{"modules/bucket/main.tf", []byte(bucketMain)},
			{"modules/bucket/variables.tf", []byte(bucketVariables)},
			{"modules/bucket/outputs.tf", []byte(bucketOutputs)},
		} {
			if !yield(f) {
				return
			}
		}
		for i := range roots {
			dir := fmt.Sprintf("stacks/service-%04d/", i)
			for _, f := range [...]File{
				{dir + "main.tf", []byte(rootMain)},
				{dir + "variables.tf", []byte(rootVariables)},
				{dir + "locals.tf", []byte(rootLocals)},
				{dir + "terraform.tfvars", fmt.Appendf(nil, rootValues, i, i%7 != 0, 20+i%50, i%3 != 0, 10+i%200)},
			} {
				if !yield(f) {
					return
				}
			}
		}
	}
}

const bucketVariables = `variable "name" {
  type = string
}

variable "kms_key_arn" {
  type    = string
  default = null
}

variable "versioned" {
  type    = bool
  default = true
}

variable "tags" {
  type    = map(string)
  default = {}
}
`

const bucketMain = `resource "aws_s3_bucket" "this" {
  bucket = var.name
  tags   = merge({ Module = "bucket" }, var.tags)
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}
`

const bucketOutputs = `output "arn" {
  value = aws_s3_bucket.this.arn
}

output "id" {
  value = aws_s3_bucket.this.id
}
`

const rootVariables = `variable "name" {
  type        = string
  description = "Name of the service"
}

variable "environment" {
  type    = string
  default = "prod"

  validation {
    condition     = contains(["dev", "stg", "prod"], var.environment)
    error_message = "The environment must be dev, stg or prod."
  }
}

variable "region" {
  type    = string
  default = "ap-northeast-1"
}

variable "encrypted" {
  type    = bool
  default = true
}

variable "volume_size" {
  type    = number
  default = 20
}

variable "database" {
  type = object({
    engine    = optional(string, "postgres")
    class     = optional(string, "db.t4g.medium")
    storage   = number
    encrypted = optional(bool, true)
    retention = optional(number, 7)
  })
}

variable "ingress" {
  type = list(object({
    port        = number
    cidr_blocks = list(string)
    description = optional(string)
  }))
  default = []
}

variable "subnet_ids" {
  type = list(string)
}

variable "vpc_id" {
  type = string
}
`

const rootLocals = `locals {
  prefix = "${var.name}-${var.environment}"
  tags = {
    Service     = var.name
    Environment = var.environment
    ManagedBy   = "terraform"
  }
  nodes = {
    for i, subnet in var.subnet_ids : format("node-%02d", i) => {
      subnet = subnet
      type   = i % 2 == 0 ? "m7g.large" : "m7g.xlarge"
    }
  }
  buckets = toset(["logs", "data"])
}
`

// 1 security group, 4 instances, 4 volumes, 1 key, 1 subnet group, 1 database, 1 role, 1 policy and 2 x 3 in modules.
const rootMain = `terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = local.tags
  }
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "main" {
  description         = "Data of ${local.prefix}"
  enable_key_rotation = true
}

resource "aws_security_group" "main" {
  name        = "${local.prefix}-sg"
  description = "Traffic of ${var.name}"
  vpc_id      = var.vpc_id

  dynamic "ingress" {
    for_each = var.ingress
    content {
      description = coalesce(ingress.value.description, "port ${ingress.value.port}")
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = ingress.value.cidr_blocks
    }
  }

  egress {
    description = "all"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "node" {
  for_each = local.nodes

  ami                    = "ami-0123456789abcdef0"
  instance_type          = each.value.type
  subnet_id              = each.value.subnet
  vpc_security_group_ids = [aws_security_group.main.id]
  monitoring             = true
  ebs_optimized          = true

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }

  root_block_device {
    encrypted   = var.encrypted
    kms_key_id  = aws_kms_key.main.arn
    volume_size = var.volume_size
    volume_type = "gp3"
  }

  tags = merge(local.tags, { Name = "${local.prefix}-${each.key}" })
}

resource "aws_ebs_volume" "data" {
  for_each = aws_instance.node

  availability_zone = each.value.availability_zone
  size              = var.volume_size * 2
  type              = "gp3"
  encrypted         = var.encrypted
  kms_key_id        = var.encrypted ? aws_kms_key.main.arn : null
  tags              = { Name = join("-", [local.prefix, each.key, "data"]) }
}

resource "aws_db_subnet_group" "main" {
  name       = lower("${local.prefix}-db")
  subnet_ids = var.subnet_ids
}

resource "aws_db_instance" "main" {
  identifier              = "${local.prefix}-db"
  engine                  = var.database.engine
  instance_class          = var.database.class
  allocated_storage       = var.database.storage
  storage_encrypted       = var.database.encrypted
  kms_key_id              = aws_kms_key.main.arn
  db_subnet_group_name    = aws_db_subnet_group.main.name
  vpc_security_group_ids  = [aws_security_group.main.id]
  backup_retention_period = var.database.retention
  multi_az                = var.environment == "prod"
  publicly_accessible     = false
  skip_final_snapshot     = var.environment != "prod"
}

resource "aws_iam_role" "node" {
  name               = "${local.prefix}-node"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "node" {
  name = "data"
  role = aws_iam_role.node.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject"]
      Resource = [for b in module.bucket : "${b.arn}/*"]
    }]
  })
}

module "bucket" {
  source   = "../../modules/bucket"
  for_each = local.buckets

  name        = "${local.prefix}-${each.key}"
  kms_key_arn = each.key == "data" ? aws_kms_key.main.arn : null
  tags        = local.tags
}
`

const rootValues = `name        = "service-%04d"
vpc_id      = "vpc-0a1b2c3d4e5f60718"
subnet_ids  = ["subnet-0a00000000000001", "subnet-0a00000000000002", "subnet-0a00000000000003", "subnet-0a00000000000004"]
encrypted   = %t
volume_size = %d

database = {
  encrypted = %t
  storage   = %d
}

ingress = [
  { port = 443, cidr_blocks = ["0.0.0.0/0"], description = "https" },
  { port = 22, cidr_blocks = ["10.0.0.0/8"] },
]
`
