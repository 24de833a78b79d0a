package cloudwatch

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ApplicationLogsAlarmed tells somebody what an application has already written down.
var ApplicationLogsAlarmed = &rule.Rule{
	ID:          "cloudwatch-application-logs-alarmed",
	Title:       rule.T("Application logs have a metric filter with an alarm", "アプリケーションログにメトリクスフィルターとアラームがある"),
	Why:         rule.T("Errors stand in the log for hours before somebody reads it.", "エラーはログに記録されても、誰かが読むまで何時間も気付かれません。"),
	Fix:         rule.T("Add an aws_cloudwatch_log_metric_filter for errors to an application log group, and an aws_cloudwatch_metric_alarm on its metric that reaches somebody.", "アプリケーションのロググループにエラーの aws_cloudwatch_log_metric_filter と、そのメトリクスの通知が届く aws_cloudwatch_metric_alarm を追加してください。"),
	Severity:    rule.Medium,
	Since:       "0.1.0",
	Global:      true,
	Reads:       slices.Concat(watchTypes, []string{flowLogType}),
	WhenAccount: anyApplicationLog,
	Account:     appLogsAlarmed,
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

const flowLogType = "aws_flow_log"

// auditGroups are the log groups of trails and flow logs: what runs on the account does not write to them.
var auditGroups = &rule.Fact[map[*model.Resource]bool]{Compute: func(g *model.Graph) map[*model.Resource]bool {
	out := map[*model.Resource]bool{}
	for typ, path := range map[string]string{trailType: "cloud_watch_logs_group_arn", flowLogType: "log_destination"} {
		for _, r := range g.Of(typ) {
			to := groupOf(r.Get(path))
			if to.r != nil {
				out[to.r] = true
			} else if to.named {
				for _, group := range g.Named(logGroupType, to.name) {
					out[group] = true
				}
			}
		}
	}
	return out
}}

// isApplicationLog tells whether a log group is one that applications or operating systems write to.
func isApplicationLog(p *rule.Pass, group *model.Resource) model.Tri {
	if auditGroups.Of(p)[group] {
		return model.No
	}
	for _, trail := range p.Graph.Of(trailType) {
		if to := trail.Get("cloud_watch_logs_group_arn"); to.NotEmpty() != model.No && sameGroup(to, group.Get("arn")) != model.No && groupOf(to).r == nil {
			return model.Unknown
		}
	}
	return model.Yes
}

// anyApplicationLog tells whether an account has a log group of an application.
func anyApplicationLog(p *rule.Pass, prov *model.Provider) model.Tri {
	out := model.No
	for _, group := range p.Graph.Of(logGroupType) {
		out = out.Or(model.All(exists(group), facts.SameAccount(group.Provider, prov), isApplicationLog(p, group)))
	}
	return out
}

func appLogsAlarmed(p *rule.Pass, prov *model.Provider) rule.Result {
	const missing = "no metric filter with an alarm is on an application log"
	var answers []rule.Result
	var place model.Value
	any := model.No
	for _, group := range p.Graph.Of(logGroupType) {
		here := model.All(facts.SameAccount(group.Provider, prov), isApplicationLog(p, group))
		if here == model.No {
			continue
		}
		if any == model.No {
			place = group.Value()
		}
		any = any.Or(here.And(exists(group)))
		for _, filter := range p.Graph.Of(filterType) {
			name := filter.Get("log_group_name")
			on := model.All(here, exists(filter), sameGroup(name, group.Get("name")), model.Of(groupOf(name).r == nil || groupOf(name).r == group))
			if on == model.No {
				continue
			}
			answers = append(answers, facts.All(
				rule.Judge(on, filter.Address()+" is on an application log", name).Because("whether "+filter.Address()+" is on an application log is not known"),
				reachedFrom(p, filter)))
		}
	}
	res := facts.Any(answers...)
	if len(answers) > 0 && res.OK != model.No {
		return res
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		return rule.Judge(model.Unknown, missing, gaps...)
	}
	return rule.Judge(any.Not(), missing, place).Because("whether " + place.At() + " is an application log is not known")
}

// reachedFrom tells whether an alarm on the metric of a filter reaches somebody.
func reachedFrom(p *rule.Pass, filter *model.Resource) rule.Result {
	answers := []rule.Result{rule.Judge(model.No, "no alarm on the metric of "+filter.Address()+" reaches somebody", filter.Value())}
	for _, a := range onMetrics.Of(p)[filter] {
		answers = append(answers, facts.All(
			rule.Judge(a.on, a.alarm.Address()+" is raised by "+filter.Address(), a.alarm.Get("metric_name")).
				Because("whether "+a.alarm.Address()+" is on the metric of "+filter.Address()+" is not known"),
			facts.AlarmReaches(p.Graph, a.alarm)))
	}
	return last(answers)
}
