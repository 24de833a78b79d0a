package memorydb

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedWithCMK lets the owner of a cluster decide who can read it.
var EncryptedWithCMK = &rule.Rule{
	ID:       "memorydb-encrypted-with-cmk",
	Title:    rule.T("MemoryDB cluster is encrypted with a customer managed KMS key", "MemoryDB クラスターをカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_arn to the ARN of an aws_kms_key. The cluster is replaced.", "kms_key_arn に aws_kms_key の ARN を指定してください。クラスターは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_memorydb_cluster"},
	Reads:    facts.KeyTypes,
	Check:    facts.UsesOwnKey("kms_key_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/memorydb_cluster",
	},
}
