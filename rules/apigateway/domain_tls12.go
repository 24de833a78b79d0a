package apigateway

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DomainTLS12 keeps calls of an API from being read by those who can force an old TLS version.
var DomainTLS12 = &rule.Rule{
	ID:       "apigateway-domain-tls12",
	Title:    rule.T("Custom domain of the REST API requires TLS 1.2 or newer", "REST API のカスタムドメインで TLS 1.2 以上を必須にしている"),
	Why:      rule.T("TLS 1.0 and 1.1 have known flaws and weak ciphers: whoever sits on the way may be able to read or change what is sent.", "TLS 1.0 と 1.1 には既知の欠陥と弱い暗号があります。通信経路上の攻撃者に、内容を読まれたり改ざんされたりするおそれがあります。"),
	Fix:      rule.T("Set security_policy to TLS_1_2 or a SecurityPolicy_TLS13 policy.", "security_policy を TLS_1_2 か SecurityPolicy_TLS13 で始まるポリシーにしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("fail where security_policy is not set", "security_policy を指定していない場合も不合格にする")},
	},
	Types: []string{"aws_api_gateway_domain_name"},
	Check: func(p *rule.Pass, domain *model.Resource) rule.Result {
		v := domain.Get("security_policy")
		if facts.LeftToAWS(v) {
			if p.Bool("strict") {
				return rule.Judge(model.No, "security_policy is not set", v)
			}
			return rule.Judge(model.Unknown, "security_policy is not set", v).Because("AWS chooses the policy of a domain that names none")
		}
		return rule.Judge(v.Matches(modern), is.Saw(v), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_domain_name",
	},
}

func modern(policy string) bool {
	return policy == "TLS_1_2" || strings.HasPrefix(policy, "SecurityPolicy_TLS12_") || strings.HasPrefix(policy, "SecurityPolicy_TLS13_")
}
