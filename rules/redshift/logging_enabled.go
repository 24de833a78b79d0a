package redshift

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LoggingEnabled keeps a record of who connected to the warehouse and what they asked.
var LoggingEnabled = &rule.Rule{
	ID:       "redshift-logging-enabled",
	Title:    rule.T("Redshift cluster delivers audit logs", "Redshift クラスターの監査ログを出力している"),
	Why:      rule.T("Without audit logs nobody can tell who logged in and which queries they ran, neither during an attack nor after a leak.", "監査ログがなければ、誰が接続してどのクエリを実行したのか、攻撃の最中にも情報漏えいの後にも分かりません。"),
	Fix:      rule.T("Add an aws_redshift_logging that refers to the cluster.", "クラスターを参照する aws_redshift_logging を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_redshift_cluster"},
	Reads:    []string{loggingType},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		inline := c.Get("logging.enable")
		none := rule.Judge(inline.True(), is.Saw(inline), inline)
		if inline.True() == model.No {
			none.Message = "no " + loggingType + " refers to the cluster"
		}
		return facts.Companion(p.Graph.At(c).Into(loggingType, "cluster_identifier"), loggingType, none, func(l *model.Resource) rule.Result {
			return rule.Judge(model.Yes, l.Address()+" refers to the cluster", l.Get("cluster_identifier"))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_logging",
	},
}

const loggingType = "aws_redshift_logging"
