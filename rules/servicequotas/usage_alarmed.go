package servicequotas

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// UsageAlarmed tells somebody before a limit of the account stops the growth of a system.
var UsageAlarmed = &rule.Rule{
	ID:       "servicequotas-usage-alarmed",
	Title:    rule.T("Use of service quotas raises an alarm", "サービスクォータの使用量をアラームで監視している"),
	Why:      rule.T("At a limit nothing more can be started, in the middle of a peak or a recovery. To have it raised takes days.", "上限に達すると、繁忙期や復旧のさなかに何も起動できなくなります。引き上げには数日かかります。"),
	Fix:      rule.T("Add an aws_cloudwatch_metric_alarm with SERVICE_QUOTA() over a metric of AWS/Usage, or on ServiceLimitUsage of AWS/TrustedAdvisor, that reaches somebody.", "AWS/Usage のメトリクスに SERVICE_QUOTA() を使った、または AWS/TrustedAdvisor の ServiceLimitUsage の aws_cloudwatch_metric_alarm を、通知が届く形で追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Global:   true,
	Reads:    slices.Concat(facts.AlarmTypes, []string{alarmType}),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		none := facts.Silent(prov, "no alarm on the use of service quotas in this configuration")
		here := facts.InAccount(prov)
		return facts.One(p.Graph, alarmType, func(r *model.Resource) model.Tri { return here(r).And(onQuota(r)) }, none, func(r *model.Resource) rule.Result {
			return facts.Primary(facts.AlarmReaches(p.Graph, r), r.Value())
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/servicequotas/latest/userguide/configure-cloudwatch.html",
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Quotas-Visualize-Alarms.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}

const alarmType = "aws_cloudwatch_metric_alarm"

// onQuota tells whether an alarm is on how much of a quota is used.
func onQuota(alarm *model.Resource) model.Tri {
	out := onUsage(alarm.Get("namespace"), alarm.Get("metric_name"))
	queries := alarm.Blocks("metric_query")
	for _, q := range queries.List {
		out = out.Or(onUsage(q.Get("metric.namespace"), q.Get("metric.metric_name"))).
			Or(q.Get("expression").Matches(func(s string) bool { return strings.Contains(s, "SERVICE_QUOTA(") }))
	}
	return out.Or(queries.Complete.Not())
}

func onUsage(space, name model.Value) model.Tri {
	return space.OneOf("AWS/Usage").Or(space.OneOf("AWS/TrustedAdvisor").And(name.OneOf("ServiceLimitUsage")))
}
