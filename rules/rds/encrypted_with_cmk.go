package rds

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceEncryptedWithCMK lets the owner of a database decide who can read its storage.
var InstanceEncryptedWithCMK = &rule.Rule{
	ID:        "rds-instance-encrypted-with-cmk",
	Title:     rule.T("RDS instance is encrypted with a customer managed KMS key", "RDS インスタンスをカスタマー管理の KMS キーで暗号化している"),
	Why:       facts.WhyOwnKey,
	Fix:       rule.T("Set storage_encrypted to true and kms_key_id to the ARN of an aws_kms_key. The instance is replaced.", "storage_encrypted を true にし、kms_key_id に aws_kms_key の ARN を指定してください。インスタンスは作り直しになります。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	ImpliedBy: []string{"rds-instance-encrypted"},
	Types:     []string{"aws_db_instance"},
	Reads:     facts.KeyTypes,
	Check:     func(p *rule.Pass, db *model.Resource) rule.Result { return instanceKey(p, db) },
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// ClusterEncryptedWithCMK lets the owner of a cluster decide who can read its storage.
var ClusterEncryptedWithCMK = &rule.Rule{
	ID:        "rds-cluster-encrypted-with-cmk",
	Title:     rule.T("RDS cluster is encrypted with a customer managed KMS key", "RDS クラスターをカスタマー管理の KMS キーで暗号化している"),
	Why:       facts.WhyOwnKey,
	Fix:       rule.T("Set storage_encrypted to true and kms_key_id to the ARN of an aws_kms_key. The cluster is replaced.", "storage_encrypted を true にし、kms_key_id に aws_kms_key の ARN を指定してください。クラスターは作り直しになります。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	ImpliedBy: []string{"rds-cluster-encrypted"},
	Types:     []string{"aws_rds_cluster"},
	Reads:     facts.KeyTypes,
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		res := facts.All(clusterEncrypted(c), facts.OwnKey(p.Graph, c.Get("kms_key_id")))
		return facts.KeyTakenOver(c, res, "kms_key_id", "snapshot_identifier", "replication_source_identifier", "global_cluster_identifier", "restore_to_point_in_time")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// SnapshotCopyEncryptedWithCMK keeps the copy of a database under a key of its owner.
var SnapshotCopyEncryptedWithCMK = &rule.Rule{
	ID:       "rds-snapshot-copy-encrypted-with-cmk",
	Title:    rule.T("Copy of a database snapshot is encrypted with a customer managed KMS key", "DB スナップショットのコピーをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("A copy is made to be kept, or to be given to another account or region. A snapshot that is encrypted with a key that AWS manages cannot be shared at all, and one without encryption is readable to whoever gets it.", "コピーは、保管するため、または別のアカウントやリージョンに渡すために作ります。AWS が管理する鍵で暗号化したスナップショットは共有できず、暗号化していないものは受け取った人が誰でも読めます。"),
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key.", "kms_key_id に aws_kms_key の ARN を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_db_snapshot_copy"},
	Reads:    slices.Concat([]string{"aws_db_snapshot", "aws_db_instance"}, facts.KeyTypes),
	Check: func(p *rule.Pass, copied *model.Resource) rule.Result {
		key := copied.Get("kms_key_id")
		return facts.Choose(key.NotEmpty(), facts.OwnKey(p.Graph, key), facts.Primary(sourceKey(p, copied), key)).Because(key.Reason())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CopyDBSnapshot.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_snapshot_copy",
	},
}

// AutomatedBackupReplicationWithCMK keeps the backups in another region under a key of their owner.
var AutomatedBackupReplicationWithCMK = &rule.Rule{
	ID:       "rds-automated-backup-replication-with-cmk",
	Title:    rule.T("Backups replicated to another region use a customer managed KMS key", "別リージョンへ複製する自動バックアップにカスタマー管理の KMS キーを使っている"),
	Why:      facts.WhyOwnKey,
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key in the region that the backups go to.", "kms_key_id に、複製先リージョンの aws_kms_key の ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance_automated_backups_replication"},
	Reads:    facts.KeyTypes,
	Check:    facts.UsesOwnKey("kms_key_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance_automated_backups_replication",
	},
}

// PerformanceInsightsCMK keeps the statements that an application runs under a key of its owner.
var PerformanceInsightsCMK = &rule.Rule{
	ID:       "rds-performance-insights-cmk",
	Title:    rule.T("Performance Insights data is encrypted with a customer managed KMS key", "Performance Insights のデータをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("Performance Insights keeps the text of queries, which can hold names and numbers of customers. With a key of your own you decide who can read them.", "Performance Insights は SQL の文を保存し、そこには顧客の名前や番号が含まれることがあります。自分で管理する鍵なら、読める人を自分で決められます。"),
	Fix:      rule.T("Set performance_insights_kms_key_id to the ARN of an aws_kms_key. It cannot be changed later.", "performance_insights_kms_key_id に aws_kms_key の ARN を指定してください。後から変更することはできません。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance", "aws_rds_cluster_instance", "aws_rds_cluster"},
	Reads:    facts.KeyTypes,
	When:     func(_ *rule.Pass, db *model.Resource) model.Tri { return db.Get("performance_insights_enabled").True() },
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		on := db.Get("performance_insights_enabled")
		return facts.Where(on.True(), facts.OwnKey(p.Graph, db.Get("performance_insights_kms_key_id")), on)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.cmk-policy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// instanceKey tells whether an instance is encrypted with a customer managed key.
func instanceKey(p *rule.Pass, db *model.Resource) rule.Result {
	res := facts.All(instanceEncrypted(p, db, 0), facts.OwnKey(p.Graph, db.Get("kms_key_id")))
	return facts.KeyTakenOver(db, res, "kms_key_id", "replicate_source_db", "snapshot_identifier", "restore_to_point_in_time")
}

// sourceKey judges a copy that names no key: it takes over the one of the snapshot, which has that of its database.
func sourceKey(p *rule.Pass, copied *model.Resource) rule.Result {
	v := copied.Get("source_db_snapshot_identifier")
	snapshot := facts.Target(p.Graph, v, "aws_db_snapshot")
	if snapshot == nil {
		return rule.Judge(model.Unknown, "the copy takes over the key of its source", v).
			Because("what " + v.At() + " names is not in this configuration")
	}
	of := snapshot.Get("db_instance_identifier")
	db := facts.Target(p.Graph, of, "aws_db_instance")
	if db == nil {
		return rule.Judge(model.Unknown, "the copy takes over the key of its source", v, of).
			Because("what " + of.At() + " names is not in this configuration")
	}
	res := instanceKey(p, db)
	res.Evidence = append([]rule.Evidence{{Value: v, To: snapshot.Address()}, {Value: of, To: db.Address()}}, res.Evidence...)
	return res
}
