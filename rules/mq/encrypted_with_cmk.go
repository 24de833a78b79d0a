package mq

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EncryptedWithCMK lets the owner of messages decide, by a key, who can read them.
var EncryptedWithCMK = &rule.Rule{
	ID:       "mq-encrypted-with-cmk",
	Title:    rule.T("Broker is encrypted with a customer managed KMS key", "ブローカーをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("With a key of AWS nobody of yours can see or stop its use. With a key of your own, disabling it closes the messages at once.", "AWS 所有のキーでは、利用の確認も停止もできません。自分で管理する鍵なら、無効にすれば直ちに読めなくできます。"),
	Fix:      rule.T("Add an encryption_options block with use_aws_owned_key set to false and kms_key_id set to an aws_kms_key.", "use_aws_owned_key を false、kms_key_id を aws_kms_key にした encryption_options ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_mq_broker"},
	Reads:    facts.KeyTypes,
	Check:    ownKey,
	Refs: []string{
		"https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection-encryption-at-rest.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker",
	},
}

// ownKey requires a key of the customer. Without the block, or with its default, AWS uses a key of its own.
func ownKey(p *rule.Pass, b *model.Resource) rule.Result {
	owned := b.Get("encryption_options.use_aws_owned_key")
	return facts.All(rule.Judge(owned.True().Not(), is.Saw(owned), owned), facts.OwnKey(p.Graph, b.Get("encryption_options.kms_key_id")))
}
