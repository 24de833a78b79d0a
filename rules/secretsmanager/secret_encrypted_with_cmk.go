package secretsmanager

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SecretEncryptedWithCMK lets the owner of the account decide who can read a secret.
var SecretEncryptedWithCMK = &rule.Rule{
	ID:       "secretsmanager-secret-encrypted-with-cmk",
	Title:    rule.T("Secret is encrypted with a customer managed KMS key", "シークレットをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("With a key of your own, reading a secret takes a permission on the key as well. It can then be shared with another account, and disabling the key closes it at once.", "自分で管理する鍵を使うと、シークレットを読むには鍵の権限も必要になります。別のアカウントと共有でき、鍵を無効にすれば直ちに読めなくできます。"),
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key.", "kms_key_id に aws_kms_key の ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_secretsmanager_secret"},
	Reads:    facts.KeyTypes,
	Check: func(p *rule.Pass, secret *model.Resource) rule.Result {
		return facts.OwnKey(p.Graph, secret.Get("kms_key_id"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret",
	},
}
