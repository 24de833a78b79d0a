package memorydb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// BackupEnabled keeps a point to go back to.
var BackupEnabled = &rule.Rule{
	ID:       "memorydb-backup-enabled",
	Title:    rule.T("MemoryDB cluster keeps snapshots", "MemoryDB クラスターのスナップショットを保持している"),
	Why:      rule.T("The transaction log protects from lost nodes, not from wrong writes. Without snapshots there is nothing to go back to after a mistake.", "トランザクションログはノードの喪失には強くても、誤った書き込みからは守れません。スナップショットがなければ、誤操作の前に戻れません。"),
	Fix:      rule.T("Set snapshot_retention_limit to at least one day.", "snapshot_retention_limit を 1 日以上にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_memorydb_cluster"},
	Check:    is.NotLess("snapshot_retention_limit", 1),
	Refs: []string{
		"https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots-automatic.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/memorydb_cluster",
	},
}
