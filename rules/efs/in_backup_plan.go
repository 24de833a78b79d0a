package efs

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InBackupPlan keeps a copy of each file system by plan.
var InBackupPlan = &rule.Rule{
	ID:        "efs-in-backup-plan",
	Title:     rule.T("EFS file system is backed up", "EFS ファイルシステムをバックアップしている"),
	Why:       rule.T("EFS keeps no versions. A file that is overwritten or deleted, by mistake or by ransomware, is only in a backup.", "EFS にはバージョン管理がありません。誤操作やランサムウェアで上書き・削除されたファイルは、バックアップにしか残りません。"),
	Fix:       rule.T("Add an aws_efs_backup_policy with the status ENABLED, or a tag that an aws_backup_selection selects. Where another configuration holds the plan, name its tag in central_backup_tag.", "status が ENABLED の aws_efs_backup_policy を追加するか、aws_backup_selection が選択するタグを付けてください。計画が別の構成にある場合は、そのタグを central_backup_tag に指定します。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	Extra:     true,
	ImpliedBy: []string{"backup-covers-every-stateful-resource"},
	Params:    []rule.Param{facts.CentralBackupTag},
	Types:     []string{"aws_efs_file_system"},
	Reads:     facts.PlanTypes,
	Check: func(p *rule.Pass, fs *model.Resource) rule.Result {
		return facts.Planned(p.Graph, fs, p.Param("central_backup_tag").AsString())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
		"https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-2",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system",
	},
}
