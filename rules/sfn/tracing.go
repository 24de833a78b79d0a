package sfn

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Tracing shows where a workflow spends its time and fails.
var Tracing = &rule.Rule{
	ID:       "sfn-tracing",
	Title:    rule.T("State machine is traced", "ステートマシンを X-Ray でトレースしている"),
	Why:      rule.T("A workflow calls many services. Without traces nobody sees which of them was slow or failed.", "ワークフローは多くのサービスを呼び出します。トレースがなければ、どこで遅延や失敗が起きたのかがわかりません。"),
	Fix:      rule.T("Add a tracing_configuration block with enabled set to true.", "enabled を true にした tracing_configuration ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_sfn_state_machine"},
	Check:    is.True("tracing_configuration.enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sfn_state_machine",
	},
}
