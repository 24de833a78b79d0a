package apigateway

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// MutualTLSOnPartnerEndpoints lets only machines of partners reach what is built for partners.
var MutualTLSOnPartnerEndpoints = &rule.Rule{
	ID:       "apigateway-mutual-tls-on-partner-endpoints",
	Title:    rule.T("Endpoint for partners asks for a client certificate", "パートナー向けエンドポイントでクライアント証明書を求めている"),
	Why:      rule.T("A token can be copied. With mutual TLS a caller has to hold a private key that you know, before the first request.", "トークンは写し取れます。相互 TLS なら、最初のリクエストの前に、登録済みの秘密鍵を持つことを証明させられます。"),
	Fix:      rule.T("Set truststore_uri in mutual_tls_authentication and disable_execute_api_endpoint of the API to true; for a listener set mode verify and trust_store_arn in mutual_authentication.", "mutual_tls_authentication の truststore_uri を指定し、API の disable_execute_api_endpoint を true にしてください。リスナーでは mutual_authentication の mode を verify にし、trust_store_arn を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "partner_tag", Default: cty.StringVal("Partner=mtls"), About: rule.T("tag of endpoints for partners", "パートナー向けエンドポイントのタグ")},
	},
	Types: []string{"aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name", "aws_lb_listener"},
	Reads: []string{restAPI, "aws_api_gateway_base_path_mapping", "aws_apigatewayv2_api", "aws_apigatewayv2_api_mapping", "aws_lb"},
	When:  forPartners,
	Check: mutualTLS,
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html",
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_domain_name",
	},
}

// forPartners tells whether an endpoint, or the load balancer of a listener, has the tag of those for partners.
func forPartners(p *rule.Pass, r *model.Resource) model.Tri {
	key, value, _ := strings.Cut(p.Param("partner_tag").AsString(), "=")
	tagged := facts.Tag(r, key).OneOf(value)
	if r.Addr.Type == "aws_lb_listener" {
		if lb := facts.Target(p.Graph, r.Get("load_balancer_arn"), "aws_lb"); lb != nil {
			tagged = tagged.Or(facts.Tag(lb, key).OneOf(value))
		}
	}
	return tagged
}

// mutualTLS requires that callers show a certificate, and that there is no way around.
func mutualTLS(p *rule.Pass, r *model.Resource) rule.Result {
	if r.Addr.Type == "aws_lb_listener" {
		return is.Every(is.OneOf("mutual_authentication.mode", "verify"), is.NotEmpty("mutual_authentication.trust_store_arn"))(p, r)
	}
	asks := is.NotEmpty("mutual_tls_authentication.truststore_uri")(p, r)
	mapping, api := "aws_api_gateway_base_path_mapping", restAPI
	if r.Addr.Type == "aws_apigatewayv2_domain_name" {
		mapping, api = "aws_apigatewayv2_api_mapping", "aws_apigatewayv2_api"
	}
	const message = "the default endpoint of the API is off"
	apis := p.Graph.At(r).Into(mapping, "domain_name").Follow("api_id", api)
	closed := facts.Every(apis, message, "whether the default endpoint of the API is off is not known", func(a *model.Resource) rule.Result {
		v := a.Get("disable_execute_api_endpoint")
		return rule.Judge(v.True(), is.Saw(v), v)
	})
	return facts.All(asks, facts.AtCause(closed))
}
