package redshift

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AutoSnapshots keeps a point to go back to.
var AutoSnapshots = &rule.Rule{
	ID:       "redshift-auto-snapshots",
	Title:    rule.T("Redshift cluster takes automated snapshots", "Redshift クラスターの自動スナップショットを取得している"),
	Why:      rule.T("Without automated snapshots there is no point to go back to after a bad load, a deletion or ransomware. Zero days turns them off.", "自動スナップショットがないと、ロードの失敗、誤削除、ランサムウェアのあとに戻れる時点がありません。0 日は無効を意味します。"),
	Fix:      rule.T("Set automated_snapshot_retention_period to the number of days that is required, or leave the default of one day.", "automated_snapshot_retention_period に必要な日数を設定するか、既定の 1 日のままにしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require seven days at least", "7 日以上の保持を求める")},
	},
	Types: []string{"aws_redshift_cluster"},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		v, least := c.Get("automated_snapshot_retention_period"), int64(1)
		if p.Bool("strict") {
			least = 7
		}
		enough := v.AtLeast(least)
		if v.Set() == model.No {
			enough = model.Of(least <= 1) // AWS keeps them for one day where nothing is said
		}
		return rule.Judge(enough, is.Saw(v), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
	},
}
