package redshift

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ServerlessEncryptedWithCMK lets the owner of a warehouse decide who can read it.
var ServerlessEncryptedWithCMK = &rule.Rule{
	ID:       "redshift-serverless-encrypted-with-cmk",
	Title:    rule.T("Redshift Serverless namespace is encrypted with a customer managed KMS key", "Redshift Serverless の名前空間をカスタマー管理の KMS キーで暗号化している"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key.", "kms_key_id に aws_kms_key の ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_redshiftserverless_namespace"},
	Reads:    facts.KeyTypes,
	Check:    facts.UsesOwnKey("kms_key_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html#redshiftserverless-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_namespace",
	},
}
