package rds

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// BackupRetention keeps automated backups long enough to notice that something went wrong.
var BackupRetention = &rule.Rule{
	ID:        "rds-backup-retention",
	Title:     rule.T("Database keeps automated backups for long enough", "データベースの自動バックアップを十分な日数だけ保持している"),
	Why:       rule.T("Without automated backups there is no point to go back to after a bad migration, a deletion or ransomware. Zero days turns them off.", "自動バックアップがないと、移行の失敗、誤削除、ランサムウェアのあとに戻れる時点がありません。0 日は自動バックアップの無効を意味します。"),
	Fix:       rule.T("Set backup_retention_period to the required number of days, at most 35.", "backup_retention_period に必要な日数 (最大 35) を設定してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"backup-covers-every-stateful-resource"},
	Params: []rule.Param{
		{Name: "min_days", Default: cty.NumberIntVal(7), About: rule.T("the least number of days", "最小の保持日数")},
	},
	Types: []string{"aws_db_instance", "aws_rds_cluster"},
	// A read replica is restored from its source; RDS takes no automated backups of it unless asked to.
	When: func(_ *rule.Pass, db *model.Resource) model.Tri {
		return replica(db).NotEmpty().Not()
	},
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		v, least := db.Get("backup_retention_period"), p.Int("min_days")
		enough := v.AtLeast(least).And(v.AtMost(maxBackupDays))
		if v.Set() == model.No && db.Addr.Type == "aws_rds_cluster" {
			enough = model.Of(least <= 1) // AWS keeps one day of a cluster's backups where nothing is said
		}
		res := rule.Judge(enough, fmt.Sprintf("%s; %d to %d days are required", is.Saw(v), least, maxBackupDays), v)
		// A fail counts only if the database is no replica; its source decides that, and the engine must be able to name it.
		if of := replica(db); of.NotEmpty() == model.Unknown && res.OK == model.No {
			res.OK = model.Unknown
			res = res.Seen(of).Because(of.Reason())
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// maxBackupDays is the most that RDS accepts.
const maxBackupDays = 35

func replica(db *model.Resource) model.Value {
	if db.Addr.Type == "aws_rds_cluster" {
		return db.Get("replication_source_identifier")
	}
	return db.Get("replicate_source_db")
}
