package dynamodb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TablePITR keeps a point to go back to, down to the second.
var TablePITR = &rule.Rule{
	ID:        "dynamodb-table-pitr",
	Title:     rule.T("DynamoDB table has point-in-time recovery", "DynamoDB テーブルのポイントインタイムリカバリを有効にしている"),
	Why:       rule.T("Without it, a bad deployment or a deletion cannot be taken back: on-demand backups are only as recent as their last run.", "これがないと、デプロイの失敗や誤削除を取り消せません。オンデマンドバックアップは最後に取得した時点までしか戻れません。"),
	Fix:       rule.T("Add a point_in_time_recovery block with enabled set to true.", "enabled を true にした point_in_time_recovery ブロックを追加してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"backup-covers-every-stateful-resource"},
	Types:     []string{"aws_dynamodb_table"},
	Check:     is.True("point_in_time_recovery.enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
	},
}
