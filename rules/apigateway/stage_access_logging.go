package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// StageAccessLogging keeps a record of who called an API.
var StageAccessLogging = &rule.Rule{
	ID:       "apigateway-stage-access-logging",
	Title:    rule.T("API stage writes access logs", "API ステージのアクセスログを記録している"),
	Why:      rule.T("Without access logs nobody can tell who called an API, from where and with what result, when it is misused or fails.", "アクセスログがないと、悪用や障害の際に、誰がどこから API を呼び、どのような結果になったのかが分かりません。"),
	Fix:      rule.T("Add access_log_settings with the ARN of a CloudWatch log group in destination_arn and a format that holds the caller.", "access_log_settings を追加し、destination_arn に CloudWatch ロググループの ARN を、format に呼び出し元を含む書式を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_api_gateway_stage", "aws_apigatewayv2_stage"},
	Check:    is.NotEmpty("access_log_settings.destination_arn"),
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_stage",
	},
}
