package cloudtrail

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedWithCMK lets the owner of the account decide who can read its audit log.
var EncryptedWithCMK = &rule.Rule{
	ID:       "cloudtrail-encrypted-with-cmk",
	Title:    rule.T("Trail is encrypted with a customer managed KMS key", "証跡をカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("With a key of your own, reading the audit log takes a permission on the key as well as on the bucket, and each use of the key is itself recorded.", "自分で管理する鍵を使うと、監査ログを読むにはバケットに加えて鍵の権限も必要になり、鍵を使ったことも記録に残ります。"),
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key whose policy lets CloudTrail use it.", "CloudTrail の利用をキーポリシーで許可した aws_kms_key の ARN を kms_key_id に指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cloudtrail"},
	Reads:    facts.KeyTypes,
	Check: func(p *rule.Pass, trail *model.Resource) rule.Result {
		return facts.OwnKey(p.Graph, trail.Get("kms_key_id"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}
