package athena

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// WorkgroupEnforcesConfiguration keeps clients from choosing where results go and how they are encrypted.
var WorkgroupEnforcesConfiguration = &rule.Rule{
	ID:       "athena-workgroup-enforces-configuration",
	Title:    rule.T("Athena workgroup overrides the settings of clients", "Athena ワークグループの設定をクライアントに上書きさせていない"),
	Why:      rule.T("Otherwise every client decides by itself where results are written and whether they are encrypted, and the workgroup's own settings count for nothing.", "そうしないと、結果の出力先も暗号化もクライアントが自由に決められ、ワークグループの設定は意味を失います。"),
	Fix:      rule.T("Remove enforce_workgroup_configuration or set it to true.", "enforce_workgroup_configuration を削除するか true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_athena_workgroup"},
	Check:    is.NotFalse("configuration.enforce_workgroup_configuration"),
	Refs: []string{
		"https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup",
	},
}
