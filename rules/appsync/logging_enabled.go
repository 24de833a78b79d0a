package appsync

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LoggingEnabled keeps a record of the requests to a GraphQL API.
var LoggingEnabled = &rule.Rule{
	ID:       "appsync-logging-enabled",
	Title:    rule.T("GraphQL API writes logs", "GraphQL API のログを記録している"),
	Why:      rule.T("Without logs nobody can tell who asked a GraphQL API for which data, or why requests fail.", "ログがないと、誰が GraphQL API からどのデータを取得したのか、なぜリクエストが失敗するのかがわかりません。"),
	Fix:      rule.T("Add a log_config block with a role that may write to CloudWatch Logs in cloudwatch_logs_role_arn.", "CloudWatch Logs に書き込めるロールを cloudwatch_logs_role_arn に指定した log_config ブロックを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_appsync_graphql_api"},
	Check:    is.NotEmpty("log_config.cloudwatch_logs_role_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_graphql_api",
	},
}
