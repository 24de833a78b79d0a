package athena

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// WorkgroupLogging shows what queries cost and whether they fail.
var WorkgroupLogging = &rule.Rule{
	ID:       "athena-workgroup-logging",
	Title:    rule.T("Athena workgroup publishes metrics", "Athena ワークグループのメトリクスを発行している"),
	Why:      rule.T("Without metrics nobody sees that a workgroup reads far more data than usual, which is what copying a data lake looks like.", "メトリクスがないと、ワークグループが普段よりはるかに多くのデータを読んでいること、つまりデータレイクの持ち出しに気付けません。"),
	Fix:      rule.T("Remove publish_cloudwatch_metrics_enabled or set it to true.", "publish_cloudwatch_metrics_enabled を削除するか true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_athena_workgroup"},
	Check:    is.NotFalse("configuration.publish_cloudwatch_metrics_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html#athena-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup",
	},
}
