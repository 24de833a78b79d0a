package route53

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FailoverHealthChecked lets DNS notice that a target is gone.
var FailoverHealthChecked = &rule.Rule{
	ID:       "route53-failover-health-checked",
	Title:    rule.T("Records that fail over are bound to a health check", "フェイルオーバーするレコードにヘルスチェックを設定している"),
	Why:      rule.T("Without a check, DNS goes on sending users to the place that failed.", "ヘルスチェックがないと、DNS は障害の起きた先に利用者を送り続けます。"),
	Fix:      rule.T("Set health_check_id, or evaluate_target_health to true in alias.", "health_check_id を指定するか、alias の evaluate_target_health を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_route53_record"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		primary := r.Get("failover_routing_policy.type").OneOf("PRIMARY")
		return model.Any(primary, r.Get("latency_routing_policy").Set(), r.Get("multivalue_answer_routing_policy").True())
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		check, target := r.Get("health_check_id"), r.Get("alias.evaluate_target_health")
		res := facts.Any(rule.Judge(check.NotEmpty(), is.Saw(check), check), rule.Judge(target.True(), is.Saw(target), target))
		if res.OK == model.No {
			res.Message = "no health check tells whether the target works"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record",
	},
}
