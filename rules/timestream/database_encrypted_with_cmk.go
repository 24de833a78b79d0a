package timestream

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DatabaseEncryptedWithCMK lets the owner of a database decide who can read it.
var DatabaseEncryptedWithCMK = &rule.Rule{
	ID:       "timestream-database-encrypted-with-cmk",
	Title:    rule.T("Timestream database is encrypted with a customer managed KMS key", "Timestream データベースをカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key.", "kms_key_id に aws_kms_key の ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_timestreamwrite_database"},
	Reads:    facts.KeyTypes,
	Check:    facts.UsesOwnKey("kms_key_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/timestreamwrite_database",
	},
}
