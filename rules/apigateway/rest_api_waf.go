package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RestAPIWAF puts a filter before APIs that the internet reaches.
var RestAPIWAF = &rule.Rule{
	ID:       "apigateway-rest-api-waf",
	Title:    rule.T("Stage of a public REST API is protected by AWS WAF", "公開 REST API のステージを AWS WAF で保護している"),
	Why:      rule.T("Without a web ACL every probe, flood and known exploit goes straight to the code behind the API.", "ウェブ ACL がないと、探索、大量のリクエスト、既知の攻撃が、API の背後のコードにそのまま届きます。"),
	Fix:      rule.T("Add an aws_wafv2_web_acl_association with the ARN of the stage in resource_arn.", "resource_arn にステージの ARN を指定した aws_wafv2_web_acl_association を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_api_gateway_stage"},
	Reads:    []string{restAPI, "aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"},
	When: func(p *rule.Pass, stage *model.Resource) model.Tri {
		return p.AppliesBy(facts.Not(ofAPI(p.Graph, stage, "whether the API is private is not known", private)))
	},
	Check: func(p *rule.Pass, stage *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no web ACL is associated with the stage", stage.Value())
		// What AWS reports of a stage that is there.
		acl := stage.Get("web_acl_arn")
		answers := []rule.Result{rule.Judge(model.All(acl.NotEmpty(), model.Of(acl.Known())), "a web ACL is associated with the stage", acl)}
		if answers[0].OK != model.Yes {
			answers[0] = none
		}
		for _, typ := range []string{"aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"} {
			l := p.Graph.At(stage).Into(typ, "resource_arn")
			answers = append(answers, facts.Companion(l, typ, none, func(a *model.Resource) rule.Result {
				return rule.Judge(model.Yes, "a web ACL is associated with the stage", a.Get("resource_arn"))
			}))
		}
		return facts.Primary(facts.Any(answers...), stage.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_association",
	},
}
