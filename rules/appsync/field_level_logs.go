package appsync

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// FieldLevelLogs makes errors of single resolvers visible.
var FieldLevelLogs = &rule.Rule{
	ID:       "appsync-field-level-logs",
	Title:    rule.T("GraphQL API logs the errors of its fields", "GraphQL API のフィールドごとのエラーを記録している"),
	Why:      rule.T("A GraphQL request fails in parts: it answers 200 while one field of it failed or was refused. Only field level logs show which.", "GraphQL のリクエストは部分的に失敗します。全体は 200 を返しても、あるフィールドだけが失敗や拒否になることがあり、それはフィールドレベルのログでしかわかりません。"),
	Fix:      rule.T("Add a log_config block with field_log_level set to ERROR or ALL.", "field_log_level を ERROR または ALL にした log_config ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_appsync_graphql_api"},
	Check:    is.OneOf("log_config.field_log_level", "ALL", "ERROR", "INFO", "DEBUG"),
	Refs: []string{
		"https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_graphql_api",
	},
}
