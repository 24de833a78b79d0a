package cloudwatch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AlarmActionsEnabled keeps alarms from being switched off and forgotten.
var AlarmActionsEnabled = &rule.Rule{
	ID:       "cloudwatch-alarm-actions-enabled",
	Title:    rule.T("Metric alarm has its actions enabled", "メトリクスアラームのアクションが有効である"),
	Why:      rule.T("An alarm whose actions were switched off for a night of work changes its state and tells nobody.", "夜間作業のためにアクションを止めたアラームは、状態が変わっても誰にも知らせません。"),
	Fix:      rule.T("Remove actions_enabled or set it to true.", "actions_enabled を削除するか true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_cloudwatch_metric_alarm"},
	Check:    is.NotFalse("actions_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-17",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}
