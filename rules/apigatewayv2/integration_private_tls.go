package apigatewayv2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// IntegrationPrivateTLS keeps what customers send off the network between the API and its back end in clear.
var IntegrationPrivateTLS = &rule.Rule{
	ID:       "apigatewayv2-integration-private-tls",
	Title:    rule.T("HTTP integration uses TLS to the back end", "HTTP 統合がバックエンドまで TLS を使っている"),
	Why:      rule.T("An API takes HTTPS from its callers, and passes their tokens and data on in clear where the integration does not use TLS.", "呼び出し元とは HTTPS でも、統合が TLS を使わなければ、トークンやデータがバックエンドまで平文で流れます。"),
	Fix:      rule.T("For a VPC link set server_name_to_verify in tls_config; for a target on the internet use an https integration_uri.", "VPC リンクでは tls_config に server_name_to_verify を指定し、インターネット上の宛先では integration_uri を https にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_apigatewayv2_integration"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return r.Get("integration_type").OneOf("HTTP", "HTTP_PROXY")
	},
	Check: overTLS,
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_integration",
	},
}

func overTLS(_ *rule.Pass, r *model.Resource) rule.Result {
	uri, name := r.Get("integration_uri"), r.Get("tls_config.server_name_to_verify")
	internet := rule.Judge(uri.HasPrefix("https://"), is.Saw(uri), uri)
	plain := uri.HasPrefix("http://")
	if plain == model.Unknown {
		plain = facts.ComesFrom(uri, "http://", nil, []string{"aws_lb_listener", "aws_alb_listener", "aws_service_discovery_service"})
	}
	private := rule.Judge(name.NotEmpty().And(plain.Not()), is.Saw(name), name)
	if private.OK == model.Unknown {
		private = private.Seen(uri).Because(uri.Reason())
	}
	return facts.Choose(r.Get("connection_type").OneOf("VPC_LINK"), private, internet)
}
