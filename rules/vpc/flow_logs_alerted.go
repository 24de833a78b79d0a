package vpc

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FlowLogsAlerted has somebody look at what flow logs record.
var FlowLogsAlerted = &rule.Rule{
	ID:       "vpc-flow-logs-alerted",
	Title:    rule.T("Flow logs feed an alarm on rejected traffic", "フローログの拒否された通信にアラームを設定している"),
	Why:      rule.T("A log that nobody reads stops nobody: scans and blocked connections show days before a break-in.", "誰も見ないログは攻撃を止めません。スキャンや遮断された接続は、侵入の何日も前から記録に現れます。"),
	Fix:      rule.T("Add a metric filter on REJECT to the log group with an alarm on its metric, or turn GuardDuty on.", "ロググループに REJECT のメトリクスフィルターとアラームを追加するか、GuardDuty を有効にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("do not accept GuardDuty, which reads flow logs by itself, instead", "独自にフローログを調べる GuardDuty を代わりに認めない")},
	},
	Types: []string{"aws_flow_log"},
	Reads: []string{"aws_cloudwatch_log_group", "aws_cloudwatch_log_metric_filter", "aws_cloudwatch_metric_alarm", "aws_guardduty_detector"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no alarm watches what it records", r.Value())
		answers := []rule.Result{none, onRejects(p, r, none)}
		if !p.Bool("strict") {
			answers = append(answers, facts.One(p.Graph, "aws_guardduty_detector", besideOf(r), none, func(d *model.Resource) rule.Result {
				return is.SaidIn(d.Get("enable"), model.Yes, model.Value.True)
			}))
		}
		res := facts.Any(answers...)
		if res.OK == model.No {
			return none
		}
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html",
		"https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_data-sources.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/flow_log",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

// onRejects tells whether an alarm goes off when a flow log records rejected traffic.
func onRejects(p *rule.Pass, log *model.Resource, none rule.Result) rule.Result {
	at := p.Graph.At(log)
	kind := log.Get("log_destination_type")
	if kind.OneOf("s3", "kinesis-data-firehose") == model.Yes {
		return none
	}
	groups := at.Follow("log_destination", "aws_cloudwatch_log_group")
	if named := log.Get("log_group_name"); !facts.LeftToAWS(named) {
		groups = groups.Join(at.Follow("log_group_name", "aws_cloudwatch_log_group"))
	}
	return facts.Some(groups.Into("aws_cloudwatch_log_metric_filter", "log_group_name"), none, func(filter *model.Resource) rule.Result {
		pattern := filter.Get("pattern")
		about := rule.Judge(pattern.Matches(func(s string) bool { return strings.Contains(s, "REJECT") }), is.Saw(pattern), pattern)
		return facts.All(about, facts.One(p.Graph, "aws_cloudwatch_metric_alarm", besideOf(log), none, func(alarm *model.Resource) rule.Result {
			actions := alarm.Get("alarm_actions")
			same := equal(alarm.Get("metric_name"), filter.Get("metric_transformation.name")).And(equal(alarm.Get("namespace"), filter.Get("metric_transformation.namespace")))
			return rule.Judge(same.And(actions.NotEmpty()), alarm.Address()+" watches it", actions, alarm.Get("metric_name"))
		}))
	})
}

// equal tells whether two texts are the same.
func equal(a, b model.Value) model.Tri {
	text, ok := b.Text()
	if !ok {
		return model.Unknown
	}
	return a.OneOf(text)
}

// besideOf is facts.Beside, but two resources of one provider configuration are beside each other whether AWS has reported
// their region yet or not.
func besideOf(r *model.Resource) func(*model.Resource) model.Tri {
	near := facts.Beside(r)
	return func(o *model.Resource) model.Tri {
		if r.Provider != nil && o.Provider == r.Provider && facts.LeftToAWS(o.Get("region")) && facts.LeftToAWS(r.Get("region")) {
			return model.Yes
		}
		return near(o)
	}
}
