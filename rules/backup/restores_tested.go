package backup

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RestoresTested shows before the disaster that what was saved can be brought back.
var RestoresTested = &rule.Rule{
	ID:       "backup-restores-tested",
	Title:    rule.T("Restores are tested on a schedule", "復元を定期的に試験している"),
	Why:      rule.T("A backup that nobody has restored is a hope. Missing keys, permissions and data are found on the day of the disaster.", "一度も復元していないバックアップが使えるかはわかりません。鍵、権限、データの不足は、災害の当日に見つかることになります。"),
	Fix:      rule.T("Add an aws_backup_restore_testing_plan and, for each type of resource, an aws_backup_restore_testing_selection that names it.", "aws_backup_restore_testing_plan と、それを参照する aws_backup_restore_testing_selection を、リソースの種類ごとに追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{testingType, testingSelectionType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		none := facts.Silent(prov, "no "+testingType+" in this configuration")
		return facts.One(p.Graph, testingType, facts.InAccount(prov), none, func(plan *model.Resource) rule.Result {
			selections := p.Graph.At(plan).Into(testingSelectionType, "restore_testing_plan_name")
			return rule.Arrives(selections, plan.Address()+" tests restores", "no "+testingSelectionType+" names "+plan.Address(), plan.Value())
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_restore_testing_plan",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_restore_testing_selection",
	},
}

const (
	testingType          = "aws_backup_restore_testing_plan"
	testingSelectionType = "aws_backup_restore_testing_selection"
)
