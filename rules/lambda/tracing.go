package lambda

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Tracing shows where a function spends its time and fails.
var Tracing = &rule.Rule{
	ID:       "lambda-tracing",
	Title:    rule.T("Function is traced", "関数を X-Ray でトレースしている"),
	Why:      rule.T("Without traces nobody sees which call of a function was slow or failed.", "トレースがなければ、関数のどの呼び出しで遅延や失敗が起きたのかがわかりません。"),
	Fix:      rule.T("Add a tracing_config block with mode set to Active. PassThrough traces only what a caller already traces.", "mode を Active にした tracing_config ブロックを追加してください。PassThrough では、呼び出し元がトレースしている場合しか記録されません。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_lambda_function"},
	Check:    is.OneOf("tracing_config.mode", "Active"),
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
	},
}
