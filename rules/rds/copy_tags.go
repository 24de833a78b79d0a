package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CopyTagsToSnapshots keeps the labels of data on its copies.
var CopyTagsToSnapshots = &rule.Rule{
	ID:       "rds-copy-tags-to-snapshots",
	Title:    rule.T("RDS instance copies its tags to snapshots", "RDS インスタンスのタグをスナップショットにコピーしている"),
	Why:      rule.T("Tags say whose data it is, how confidential it is, and who may touch it. A snapshot without them is outside of all rules that go by tags.", "タグは、データの所有者、機密区分、操作してよい人を示します。タグのないスナップショットは、タグに基づく管理から漏れます。"),
	Fix:      rule.T("Set copy_tags_to_snapshot to true. Instances of Aurora are left out: their cluster decides.", "copy_tags_to_snapshot を true にしてください。Aurora のインスタンスはクラスターの設定に従うため対象外です。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance"},
	When:     func(_ *rule.Pass, db *model.Resource) model.Tri { return inCluster(db).Not() },
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		return facts.Where(inCluster(db).Not(), is.True("copy_tags_to_snapshot")(p, db), db.Get("engine"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-17",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// ClusterCopyTagsToSnapshots keeps the labels of data on its copies.
var ClusterCopyTagsToSnapshots = &rule.Rule{
	ID:       "rds-cluster-copy-tags-to-snapshots",
	Title:    rule.T("RDS cluster copies its tags to snapshots", "RDS クラスターのタグをスナップショットにコピーしている"),
	Why:      rule.T("Tags say whose data it is, how confidential it is, and who may touch it. A snapshot without them is outside of all rules that go by tags.", "タグは、データの所有者、機密区分、操作してよい人を示します。タグのないスナップショットは、タグに基づく管理から漏れます。"),
	Fix:      rule.T("Set copy_tags_to_snapshot to true.", "copy_tags_to_snapshot を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_rds_cluster"},
	Check:    is.True("copy_tags_to_snapshot"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Tagging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-16",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// inCluster tells whether an instance belongs to an engine whose clusters have the setting.
func inCluster(db *model.Resource) model.Tri {
	return db.Get("engine").OneOf("aurora", "aurora-mysql", "aurora-postgresql", "docdb", "neptune")
}
