package apigatewayv2

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// RouteAuthorization keeps what is behind an API from everyone.
var RouteAuthorization = &rule.Rule{
	ID:       "apigatewayv2-route-authorization",
	Title:    rule.T("Route of the HTTP or WebSocket API requires authorization", "HTTP / WebSocket API のルートで認可を必須にしている"),
	Why:      rule.T("A route without authorization lets anyone on the internet call the function or service behind it.", "認可のないルートでは、その背後の関数やサービスをインターネット上の誰でも呼び出せます。"),
	Fix:      rule.T("Set authorization_type to AWS_IAM, JWT or CUSTOM. For a WebSocket API the route $connect decides.", "authorization_type を AWS_IAM、JWT、CUSTOM のいずれかにしてください。WebSocket API では $connect ルートに指定します。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_apigatewayv2_route"},
	Reads:    []string{"aws_apigatewayv2_api"},
	When:     authorizes,
	Check:    is.OneOf("authorization_type", "AWS_IAM", "CUSTOM", "JWT"),
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_route",
	},
}

// authorizes tells whether a route can ask for authorization: browsers send OPTIONS without credentials, and of the routes
// of a WebSocket API only $connect can ask.
func authorizes(p *rule.Pass, route *model.Resource) model.Tri {
	key := route.Get("route_key")
	of := func(ok func(string) bool) model.Tri { return key.Matches(ok) }
	http := of(func(s string) bool { return strings.Contains(s, " /") })
	options := of(func(s string) bool { return strings.HasPrefix(s, "OPTIONS ") })
	ok := model.Any(
		http.And(options.Not()),
		key.OneOf("$connect"),
		key.OneOf("$default").And(isHTTP(p, route)),
	)
	if ok == model.Unknown && key.Known() {
		id := route.Get("api_id")
		return p.AppliesBy(rule.Judge(ok, "", id).Because("whether " + id.At() + " names an HTTP API is not known"))
	}
	return p.Applies(ok, key)
}

// isHTTP tells whether a route is one of an HTTP API.
func isHTTP(p *rule.Pass, route *model.Resource) model.Tri {
	api := p.Graph.At(route).Follow("api_id", "aws_apigatewayv2_api")
	if len(api.To) != 1 || len(api.Maybe) > 0 || api.Complete != model.Yes {
		return model.Unknown
	}
	return api.To[0].Resource.Get("protocol_type").OneOf("HTTP")
}
