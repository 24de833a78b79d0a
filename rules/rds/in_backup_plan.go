package rds

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InBackupPlan keeps copies of databases apart from the databases.
var InBackupPlan = &rule.Rule{
	ID:        "rds-in-backup-plan",
	Title:     rule.T("Database is in a plan of AWS Backup", "データベースが AWS Backup の計画に含まれている"),
	Why:       rule.T("Automated backups live and die with the database, in the same account. A plan keeps copies in a vault, longer, and out of reach of whoever may delete the database.", "自動バックアップは同じアカウントにあり、データベースとともに消えます。AWS Backup なら、データベースを削除できる人の手が届かないボールトに、より長く保管できます。"),
	Fix:       rule.T("Give the database a tag that an aws_backup_selection selects. Where another configuration holds the plan, name its tag in central_backup_tag.", "aws_backup_selection が選択するタグを付けてください。計画が別の構成にある場合は、そのタグを central_backup_tag に指定します。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	Extra:     true,
	ImpliedBy: []string{"backup-covers-every-stateful-resource"},
	Params:    []rule.Param{facts.CentralBackupTag},
	Types:     []string{"aws_db_instance", "aws_rds_cluster"},
	Reads:     facts.PlanTypes,
	When:      func(_ *rule.Pass, db *model.Resource) model.Tri { return replica(db).NotEmpty().Not() },
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		of := replica(db)
		return facts.Where(of.NotEmpty().Not(), facts.Planned(p.Graph, db, p.Param("central_backup_tag").AsString()), of)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/AutomatedBackups.AWSBackup.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-26",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}
