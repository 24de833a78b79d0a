package cloudwatch

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AlarmReachesSomeone keeps an alarm from ringing in an empty room.
var AlarmReachesSomeone = &rule.Rule{
	ID:       "cloudwatch-alarm-reaches-someone",
	Title:    rule.T("Metric alarm is armed and notifies a target that somebody subscribed to", "メトリクスアラームが有効で、購読者のいる通知先に届く"),
	Why:      rule.T("An alarm without an action changes colour in a console that nobody looks at, and a topic without subscribers drops what it is told.", "アクションのないアラームは、誰も見ていないコンソールで色が変わるだけです。購読者のいないトピックは、通知をそのまま捨てます。"),
	Fix:      rule.T("Name an SNS topic in alarm_actions, subscribe to it with an aws_sns_topic_subscription, and leave actions_enabled true.", "alarm_actions に SNS トピックを指定し、aws_sns_topic_subscription で購読を追加してください。actions_enabled は true のままにしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{alarmType},
	Reads:    facts.AlarmTypes,
	Check:    func(p *rule.Pass, alarm *model.Resource) rule.Result { return facts.AlarmReaches(p.Graph, alarm) },
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}
