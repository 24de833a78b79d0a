package efs

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedWithCMK lets the owner of a file system decide who can read it.
var EncryptedWithCMK = &rule.Rule{
	ID:        "efs-encrypted-with-cmk",
	Title:     rule.T("EFS file system is encrypted with a customer managed KMS key", "EFS ファイルシステムをカスタマー管理の KMS キーで暗号化している"),
	Why:       facts.WhyOwnKey,
	Fix:       rule.T("Set encrypted to true and kms_key_id to the ARN of an aws_kms_key. The file system is replaced.", "encrypted を true にし、kms_key_id に aws_kms_key の ARN を指定してください。ファイルシステムは作り直しになります。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	ImpliedBy: []string{"efs-encrypted"},
	Types:     []string{"aws_efs_file_system"},
	Reads:     facts.KeyTypes,
	Check:     facts.EncryptedWithOwnKey("encrypted", "kms_key_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system",
	},
}
