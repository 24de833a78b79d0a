package tls

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// IntegrationTargetsHTTPS keeps what services send on from travelling in the clear.
var IntegrationTargetsHTTPS = &rule.Rule{
	ID:       "tls-integration-targets-https",
	Title:    rule.T("Integrations, event targets and delivery streams never call plain HTTP", "連携先、イベントの送信先、配信ストリームに平文の HTTP を使っていない"),
	Why:      rule.T("What comes in encrypted goes out again over this call, with the same data and often with a key in a header.", "暗号化されて届いたデータが、この呼び出しで再び外へ出ます。中身は同じで、ヘッダーに鍵が入っていることもあります。"),
	Fix:      rule.T("Call an https:// address. For a VPC link to a load balancer, use an HTTPS listener and tls_config.", "https:// のアドレスを呼び出してください。VPC リンクでロードバランサーにつなぐ場合は、HTTPS リスナーと tls_config を使ってください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types: []string{
		"aws_api_gateway_integration", "aws_apigatewayv2_integration", "aws_cloudwatch_event_api_destination",
		"aws_kinesis_firehose_delivery_stream", "aws_sns_topic_subscription",
	},
	Reads: listenerTypes,
	When:  calls,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_apigatewayv2_integration" {
			link := r.Get("connection_type")
			return facts.Choose(link.OneOf("VPC_LINK"), privateTarget(p, r), encrypted(target(r)))
		}
		if r.Addr.Type == "aws_sns_topic_subscription" {
			protocol := r.Get("protocol")
			return facts.All(rule.Judge(protocol.OneOf("http").Not(), is.Saw(protocol), protocol), encrypted(target(r)))
		}
		return encrypted(target(r))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html",
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_integration",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic_subscription",
	},
}

// target is the address that a resource calls.
func target(r *model.Resource) model.Value {
	switch r.Addr.Type {
	case "aws_api_gateway_integration":
		return r.Get("uri")
	case "aws_apigatewayv2_integration":
		return r.Get("integration_uri")
	case "aws_cloudwatch_event_api_destination":
		return r.Get("invocation_endpoint")
	case "aws_kinesis_firehose_delivery_stream":
		return r.Get("http_endpoint_configuration.url")
	}
	return r.Get("endpoint")
}

// calls tells whether something calls an address at all: not a Lambda function, a queue, or an AWS action.
func calls(_ *rule.Pass, r *model.Resource) model.Tri {
	switch r.Addr.Type {
	case "aws_api_gateway_integration":
		return r.Get("type").OneOf("HTTP", "HTTP_PROXY")
	case "aws_apigatewayv2_integration":
		return r.Get("integration_type").OneOf("HTTP", "HTTP_PROXY")
	case "aws_sns_topic_subscription":
		return r.Get("protocol").OneOf("http", "https")
	}
	return target(r).NotEmpty()
}

// encrypted requires that an address is not one of plain HTTP.
func encrypted(v model.Value) rule.Result {
	plain := v.HasPrefix("http://")
	if text, ok := v.Text(); ok {
		plain = model.Of(strings.HasPrefix(strings.ToLower(text), "http://"))
	}
	return rule.Judge(plain.Not(), is.Saw(v), v)
}

var listenerTypes = []string{"aws_lb_listener", "aws_alb_listener"}

// privateTarget judges an integration that reaches a listener through a VPC link. Without tls_config it speaks HTTP to a
// listener that is not for HTTPS or TLS.
func privateTarget(p *rule.Pass, r *model.Resource) rule.Result {
	uri, tls := r.Get("integration_uri"), r.Get("tls_config")
	named := rule.Judge(tls.Set(), is.Saw(tls), tls)
	if named.OK == model.Yes {
		return named
	}
	listener := facts.Target(p.Graph, uri, listenerTypes...)
	if listener == nil {
		return rule.Judge(model.Unknown, "the listener is not in this configuration", uri).Because("what " + uri.At() + " names is not in this configuration")
	}
	protocol := listener.Get("protocol")
	ok := protocol.OneOf("HTTPS", "TLS").Or(named.OK)
	if ok == model.No && protocol.OneOf("HTTP") != model.Yes {
		ok = model.Unknown
	}
	return rule.Judge(ok, protocol.At()+" is "+protocol.String(), uri, protocol).Because("what stands behind " + listener.Address() + " may speak TLS itself")
}
