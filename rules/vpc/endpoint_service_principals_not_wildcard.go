package vpc

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointServicePrincipalsNotWildcard keeps strangers from connecting to a service that was made for partners.
var EndpointServicePrincipalsNotWildcard = &rule.Rule{
	ID:       "vpc-endpoint-service-principals-not-wildcard",
	Title:    rule.T("Endpoint service does not allow every AWS principal", "エンドポイントサービスですべての AWS プリンシパルを許可していない"),
	Why:      rule.T("With a wildcard every AWS account may ask for a connection, and gets it at once where acceptance is not required.", "ワイルドカードを使うと、あらゆる AWS アカウントが接続を要求でき、承認が不要な設定ならそのまま接続できてしまいます。"),
	Fix:      rule.T("Name the accounts or roles that use the service, and list the accounts in trusted_accounts.", "サービスを利用するアカウントやロールを指定し、そのアカウントを trusted_accounts に加えてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "trusted_accounts", Default: cty.ListValEmpty(cty.String), About: rule.T("accounts that may connect; while it is empty, any account that is named", "接続してよいアカウント。空の場合は、名指しされたアカウントをすべて認める")},
	},
	Types: []string{"aws_vpc_endpoint_service", "aws_vpc_endpoint_service_allowed_principal"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return allowedPrincipals(r, p.Strings("trusted_accounts"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service_allowed_principal",
	},
}

// allowedPrincipals requires that those who may connect to an endpoint service are named.
func allowedPrincipals(r *model.Resource, trusted []string) rule.Result {
	path := "principal_arn"
	if r.Addr.Type == "aws_vpc_endpoint_service" {
		path = "allowed_principals[*]"
	}
	all := r.All(path)
	answers := []rule.Result{}
	for _, v := range all.List {
		answers = append(answers,
			rule.Judge(v.OneOf("*").Not(), is.Saw(v)+": every AWS principal may connect", v),
			facts.TrustedAccount(v, r, trusted))
	}
	if all.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "who may connect is not known", all.Stuck))
	}
	if len(answers) == 0 {
		return rule.Judge(model.Yes, "no principal is allowed here", r.Value())
	}
	return facts.All(answers...)
}
