package dms

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceEncryptedWithCMK lets the owner of the data decide who can read what is on its way.
var InstanceEncryptedWithCMK = &rule.Rule{
	ID:       "dms-instance-encrypted-with-cmk",
	Title:    rule.T("DMS replication instance is encrypted with a customer managed KMS key", "DMS レプリケーションインスタンスをカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_arn to the ARN of an aws_kms_key. The instance is replaced.", "kms_key_arn に aws_kms_key の ARN を指定してください。インスタンスは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_dms_replication_instance"},
	Reads:    facts.KeyTypes,
	Check:    facts.UsesOwnKey("kms_key_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance",
	},
}
