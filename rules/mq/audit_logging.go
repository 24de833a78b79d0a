package mq

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AuditLogging keeps a record of what was done to a broker.
var AuditLogging = &rule.Rule{
	ID:       "mq-audit-logging",
	Title:    rule.T("ActiveMQ broker writes audit logs", "ActiveMQ ブローカーの監査ログを記録している"),
	Why:      rule.T("Without the audit log nobody can tell who changed a queue or read its messages from the console of the broker.", "監査ログがないと、誰がブローカーの管理画面からキューを変更し、メッセージを読んだのかがわかりません。"),
	Fix:      rule.T("Add a logs block with audit set to true.", "audit を true にした logs ブロックを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_mq_broker"},
	When: func(_ *rule.Pass, b *model.Resource) model.Tri {
		return b.Get("engine_type").Matches(func(s string) bool { return strings.EqualFold(s, "ActiveMQ") })
	},
	Check: is.True("logs.audit"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker",
	},
}
