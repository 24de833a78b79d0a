package ec2

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceAutoRecovery moves an instance to another host when its own one fails.
var InstanceAutoRecovery = &rule.Rule{
	ID:       "ec2-instance-auto-recovery",
	Title:    rule.T("Instance recovers from the failure of its host by itself", "ホスト障害時にインスタンスが自動復旧する"),
	Why:      rule.T("With recovery off, an instance whose host fails is gone until somebody starts it again.", "自動復旧を無効にすると、ホストの障害時に誰かが起動し直すまで停止したままになります。"),
	Fix:      rule.T("Remove auto_recovery from maintenance_options, or add an alarm on StatusCheckFailed_System with the action ec2:recover.", "maintenance_options の auto_recovery を削除するか、StatusCheckFailed_System に ec2:recover アクションを設定したアラームを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_instance"},
	Reads:    []string{"aws_launch_template", "aws_cloudwatch_metric_alarm"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		const option = "maintenance_options.auto_recovery"
		kind := r.Get("instance_type")
		if metal := kind.Matches(func(s string) bool { return strings.Contains(s, ".metal") }); metal == model.Yes {
			return rule.Judge(model.No, is.Saw(kind)+", which cannot recover", kind)
		}
		byItself := saidOrInherited(p, r, option, option, model.Yes, func(v model.Value) model.Tri { return v.OneOf("disabled").Not() })
		none := rule.Judge(model.No, byItself.Message+", and no alarm recovers it", r.Get(option))
		byAlarm := facts.Some(p.Graph.At(r).Into("aws_cloudwatch_metric_alarm", "dimensions.InstanceId"), none, func(a *model.Resource) rule.Result {
			metric := a.Get("metric_name")
			acts := facts.AnyValue(a, "alarm_actions[*]", "no action recovers the instance", func(v model.Value) model.Tri { return facts.EndsWith(v, ":ec2:recover") })
			return facts.All(rule.Judge(metric.OneOf("StatusCheckFailed_System"), is.Saw(metric), metric), acts)
		})
		possible := rule.Judge(kind.Matches(func(s string) bool { return !strings.Contains(s, ".metal") }).Or(model.Of(facts.LeftToAWS(kind))), is.Saw(kind), kind)
		res := facts.Any(byItself, byAlarm)
		if res.OK == model.No {
			return facts.Primary(none, r.Get(option))
		}
		return facts.All(res, possible)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-recover.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}
