package cloudwatch

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AlarmHasAction keeps alarms from changing state where nobody looks.
var AlarmHasAction = &rule.Rule{
	ID:       "cloudwatch-alarm-has-action",
	Title:    rule.T("Metric alarm has an action", "メトリクスアラームにアクションがある"),
	Why:      rule.T("An alarm without an action only changes its colour in the console.", "アクションのないアラームは、コンソールで色が変わるだけです。"),
	Fix:      rule.T("Name an SNS topic or another action in alarm_actions.", "alarm_actions に SNS トピックなどのアクションを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require alarm_actions; ok_actions and insufficient_data_actions do not count", "alarm_actions を求める (ok_actions と insufficient_data_actions は数えない)")},
	},
	Types: []string{"aws_cloudwatch_metric_alarm"},
	Check: func(p *rule.Pass, alarm *model.Resource) rule.Result {
		if p.Bool("strict") {
			return is.NotEmpty("alarm_actions")(p, alarm)
		}
		return is.AnyOf(is.NotEmpty("alarm_actions"), is.NotEmpty("ok_actions"), is.NotEmpty("insufficient_data_actions"))(p, alarm)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}
