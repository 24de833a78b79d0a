package apigateway

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RestAPIPrivate keeps internal APIs off the internet.
var RestAPIPrivate = &rule.Rule{
	ID:       "apigateway-rest-api-private",
	Title:    rule.T("REST API is reached from VPCs only", "REST API に VPC からだけ接続できる"),
	Why:      rule.T("Every REST API that is not private has an address on the internet, and an authorizer as its only wall.", "プライベートでない REST API はすべてインターネット上にアドレスを持ち、オーソライザーだけが防壁になります。"),
	Fix:      rule.T("Set types of endpoint_configuration to PRIVATE and add a policy that names the VPC endpoint, or tag what has to be public with the tag of public_tag.", "endpoint_configuration の types を PRIVATE にして VPC エンドポイントを指定したポリシーを付けるか、公開が必要なものには public_tag のタグを付けてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "public_tag", Default: cty.StringVal("Exposure=public"), About: rule.T("tag of what is meant to be public", "公開を意図したものに付けるタグ")},
	},
	Types: []string{"aws_api_gateway_rest_api"},
	When: func(p *rule.Pass, api *model.Resource) model.Tri {
		key, value, _ := strings.Cut(p.Param("public_tag").AsString(), "=")
		return facts.Tag(api, key).OneOf(value).Not()
	},
	Check: func(_ *rule.Pass, api *model.Resource) rule.Result { return private(api) },
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api",
	},
}
