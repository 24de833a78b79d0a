package backup

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// IntervalMeetsRPO keeps the loss of data within what was agreed.
var IntervalMeetsRPO = &rule.Rule{
	ID:       "backup-interval-meets-rpo",
	Title:    rule.T("Backup plan meets the recovery point objective", "バックアップ計画が目標復旧時点 (RPO) を満たしている"),
	Why:      rule.T("What happened since the last backup is lost. An interval longer than agreed is a promise that cannot be kept.", "最後のバックアップ以降のデータは失われます。合意より長い間隔では、約束を守れません。"),
	Fix:      rule.T("Shorten the schedule, or set enable_continuous_backup to true, and keep recovery points for as long as agreed.", "schedule の間隔を縮めるか enable_continuous_backup を true にし、合意した期間だけ復旧ポイントを保持してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "rpo_hours", Default: cty.NumberIntVal(0), About: rule.T("the recovery point objective in hours; 0 turns the rule off", "目標復旧時点 (時間)。0 の場合は判定しない")},
		{Name: "retention_days", Default: cty.NumberIntVal(0), About: rule.T("the least number of days that recovery points are kept; 0 for any", "復旧ポイントの最小保持日数。0 の場合は問わない")},
	},
	Types: []string{planType},
	When:  func(p *rule.Pass, _ *model.Resource) model.Tri { return model.Of(p.Int("rpo_hours") > 0) },
	Check: meetsRPO,
	Refs: []string{
		"https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_objective_defined_recovery.html",
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_plan",
	},
}

// meetsRPO requires one rule of a plan that runs often enough, or makes continuous backups, and keeps them long enough.
func meetsRPO(p *rule.Pass, plan *model.Resource) rule.Result {
	rules, days := plan.Blocks("rule"), p.Int("retention_days")
	var answers []rule.Result
	for _, b := range rules.List {
		kept, continuous := b.Get("lifecycle.delete_after"), b.Get("enable_continuous_backup")
		often := often(b, p.Int("rpo_hours"))
		if res := rule.Judge(continuous.True(), is.Saw(continuous), continuous); res.OK != model.No {
			often = facts.Any(res, often)
		}
		answers = append(answers, facts.All(often, rule.Judge(kept.Set().Not().Or(kept.AtLeast(days)), fmt.Sprintf("%s; at least %d are required", is.Saw(kept), days), kept)))
	}
	if rules.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "which rules the plan has is not known", rules.Stuck))
	}
	return facts.Any(answers...)
}
