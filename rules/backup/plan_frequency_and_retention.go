package backup

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PlanFrequencyAndRetention keeps the loss of a day, and an error found a month later, from being for good.
var PlanFrequencyAndRetention = &rule.Rule{
	ID:       "backup-plan-frequency-and-retention",
	Title:    rule.T("Backup plan runs at least daily and keeps recovery points long enough", "バックアップ計画が毎日以上実行され、復旧ポイントを十分な期間保持している"),
	Why:      rule.T("What happened since the last backup is lost with the store. An error that is found after the last good copy is gone cannot be undone.", "最後のバックアップ以降のデータは、障害時に失われます。正常な写しが消えた後に見つかった誤りは、元に戻せません。"),
	Fix:      rule.T("Add a rule whose schedule runs every day and whose lifecycle keeps recovery points for 35 days or more.", "毎日実行される schedule と、復旧ポイントを 35 日以上保持する lifecycle を持つルールを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "max_gap_hours", Default: cty.NumberIntVal(24), About: rule.T("the greatest number of hours between two backups", "バックアップ間隔の上限 (時間)")},
		{Name: "recovery_point_days", Default: cty.NumberIntVal(35), About: rule.T("the least number of days that recovery points are kept", "復旧ポイントの最小保持日数")},
	},
	Types: []string{"aws_backup_plan"},
	Check: oftenAndLong,
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/backup-plan-min-frequency-and-min-retention-check.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_plan",
	},
}

// oftenAndLong requires one rule of a plan that runs often enough and keeps what it makes for long enough. The managed
// rule of AWS Config asks for one such rule too: others may keep a copy of each month for longer.
func oftenAndLong(p *rule.Pass, plan *model.Resource) rule.Result {
	gap, days := p.Int("max_gap_hours"), p.Int("recovery_point_days")
	rules := plan.Blocks("rule")
	var answers []rule.Result
	for _, b := range rules.List {
		kept := b.Get("lifecycle.delete_after")
		answers = append(answers, facts.All(often(b, gap), rule.Judge(kept.Set().Not().Or(kept.AtLeast(days)), fmt.Sprintf("%s; at least %d are required", is.Saw(kept), days), kept)))
	}
	if rules.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "which rules the plan has is not known", rules.Stuck))
	}
	return facts.Any(answers...)
}

// often tells whether a rule runs at least every so many hours.
func often(b model.Block, hours int64) rule.Result {
	v := b.Get("schedule")
	name := b.Get("rule_name").String()
	if text, ok := b.Get("rule_name").Text(); ok {
		name = text
	}
	if v.Set() == model.No {
		return rule.Judge(model.Of(hours >= 24), name+" runs every 24 hours, as AWS has it by itself", b.Value())
	}
	text, known := v.Text()
	if !known || len(v.Outcomes()) > 1 {
		return rule.Judge(model.Unknown, is.Saw(v), v)
	}
	gap, ok := longestGap(text)
	if !ok {
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("how often " + text + " is cannot be told")
	}
	return rule.Judge(model.Of(gap <= hours), fmt.Sprintf("%s runs every %d hours; at least every %d are required", name, gap, hours), v)
}
