package elb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AccessLogsEnabled keeps a record of who asked for what.
var AccessLogsEnabled = &rule.Rule{
	ID:       "elb-access-logs-enabled",
	Title:    rule.T("Load balancer writes access logs", "ロードバランサーがアクセスログを記録している"),
	Why:      rule.T("After an attack on an application, the access log tells which addresses asked for what, and what they got.", "アプリケーションが攻撃されたあと、どのアドレスが何を要求し、何を得たかはアクセスログで分かります。"),
	Fix:      rule.T("Add access_logs with enabled true and a bucket that lets the load balancer write.", "enabled を true にし、ロードバランサーが書き込めるバケットを指定した access_logs を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    balancerTypes,
	When: func(_ *rule.Pass, lb *model.Resource) model.Tri {
		return kindOf(lb, "application", "network")
	},
	Check: func(_ *rule.Pass, lb *model.Resource) rule.Result {
		enabled, bucket := lb.Get("access_logs.enabled"), lb.Get("access_logs.bucket")
		return facts.All(rule.Judge(enabled.True(), is.Saw(enabled), enabled), rule.Judge(bucket.NotEmpty(), is.Saw(bucket), bucket))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
	},
}
