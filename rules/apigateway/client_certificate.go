package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClientCertificate lets the systems behind an API check that it is the API that calls.
var ClientCertificate = &rule.Rule{
	ID:       "apigateway-client-certificate",
	Title:    rule.T("API stage presents a client certificate to back ends", "API のステージがバックエンドにクライアント証明書を提示している"),
	Why:      rule.T("A back end that is reached over the internet cannot tell the API from anybody else who found its address. With a certificate it can refuse the others.", "インターネット経由で呼ばれるバックエンドは、API とアドレスを知った第三者を区別できません。証明書があれば、API 以外を拒否できます。"),
	Fix:      rule.T("Set client_certificate_id to an aws_api_gateway_client_certificate, and let the back end check it.", "client_certificate_id に aws_api_gateway_client_certificate を指定し、バックエンドで検証してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_api_gateway_stage", "aws_apigatewayv2_stage"},
	Reads:    []string{"aws_apigatewayv2_api"},
	When:     presents,
	Check:    is.NotEmpty("client_certificate_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_client_certificate",
	},
}

// presents tells whether a stage can present a certificate: HTTP APIs cannot.
func presents(p *rule.Pass, stage *model.Resource) model.Tri {
	if stage.Addr.Type == "aws_api_gateway_stage" {
		return model.Yes
	}
	id := stage.Get("api_id")
	api := facts.Target(p.Graph, id, "aws_apigatewayv2_api")
	if api == nil {
		return p.AppliesBy(rule.Judge(model.Unknown, "", id).Because("what " + id.At() + " names is not in this configuration"))
	}
	protocol := api.Get("protocol_type")
	return p.Applies(protocol.OneOf("WEBSOCKET"), protocol)
}
