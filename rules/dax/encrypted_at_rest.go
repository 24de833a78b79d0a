package dax

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EncryptedAtRest keeps what a cache writes to disk unreadable without the key.
var EncryptedAtRest = &rule.Rule{
	ID:       "dax-encrypted-at-rest",
	Title:    rule.T("DAX cluster is encrypted at rest", "DAX クラスターを保存時に暗号化している"),
	Why:      rule.T("A DAX cluster writes changes to disk to pass them on between its nodes: rows of encrypted tables lie there in clear.", "DAX クラスターは、ノード間で変更を伝えるためにディスクへ書き出します。テーブルを暗号化していても、そこには平文で残ります。"),
	Fix:      rule.T("Add a server_side_encryption block with enabled set to true. The cluster is replaced.", "enabled を true にした server_side_encryption ブロックを追加してください。クラスターは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_dax_cluster"},
	Check:    is.True("server_side_encryption.enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dax_cluster",
	},
}
