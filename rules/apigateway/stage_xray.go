package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// StageXray shows where a call spends its time and fails.
var StageXray = &rule.Rule{
	ID:       "apigateway-stage-xray",
	Title:    rule.T("REST API stage is traced", "REST API のステージを X-Ray でトレースしている"),
	Why:      rule.T("Without traces nobody sees which service behind an API was slow or failed.", "トレースがなければ、API の背後のどのサービスで遅延や失敗が起きたのかがわかりません。"),
	Fix:      rule.T("Set xray_tracing_enabled to true.", "xray_tracing_enabled を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_api_gateway_stage"},
	Check:    is.True("xray_tracing_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_stage",
	},
}
