package docdb

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ClusterLogExports keeps a record of who did what in a cluster.
var ClusterLogExports = &rule.Rule{
	ID:       "docdb-cluster-log-exports",
	Title:    rule.T("DocumentDB cluster publishes its audit or profiler log", "DocumentDB クラスターの監査ログまたはプロファイラーログを出力している"),
	Why:      rule.T("Logins, and operations that change or read data, are only seen in the audit log. What is not sent to CloudWatch Logs is not kept at all.", "ログインやデータの参照・変更は監査ログでしか分かりません。CloudWatch Logs に出力しなければ、どこにも残りません。"),
	Fix:      rule.T("Set enabled_cloudwatch_logs_exports to audit and profiler, and turn the parameter audit_logs of the cluster parameter group on.", "enabled_cloudwatch_logs_exports に audit と profiler を指定し、クラスターパラメータグループの audit_logs を有効にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require the audit log", "監査ログを必須とする")},
	},
	Types: []string{"aws_docdb_cluster"},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		if p.Bool("strict") {
			return is.Lists("enabled_cloudwatch_logs_exports", "audit")(p, c)
		}
		return is.ListsOneOf("enabled_cloudwatch_logs_exports", "audit", "profiler")(p, c)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster",
	},
}
