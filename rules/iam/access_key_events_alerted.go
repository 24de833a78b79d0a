package iam

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AccessKeyEventsAlerted notices a key that an intruder makes, and one that leaked.
var AccessKeyEventsAlerted = &rule.Rule{
	ID:       "iam-access-key-events-alerted",
	Title:    rule.T("New and leaked access keys raise an alert", "アクセスキーの作成と漏えいを通知している"),
	Why:      rule.T("An intruder makes a key to come back with. Keys that lie in a public repository are used within minutes, and AWS tells of them only to those who listen.", "侵入者は戻ってくるためのキーを作ります。公開リポジトリに置かれたキーは数分で使われ、AWS の警告は受け取る仕組みがなければ届きません。"),
	Fix:      rule.T("Add an event rule or a metric filter with an alarm for CreateAccessKey and UpdateAccessKey, and an event rule for aws.health or aws.guardduty, each with a receiver.", "CreateAccessKey と UpdateAccessKey のイベントルール (またはメトリクスフィルターとアラーム) と、aws.health または aws.guardduty のイベントルールを、通知先とともに追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Global:   true,
	Reads:    slices.Concat(facts.RouteTypes, facts.HubTypes, []string{metricFilterType, metricAlarmType}),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.InAccount(prov)
		place := facts.First(p.Graph, prov, "aws_cloudwatch_event_rule", metricFilterType)
		unmade := rule.Judge(model.No, "nothing tells of new access keys", place)
		unleaked := rule.Judge(model.No, "nothing tells of leaked access keys", place)
		var made []rule.Result
		for _, call := range []string{"CreateAccessKey", "UpdateAccessKey"} {
			event := facts.Event{Source: "aws.iam", Details: []string{"AWS API Call via CloudTrail"}, Holds: lists("detail.eventName", call)}
			made = append(made, facts.Any(
				facts.Route(p.Graph, here, unmade, event),
				facts.One(p.Graph, metricFilterType, here, unmade, func(r *model.Resource) rule.Result { return countsWithAlarm(p, r, call, unmade) }),
			))
		}
		leaked := facts.Any(
			facts.Route(p.Graph, here, unleaked,
				facts.Event{Source: "aws.health", Details: []string{"AWS Health Event"}, Holds: lists("detail.eventTypeCode", "AWS_RISK_CREDENTIALS_EXPOSED")},
				facts.Event{Source: "aws.guardduty", Details: []string{"GuardDuty Finding"}},
				facts.Event{Source: "aws.trustedadvisor", Details: []string{"Trusted Advisor Check Item Refresh Notification"}, Holds: lists("detail.check-name", "Exposed Access Keys")},
			),
			facts.ThroughHub(p.Graph, prov, "GuardDuty", unleaked),
		)
		known := facts.All(made...)
		if known.OK == model.No && leaked.OK == model.No {
			return facts.Silent(prov, "nothing tells of new or leaked access keys")
		}
		res := facts.Parts(known, leaked)
		if res.OK == model.Yes {
			res.Message = "new and leaked access keys are told of"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/health/latest/ug/cloudwatch-events-health.html",
		"https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_rule",
	},
}

const (
	metricFilterType = "aws_cloudwatch_log_metric_filter"
	metricAlarmType  = "aws_cloudwatch_metric_alarm"
)

// lists tells of the pattern of an event rule whether a field lets a text through: it asks for nothing, or for this one.
func lists(path, want string) func(model.Value) model.Tri {
	return func(pattern model.Value) model.Tri {
		field := facts.Member(pattern, path)
		if field.Known() && !field.Present() {
			return model.Yes
		}
		all := field.Elements()
		ok := model.No
		for _, v := range all.List {
			if v.Known() && v.Raw().Type().IsObjectType() {
				ok = ok.Or(model.Unknown) // a comparison other than equality
			} else {
				ok = ok.Or(v.OneOf(want))
			}
		}
		if all.Complete != model.Yes {
			ok = ok.Or(model.Unknown)
		}
		return ok
	}
}

// countsWithAlarm tells whether a metric filter counts a call, and an alarm on its metric tells somebody.
func countsWithAlarm(p *rule.Pass, filter *model.Resource, call string, none rule.Result) rule.Result {
	pattern := filter.Get("pattern")
	counts := pattern.Matches(func(text string) bool { return strings.Contains(text, call) && !strings.Contains(text, "!= "+call) })
	if counts == model.No {
		return none
	}
	metric := filter.Get("metric_transformation.name")
	missing := rule.Judge(model.No, "no alarm is on what "+filter.Address()+" counts", filter.Value())
	alarm := facts.One(p.Graph, metricAlarmType, facts.Beside(filter), missing, func(r *model.Resource) rule.Result {
		name, actions := r.Get("metric_name"), r.Get("alarm_actions")
		same := model.Unknown
		if text, ok := metric.Text(); ok {
			same = name.OneOf(text)
		}
		if same == model.No {
			return missing
		}
		return facts.All(
			rule.Judge(same, r.Address()+" is on what "+filter.Address()+" counts", name, metric).Because("which metric "+metric.At()+" names is not known"),
			rule.Judge(actions.NotEmpty(), is.Saw(actions), actions),
			is.NotFalse("actions_enabled")(p, r),
		)
	})
	return facts.All(rule.Judge(counts, is.Saw(pattern), pattern), alarm)
}
