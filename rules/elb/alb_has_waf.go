package elb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ALBHasWAF puts a filter before what the internet can reach.
var ALBHasWAF = &rule.Rule{
	ID:       "elb-alb-has-waf",
	Title:    rule.T("Public application load balancer has a web ACL", "インターネット向けの ALB に Web ACL を関連付けている"),
	Why:      rule.T("Scanners try known flaws on every public address. A web ACL stops the common ones, and gives a place to stop the next one within minutes.", "スキャンはあらゆる公開アドレスに既知の欠陥を試します。Web ACL は一般的な攻撃を止め、次の攻撃も数分で遮断できる場所になります。"),
	Fix:      rule.T("Add an aws_wafv2_web_acl_association with the ARN of the load balancer, or set internal to true if it is not public.", "ロードバランサーの ARN を指定した aws_wafv2_web_acl_association を追加してください。公開しないのであれば internal を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    balancerTypes,
	Reads:    associationTypes,
	When: func(_ *rule.Pass, lb *model.Resource) model.Tri {
		if lb.Get("internal").True() == model.Yes {
			return model.No
		}
		return kindOf(lb, "application")
	},
	Check: func(p *rule.Pass, lb *model.Resource) rule.Result {
		internal := lb.Get("internal")
		return facts.Primary(facts.Any(is.ReferredTo("resource_arn", associationTypes...)(p, lb), rule.Judge(internal.True(), is.Saw(internal), internal)), lb.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_association",
	},
}

var associationTypes = []string{"aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"}
