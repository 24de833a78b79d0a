package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClusterSnapshotEncrypted keeps snapshots, which are easily shared, unreadable without the key.
var ClusterSnapshotEncrypted = &rule.Rule{
	ID:       "rds-cluster-snapshot-encrypted",
	Title:    rule.T("Cluster snapshot is taken of an encrypted cluster", "クラスタースナップショットを暗号化済みのクラスターから作成している"),
	Why:      rule.T("A snapshot is as readable as the cluster it is taken of, and it can be shared with another account in one call.", "スナップショットは元のクラスターと同じ状態になり、しかも一度の操作で別のアカウントと共有できてしまいます。"),
	Fix:      rule.T("Encrypt the cluster that db_cluster_identifier names: set its storage_encrypted to true.", "db_cluster_identifier が指すクラスターの storage_encrypted を true にして暗号化してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_db_cluster_snapshot"},
	Reads:    []string{"aws_rds_cluster"},
	Check: func(p *rule.Pass, snap *model.Resource) rule.Result {
		if own := snap.Get("storage_encrypted"); own.Present() && own.Known() {
			return rule.Judge(own.True(), is.Saw(own), own) // what AWS reports of a snapshot that exists
		}
		const unknown = "the cluster of the snapshot is not in this configuration"
		clusters, name := p.Graph.At(snap).Follow("db_cluster_identifier", "aws_rds_cluster"), snap.Get("db_cluster_identifier")
		if len(clusters.To)+len(clusters.Maybe) == 0 {
			return facts.Primary(facts.Stuck(clusters, unknown), name).Because(name.At() + " names no cluster of this configuration")
		}
		return facts.Every(clusters, "the cluster of the snapshot is encrypted", unknown, clusterEncrypted)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_cluster_snapshot",
	},
}
