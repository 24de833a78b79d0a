package backup

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PlanCrossRegionCopy keeps a copy where a disaster, or an intruder in the account, does not reach.
var PlanCrossRegionCopy = &rule.Rule{
	ID:       "backup-plan-cross-region-copy",
	Title:    rule.T("Backup plan copies recovery points to another region or account", "バックアップ計画が復旧ポイントを別のリージョンまたはアカウントにコピーしている"),
	Why:      rule.T("Backups in the same region and account are lost with it.", "同じリージョン、同じアカウントのバックアップは、障害や侵害で一緒に失われます。"),
	Fix:      rule.T("Add a copy_action whose destination_vault_arn is a vault in another region or account.", "別のリージョンまたはアカウントのボールトを destination_vault_arn に指定した copy_action を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_backup_plan"},
	Reads:    []string{"aws_backup_vault", "data.aws_backup_vault", "aws_backup_logically_air_gapped_vault"},
	Check:    copied,
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_plan",
	},
}

// copied requires one copy that leaves the region or the account.
func copied(p *rule.Pass, plan *model.Resource) rule.Result {
	list := plan.All("rule[*].copy_action[*].destination_vault_arn")
	answers := []rule.Result{rule.Judge(model.No, "no copy_action leaves the region or the account", plan.Value())}
	for _, v := range list.List {
		answers = append(answers, elsewhere(p, plan, v))
	}
	if list.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "which copies the plan makes is not known", list.Stuck))
	}
	if res := facts.Any(answers...); res.OK != model.No {
		return res
	}
	return answers[len(answers)-1]
}

// elsewhere tells whether a vault is in another region or account than a plan.
func elsewhere(p *rule.Pass, plan *model.Resource, v model.Value) rule.Result {
	if to := facts.Target(p.Graph, v, vaultType, "data."+vaultType, "aws_backup_logically_air_gapped_vault"); to != nil {
		here := facts.Beside(plan)(to)
		return rule.Judge(here.Not(), to.Address()+" is in the same region and account", v).Because("whether " + to.Address() + " is in another region or account is not known")
	}
	text, ok := v.Text()
	parts := strings.Split(text, ":")
	if !ok || len(parts) < 6 || parts[0] != "arn" {
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("in which region that is which " + v.At() + " names is not known")
	}
	region, account := plan.Region(), plan.Account()
	other := region.OneOf(parts[3]).Not()
	if !region.Present() {
		other = model.Unknown
	}
	foreign := account.OneOf(parts[4]).Not()
	if !account.Present() {
		foreign = model.Unknown
	}
	return rule.Judge(other.Or(foreign), is.Saw(v), v).Because("whether " + v.At() + " is of another account is not known")
}
