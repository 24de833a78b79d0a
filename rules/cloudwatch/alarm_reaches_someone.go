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
	Reads:    reachTypes,
	Check:    func(p *rule.Pass, alarm *model.Resource) rule.Result { return reachesSomeone(p, alarm) },
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}

// reachTypes are the types that reachesSomeone looks at besides the alarm.
var reachTypes = []string{compositeType, topicType, subscriptionType, "data.aws_sns_topic", chatType, teamsType}

// reachesSomeone tells whether an alarm gets to somebody: by its own actions, or by those of a composite alarm that
// speaks for it.
func reachesSomeone(p *rule.Pass, alarm *model.Resource) rule.Result {
	return through(p, alarm, 4)
}

// through is reachesSomeone over at most so many composite alarms one above the other.
func through(p *rule.Pass, alarm *model.Resource, depth int) rule.Result {
	own := reaches(p, alarm)
	if own.OK == model.Yes {
		return own
	}
	answers := []rule.Result{own}
	for _, s := range speakers.Of(p).of(alarm) {
		v := s.composite.Get("alarm_rule")
		speaks := rule.Judge(s.ok, s.composite.Address()+" speaks for the alarm", v).
			Because("whether " + s.composite.Address() + " speaks for the alarm is not known")
		above := rule.Judge(model.Unknown, "composite alarms are nested too deeply", v).Because("composite alarms are nested too deeply")
		if depth > 0 {
			above = through(p, s.composite, depth-1)
		}
		answers = append(answers, facts.All(speaks, above))
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "whether a composite alarm speaks for it is not known", gaps...))
	}
	if res := facts.Any(answers...); res.OK != model.No {
		return res
	}
	return own
}
