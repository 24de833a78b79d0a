package opensearch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EncryptedAtRest keeps indices, logs and snapshots unreadable without the key.
var EncryptedAtRest = &rule.Rule{
	ID:       "opensearch-encrypted-at-rest",
	Title:    rule.T("OpenSearch domain is encrypted at rest", "OpenSearch ドメインを保存時に暗号化している"),
	Why:      rule.T("Indices hold what was logged and what customers searched for. Unencrypted, so are their files, swap and automated snapshots.", "インデックスには、ログや顧客の検索内容が入ります。暗号化していなければ、ファイルもスワップも自動スナップショットも平文のままです。"),
	Fix:      rule.T("Add an encrypt_at_rest block with enabled set to true, and kms_key_id set to a key of your own.", "enabled を true にし、kms_key_id に自分で管理する鍵を指定した encrypt_at_rest ブロックを追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_opensearch_domain", "aws_elasticsearch_domain"},
	Check:    is.True("encrypt_at_rest.enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}
