package msk

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedAtRestWithCMK lets the owner of messages decide, by a key, who can read them.
var EncryptedAtRestWithCMK = &rule.Rule{
	ID:       "msk-encrypted-at-rest-with-cmk",
	Title:    rule.T("MSK cluster is encrypted with a customer managed KMS key", "MSK クラスターをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("MSK always encrypts its disks, by itself with a key that AWS manages. With a key of your own, reading them takes a permission on the key, and disabling it closes them at once.", "MSK のディスクは必ず暗号化されますが、指定しなければ AWS 管理の鍵です。自分で管理する鍵なら、読むには鍵の権限が必要になり、無効にすれば直ちに読めなくできます。"),
	Fix:      rule.T("Set encryption_at_rest_kms_key_arn in encryption_info to an aws_kms_key. The cluster is made anew.", "encryption_info の encryption_at_rest_kms_key_arn に aws_kms_key を指定してください。クラスターは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_msk_cluster"},
	Reads:    facts.KeyTypes,
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		return facts.OwnKey(p.Graph, c.Get("encryption_info.encryption_at_rest_kms_key_arn"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
	},
}
