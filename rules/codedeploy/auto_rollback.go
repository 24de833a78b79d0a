package codedeploy

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AutoRollback takes a bad deployment back before customers notice.
var AutoRollback = &rule.Rule{
	ID:       "codedeploy-auto-rollback",
	Title:    rule.T("Deployment group rolls back by itself and watches alarms", "デプロイグループがアラームを監視し、自動でロールバックする"),
	Why:      rule.T("A deployment that breaks the system stays until somebody is awake to take it back.", "障害を起こしたデプロイは、誰かが気付いて戻すまでそのまま残ります。"),
	Fix:      rule.T("Add auto_rollback_configuration and alarm_configuration blocks with enabled set to true.", "enabled を true にした auto_rollback_configuration と alarm_configuration のブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_codedeploy_deployment_group"},
	Check:    is.Every(is.True("auto_rollback_configuration.enabled"), is.True("alarm_configuration.enabled")),
	Refs: []string{
		"https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codedeploy_deployment_group",
	},
}
