package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RestAPIPolicyNotWildcard keeps a policy from letting in whom it was written to keep out.
var RestAPIPolicyNotWildcard = &rule.Rule{
	ID:       "apigateway-rest-api-policy-not-wildcard",
	Title:    rule.T("Policy of the REST API does not let everyone call it", "REST API のポリシーで全員に呼び出しを許可していない"),
	Why:      rule.T("A policy that allows everyone keeps nobody out: each method without authorization is open to the internet or to every VPC.", "全員に許可するポリシーは誰も拒みません。認可のないメソッドは、インターネットやすべての VPC に開放されます。"),
	Fix:      rule.T("Name the principals, or add a condition on aws:SourceVpce, aws:SourceVpc, aws:SourceIp or aws:PrincipalOrgID, or a Deny for everyone outside of it.", "プリンシパルを指定するか、aws:SourceVpce、aws:SourceVpc、aws:SourceIp、aws:PrincipalOrgID の条件、またはそれ以外を拒否する Deny を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{restAPIPolicy, restAPI},
	Reads:    facts.PolicyTypes,
	When:     facts.HoldsPolicy("policy", restAPIPolicy, "rest_api_id"),
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("policy")
		return facts.JudgePolicy(v, rule.Judge(model.Yes, "there is no policy", v), notWildcard)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api_policy",
	},
}
