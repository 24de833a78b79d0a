package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClusterEncrypted keeps the storage, backups and snapshots of a cluster unreadable without the key.
var ClusterEncrypted = &rule.Rule{
	ID:       "rds-cluster-encrypted",
	Title:    rule.T("RDS cluster is encrypted at rest", "RDS クラスターを保存時に暗号化している"),
	Why:      rule.T("The backups and snapshots of an unencrypted cluster are unencrypted too, and encryption cannot be turned on later without restoring into a new cluster.", "暗号化していないクラスターは、バックアップもスナップショットも暗号化されません。後から暗号化するには、新しいクラスターへの復元が必要です。"),
	Fix:      rule.T("Set storage_encrypted to true, and kms_key_id to a key of your own.", "storage_encrypted を true にし、kms_key_id に自分で管理する鍵を指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_rds_cluster"},
	Check: func(_ *rule.Pass, c *model.Resource) rule.Result {
		return clusterEncrypted(c)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

func clusterEncrypted(c *model.Resource) rule.Result {
	own, mode := c.Get("storage_encrypted"), c.Get("engine_mode")
	written := rule.Judge(own.True(), is.Saw(own), own)
	ways := []rule.Result{
		written,
		rule.Judge(mode.OneOf("serverless"), "engine_mode is serverless, which is always encrypted", mode),
	}
	if own.Set() == model.Yes && own.Known() {
		return facts.Any(ways...)
	}
	for _, path := range []string{"snapshot_identifier", "replication_source_identifier", "global_cluster_identifier", "restore_to_point_in_time", "s3_import"} {
		if v := c.Get(path); v.Set() != model.No {
			ways = append(ways, rule.Judge(model.Unknown, is.Saw(own), own, v).Because("a restored or secondary cluster is encrypted as its source is: "+v.At()+" decides"))
		}
	}
	return facts.Any(ways...)
}
