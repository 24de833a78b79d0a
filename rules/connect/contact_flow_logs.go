package connect

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ContactFlowLogs keeps a record of how calls were led.
var ContactFlowLogs = &rule.Rule{
	ID:       "connect-contact-flow-logs",
	Title:    rule.T("Connect instance logs its contact flows", "Connect インスタンスのフローログを記録している"),
	Why:      rule.T("Without flow logs nobody can tell why a caller was turned away, or which data a flow looked up.", "フローログがないと、通話が切断された理由や、フローが参照したデータを確かめられません。"),
	Fix:      rule.T("Set contact_flow_logs_enabled to true.", "contact_flow_logs_enabled を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_connect_instance"},
	Check:    is.True("contact_flow_logs_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/connect/latest/adminguide/about-contact-flow-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/connect-controls.html#connect-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/connect_instance",
	},
}
