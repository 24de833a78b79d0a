package cloudwatch

import "github.com/sekisho/sekisho/analyzer/rule"

// AlarmRootUsage tells somebody when the one user that no policy limits is used.
var AlarmRootUsage = &rule.Rule{
	ID:       "cloudwatch-alarm-root-usage",
	Title:    rule.T("Use of the root user raises an alarm", "ルートユーザーの利用をアラームで検知している"),
	Why:      rule.T("Nobody needs the root user for daily work. Each use is either a planned exception or an intruder with the keys to everything, and somebody should know at once.", "ルートユーザーは日常業務では使いません。利用があれば、計画された例外か、すべてを握った侵入者かのどちらかです。直ちに気付く必要があります。"),
	Fix:      rule.T("Let a trail of all regions deliver to a log group; add a metric filter on it for userIdentity.type Root and an aws_cloudwatch_metric_alarm with alarm_actions. An EventBridge rule on userIdentity.type Root with a target serves too.", "全リージョンの証跡をロググループに配信し、userIdentity.type が Root のメトリクスフィルターと、alarm_actions を持つ aws_cloudwatch_metric_alarm を追加してください。userIdentity.type が Root の EventBridge ルールとターゲットでも構いません。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params:   watchParams,
	Global:   true,
	Reads:    watchTypes,
	Account:  rootUsage.judge,
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-1",
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter",
	},
}

var rootUsage = watch{what: "use of the root user", events: []happening{
	{"signin", []string{"ConsoleLogin"}, []string{"userIdentity.type=Root"}},
	{"s3", []string{"CreateBucket"}, []string{"userIdentity.type=Root"}},
}}
