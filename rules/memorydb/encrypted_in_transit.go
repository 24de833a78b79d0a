package memorydb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EncryptedInTransit keeps passwords and data off the network in clear.
var EncryptedInTransit = &rule.Rule{
	ID:       "memorydb-encrypted-in-transit",
	Title:    rule.T("MemoryDB cluster uses TLS", "MemoryDB クラスターで TLS を使っている"),
	Why:      rule.T("With TLS off, passwords and data cross the network in clear, and access control lists cannot be used.", "TLS を無効にすると、パスワードもデータも平文で流れ、アクセスコントロールリストも使えなくなります。"),
	Fix:      rule.T("Remove tls_enabled or set it to true. The cluster is replaced.", "tls_enabled を削除するか true にしてください。クラスターは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_memorydb_cluster"},
	Check:    is.NotFalse("tls_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/memorydb_cluster",
	},
}
