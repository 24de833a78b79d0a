package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NoDataTrace keeps what customers send out of the logs.
var NoDataTrace = &rule.Rule{
	ID:       "apigateway-no-data-trace",
	Title:    rule.T("API does not log whole requests and responses", "API のリクエストとレスポンスの全文をログに記録していない"),
	Why:      rule.T("Data tracing writes the headers and bodies of every call to CloudWatch Logs: tokens, passwords and personal data, in clear, for all who may read logs.", "データトレースを有効にすると、すべての呼び出しのヘッダーと本文が CloudWatch Logs に書き込まれます。トークン、パスワード、個人データが、ログを読める全員に平文で見えてしまいます。"),
	Fix:      rule.T("Remove data_trace_enabled or set it to false. Execution logs at ERROR or INFO do not need it.", "data_trace_enabled を削除するか false にしてください。ERROR や INFO の実行ログには不要です。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_api_gateway_method_settings", "aws_apigatewayv2_stage"},
	Check:    noDataTrace,
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_stage",
	},
}

// noDataTrace requires that neither the stage nor one of its routes traces data.
func noDataTrace(p *rule.Pass, r *model.Resource) rule.Result {
	if r.Addr.Type == "aws_apigatewayv2_stage" {
		return is.Every(is.NotTrue("default_route_settings.data_trace_enabled"), is.NoneOf("route_settings[*].data_trace_enabled", "true"))(p, r)
	}
	return is.NotTrue("settings.data_trace_enabled")(p, r)
}
