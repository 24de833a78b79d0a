package cloudwatch

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LogGroupRetentionOneYear keeps logs for as long as an investigation may look back.
var LogGroupRetentionOneYear = &rule.Rule{
	ID:       "cloudwatch-log-group-retention-one-year",
	Title:    rule.T("Log group keeps logs for at least a year", "ロググループがログを 1 年以上保持している"),
	Why:      rule.T("Intrusions are found months later, and audits ask for the year before. Logs that are gone by then cannot be looked at.", "侵入は数か月後に見つかることが多く、監査も前年度のログを求めます。消えたログは調べようがありません。"),
	Fix:      rule.T("Set retention_in_days to 365 or more.", "retention_in_days に 365 以上を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "log_retention_days", Default: cty.NumberIntVal(365), About: rule.T("the least number of days that logs have to be kept", "ログの最小保持日数")},
		{Name: "strict", Default: cty.False, About: rule.T("fail where nothing is written and logs are kept for ever", "何も書かず無期限に保持している場合も不合格にする")},
	},
	Types: []string{"aws_cloudwatch_log_group"},
	Check: func(p *rule.Pass, group *model.Resource) rule.Result {
		v, days := group.Get("retention_in_days"), p.Int("log_retention_days")
		if v.Origin == model.Default || v.Set() == model.No {
			return rule.Judge(model.Of(!p.Bool("strict")), is.Saw(v)+": logs are kept for ever", v)
		}
		return rule.Judge(v.AtLeast(days).Or(v.OneOf("0")), fmt.Sprintf("%s; at least %d is required", is.Saw(v), days), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group",
	},
}
