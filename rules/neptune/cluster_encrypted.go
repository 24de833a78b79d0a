package neptune

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ClusterEncrypted keeps the storage, backups and snapshots of a cluster unreadable without the key.
var ClusterEncrypted = &rule.Rule{
	ID:       "neptune-cluster-encrypted",
	Title:    rule.T("Neptune cluster is encrypted at rest", "Neptune クラスターを保存時に暗号化している"),
	Why:      rule.T("The backups and snapshots of an unencrypted cluster are unencrypted too, and encryption cannot be turned on later without restoring into a new cluster.", "暗号化していないクラスターは、バックアップもスナップショットも暗号化されません。後から暗号化するには、新しいクラスターへの復元が必要です。"),
	Fix:      rule.T("Set storage_encrypted to true, and kms_key_arn to a key of your own.", "storage_encrypted を true にし、kms_key_arn に自分で管理する鍵を指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_neptune_cluster"},
	Check:    is.TrueOrInherited("storage_encrypted", "snapshot_identifier", "replication_source_identifier", "global_cluster_identifier"),
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster",
	},
}
