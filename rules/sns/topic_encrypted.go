package sns

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TopicEncrypted keeps messages unreadable while they are delivered.
var TopicEncrypted = &rule.Rule{
	ID:       "sns-topic-encrypted",
	Title:    rule.T("Topic encrypts messages at rest", "トピックがメッセージを保存時に暗号化している"),
	Why:      rule.T("SNS keeps messages until every subscriber has them. Without a key they are stored in the clear.", "SNS はすべての購読者に届くまでメッセージを保持します。鍵がなければ平文のまま保存されます。"),
	Fix:      rule.T("Set kms_master_key_id to an aws_kms_key whose policy lets the publishing services use it.", "発行元サービスの利用をキーポリシーで許可した aws_kms_key を kms_master_key_id に指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_sns_topic"},
	Check:    is.NotEmpty("kms_master_key_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic",
	},
}
