package hclload

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// many writes a root module of 200 files with 50 resources each, as people write them.
func many(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	for f := range 200 {
		var s strings.Builder
		if f == 0 {
			s.WriteString("variable \"env\" {\n  default = \"prod\"\n}\nlocals {\n  prefix = \"app-${var.env}\"\n  tags = { Env = var.env, Team = \"core\" }\n}\nprovider \"aws\" {\n  region = \"ap-northeast-1\"\n  default_tags {\n    tags = { Owner = \"x\" }\n  }\n}\n")
		}
		for r := range 10 {
			n := fmt.Sprintf("r%d_%d", f, r)
			fmt.Fprintf(&s, `resource "aws_s3_bucket" "%[1]s" {
  bucket = "${local.prefix}-%[1]s"
  tags   = merge(local.tags, { Name = "%[1]s" })
}

resource "aws_s3_bucket_public_access_block" "%[1]s" {
  bucket                  = aws_s3_bucket.%[1]s.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = var.env == "prod"
}

resource "aws_security_group" "%[1]s" {
  name        = "${local.prefix}-%[1]s"
  description = "Traffic of %[1]s"
  vpc_id      = "vpc-1"
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "192.168.0.0/16"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
  tags = local.tags
}

resource "aws_instance" "%[1]s" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.%[1]s.id]
  metadata_options {
    http_tokens = "required"
  }
  root_block_device {
    encrypted   = true
    volume_type = "gp3"
    volume_size = 20
  }
  tags = merge(local.tags, { Name = "%[1]s" })
}

resource "aws_ebs_volume" "%[1]s" {
  availability_zone = aws_instance.%[1]s.availability_zone
  size              = 40
  encrypted         = true
  tags              = local.tags
}

`, n)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("f%03d.tf", f)), []byte(s.String()), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// BenchmarkParse is the floor of BenchmarkLoad: parsing the same files.
func BenchmarkParse(b *testing.B) {
	dir := many(b)
	files, err := filepath.Glob(dir + "/*.tf")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			if _, diags := hclsyntax.ParseConfig(src, f, hcl.InitialPos); diags.HasErrors() {
				b.Fatal(diags)
			}
		}
	}
}

// BenchmarkEvaluate evaluates modules that are parsed already.
func BenchmarkEvaluate(b *testing.B) {
	dir := many(b)
	l := NewLoader()
	l.module(dir)
	runtime.GC()
	b.ReportAllocs()
	for b.Loop() {
		res, diags := l.Load(dir, Options{})
		if diags.HasErrors() || len(res.Graph.Resources) != 10_000 {
			b.Fatal(len(res.Graph.Resources), diags)
		}
	}
}
