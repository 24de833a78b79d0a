package cloudwatch

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AlarmMissingDataBreaching makes an alarm on a heartbeat go off when the heart stops.
var AlarmMissingDataBreaching = &rule.Rule{
	ID:       "cloudwatch-alarm-missing-data-breaching",
	Title:    rule.T("Alarm on a sign of life goes off when data is missing", "死活監視のアラームがデータの欠落時にも発報する"),
	Why:      rule.T("What is dead sends no metrics. An alarm that takes missing data for nothing new stays quiet just then.", "停止したものはメトリクスを送りません。欠落したデータを無視するアラームは、まさにそのときに鳴りません。"),
	Fix:      rule.T("Set treat_missing_data to breaching.", "treat_missing_data を breaching にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "heartbeat_metrics", Default: signsOfLife(), About: rule.T("the metrics that show that something is alive; * stands for any text", "死活を示すメトリクス (* は任意の文字列)")},
	},
	Types: []string{"aws_cloudwatch_metric_alarm"},
	When: func(p *rule.Pass, alarm *model.Resource) model.Tri {
		return alarm.Get("metric_name").Matches(func(s string) bool {
			return slices.ContainsFunc(p.Strings("heartbeat_metrics"), func(m string) bool { return facts.Wildcard(m, s) })
		})
	},
	Check: is.OneOf("treat_missing_data", "breaching"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}

func signsOfLife() cty.Value {
	return cty.ListVal([]cty.Value{
		cty.StringVal("StatusCheckFailed*"), cty.StringVal("HealthyHostCount"), cty.StringVal("SuccessPercent"), cty.StringVal("TunnelState"),
		cty.StringVal("ConnectionState"), cty.StringVal("GroupInServiceInstances"),
	})
}
