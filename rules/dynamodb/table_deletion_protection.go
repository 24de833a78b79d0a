package dynamodb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TableDeletionProtection keeps a table from being deleted by one wrong command.
var TableDeletionProtection = &rule.Rule{
	ID:       "dynamodb-table-deletion-protection",
	Title:    rule.T("DynamoDB table is protected from deletion", "DynamoDB テーブルの削除保護を有効にしている"),
	Why:      rule.T("Without the protection, one wrong apply, or a stolen role, deletes the table with all its items.", "削除保護がないと、誤った apply や盗まれたロールによる 1 回の操作で、テーブルがデータごと消えます。"),
	Fix:      rule.T("Set deletion_protection_enabled to true.", "deletion_protection_enabled を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_dynamodb_table"},
	Check:    is.True("deletion_protection_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
	},
}
