package docdb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// DeletionProtection keeps a cluster from being deleted by one wrong command.
var DeletionProtection = &rule.Rule{
	ID:       "docdb-deletion-protection",
	Title:    rule.T("DocumentDB cluster is protected from deletion", "DocumentDB クラスターの削除保護を有効にしている"),
	Why:      rule.T("Without the protection, one wrong apply, or a stolen role, deletes the cluster with all its documents.", "削除保護がないと、誤った apply や盗まれたロールによる 1 回の操作で、クラスターがデータごと消えます。"),
	Fix:      rule.T("Set deletion_protection to true.", "deletion_protection を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_docdb_cluster"},
	Check:    is.True("deletion_protection"),
	Refs: []string{
		"https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster",
	},
}
