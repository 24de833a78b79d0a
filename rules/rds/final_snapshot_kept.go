package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FinalSnapshotKept keeps the last state of a database when it is deleted.
var FinalSnapshotKept = &rule.Rule{
	ID:       "rds-final-snapshot-kept",
	Title:    rule.T("Database leaves a final snapshot when it is destroyed", "データベースの削除時に最終スナップショットを残している"),
	Why:      rule.T("Automated backups go with the database. Without a final snapshot nothing is left of it, also where it was deleted by mistake.", "自動バックアップはデータベースとともに消えます。最終スナップショットがなければ、誤って削除した場合も何も残りません。"),
	Fix:      rule.T("Remove skip_final_snapshot or set it to false, and set final_snapshot_identifier.", "skip_final_snapshot を削除するか false にし、final_snapshot_identifier を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance", "aws_rds_cluster"},
	When:     func(_ *rule.Pass, db *model.Resource) model.Tri { return replica(db).NotEmpty().Not() },
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		of := replica(db)
		return facts.Where(of.NotEmpty().Not(), is.NotTrue("skip_final_snapshot")(p, db), of)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}
