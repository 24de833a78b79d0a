package apigateway

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// MethodAuthorization keeps what is behind an API from everyone.
var MethodAuthorization = &rule.Rule{
	ID:       "apigateway-method-authorization",
	Title:    rule.T("Method of the REST API requires authorization", "REST API のメソッドで認可を必須にしている"),
	Why:      rule.T("A method without authorization lets anyone on the internet call the function or service behind it.", "認可のないメソッドでは、その背後の関数やサービスをインターネット上の誰でも呼び出せます。"),
	Fix:      rule.T("Set authorization to AWS_IAM, COGNITO_USER_POOLS or CUSTOM, or make the API private with a policy that says who may call it.", "authorization を AWS_IAM、COGNITO_USER_POOLS、CUSTOM のいずれかにするか、呼び出し元を限定したポリシーを付けて API をプライベートにしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("do not accept an API key instead: it tells callers apart, but is no proof of who they are", "API キーでの代用を認めない (API キーは呼び出し元を区別するだけで、本人である証明にならない)")},
	},
	Types: []string{"aws_api_gateway_method"},
	Reads: slices.Concat([]string{restAPI, restAPIPolicy}, facts.PolicyTypes),
	// Browsers send OPTIONS without credentials.
	When: func(_ *rule.Pass, method *model.Resource) model.Tri {
		return method.Get("http_method").OneOf("OPTIONS").Not()
	},
	Check: func(p *rule.Pass, method *model.Resource) rule.Result {
		by, key := method.Get("authorization"), method.Get("api_key_required")
		answers := []rule.Result{rule.Judge(by.OneOf("NONE").Not(), is.Saw(by), by)}
		if !p.Bool("strict") {
			answers = append(answers, rule.Judge(key.True(), is.Saw(key), key))
		}
		if res := facts.Any(answers...); res.OK == model.Yes {
			return facts.Primary(res, by)
		}
		inside := ofAPI(p.Graph, method, "whether the API is private is not known", func(api *model.Resource) rule.Result {
			return facts.All(private(api), policyNarrows(p.Graph, api))
		})
		return facts.Primary(facts.Any(append(answers, inside)...), by)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method",
	},
}
