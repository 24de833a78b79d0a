package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AuroraBacktrack keeps a way back from a wrong statement that takes seconds.
var AuroraBacktrack = &rule.Rule{
	ID:       "rds-aurora-backtrack",
	Title:    rule.T("Aurora MySQL cluster can be moved back in time", "Aurora MySQL クラスターでバックトラックを有効にしている"),
	Why:      rule.T("A wrong UPDATE or DELETE is undone by backtracking within minutes, in place. A restore into a new cluster takes hours.", "誤った UPDATE や DELETE も、バックトラックならその場で数分以内に取り消せます。新しいクラスターへの復元には何時間もかかります。"),
	Fix:      rule.T("Set backtrack_window to the seconds that can be gone back, at most 259200. The cluster has to be made anew, or restored from a snapshot.", "backtrack_window に、遡れる秒数 (最大 259200) を指定してください。クラスターの作り直し、またはスナップショットからの復元が必要です。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_rds_cluster"},
	When:     backtracks,
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		return facts.Where(backtracks(p, c), is.NotLess("backtrack_window", 1)(p, c), c.Get("engine"), c.Get("engine_mode"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-14",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// backtracks tells whether a cluster is one that can be moved back: Aurora MySQL, provisioned.
func backtracks(_ *rule.Pass, c *model.Resource) model.Tri {
	return c.Get("engine").OneOf("aurora", "aurora-mysql").And(c.Get("engine_mode").OneOf("provisioned").Or(c.Get("engine_mode").Set().Not()))
}
