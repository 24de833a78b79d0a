package backup

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ReportPlanExists shows every day what was backed up and what was not.
var ReportPlanExists = &rule.Rule{
	ID:       "backup-report-plan-exists",
	Title:    rule.T("A backup report plan exists", "バックアップのレポート計画がある"),
	Why:      rule.T("Without a report nobody sees that a store is in no plan, or that its backups have failed for weeks.", "レポートがないと、計画から漏れたストアや、何週間も失敗しているバックアップに気付けません。"),
	Fix:      rule.T("Add an aws_backup_report_plan for jobs or for compliance.", "ジョブまたはコンプライアンスの aws_backup_report_plan を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Global:   true,
	Reads:    []string{"aws_backup_report_plan"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		const typ = "aws_backup_report_plan"
		none := facts.Silent(prov, "no "+typ+" in this configuration")
		return facts.One(p.Graph, typ, facts.InAccount(prov), none, func(r *model.Resource) rule.Result {
			return rule.Judge(model.Yes, r.Address()+" reports on backups", r.Value())
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-audit-manager.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_report_plan",
	},
}
