package neptune

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SnapshotEncrypted keeps snapshots, which are easily shared, unreadable without the key.
var SnapshotEncrypted = &rule.Rule{
	ID:       "neptune-snapshot-encrypted",
	Title:    rule.T("Neptune snapshot is taken of an encrypted cluster", "Neptune スナップショットを暗号化済みのクラスターから作成している"),
	Why:      rule.T("A snapshot is as readable as the cluster it is taken of, and it can be shared with another account in one call.", "スナップショットは元のクラスターと同じ状態になり、しかも一度の操作で別のアカウントと共有できてしまいます。"),
	Fix:      rule.T("Encrypt the cluster that db_cluster_identifier names: set its storage_encrypted to true.", "db_cluster_identifier が指すクラスターの storage_encrypted を true にして暗号化してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_neptune_cluster_snapshot"},
	Reads:    []string{"aws_neptune_cluster"},
	Check: func(p *rule.Pass, snap *model.Resource) rule.Result {
		if own := snap.Get("storage_encrypted"); own.Present() && own.Known() {
			return rule.Judge(own.True(), is.Saw(own), own) // what AWS reports of a snapshot that exists
		}
		return ofCluster(p, snap, "the cluster of the snapshot is encrypted", encrypted)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster_snapshot",
	},
}

// SnapshotEncryptedWithCMK keeps the copy of a graph under a key of its owner.
var SnapshotEncryptedWithCMK = &rule.Rule{
	ID:        "neptune-snapshot-encrypted-with-cmk",
	Title:     rule.T("Neptune snapshot is encrypted with a customer managed KMS key", "Neptune スナップショットをカスタマー管理の KMS キーで暗号化している"),
	Why:       facts.WhyOwnKey,
	Fix:       rule.T("Set storage_encrypted to true and kms_key_arn to the ARN of an aws_kms_key on the cluster that db_cluster_identifier names.", "db_cluster_identifier が指すクラスターの storage_encrypted を true にし、kms_key_arn に aws_kms_key の ARN を指定してください。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	ImpliedBy: []string{"neptune-snapshot-encrypted"},
	Extra:     true,
	Types:     []string{"aws_neptune_cluster_snapshot"},
	Reads:     slices.Concat([]string{"aws_neptune_cluster"}, facts.KeyTypes),
	Check: func(p *rule.Pass, snap *model.Resource) rule.Result {
		return ofCluster(p, snap, "the cluster of the snapshot has a key of its owner", func(p *rule.Pass, c *model.Resource) rule.Result {
			return facts.KeyTakenOver(c, facts.All(encrypted(p, c), facts.OwnKey(p.Graph, c.Get("kms_key_arn"))), "kms_key_arn", sources[:]...)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster_snapshot",
	},
}

// sources are the arguments that name what a cluster is made from.
var sources = [...]string{"snapshot_identifier", "replication_source_identifier", "global_cluster_identifier"}

// encrypted tells whether a cluster is encrypted.
func encrypted(p *rule.Pass, c *model.Resource) rule.Result {
	return is.TrueOrInherited("storage_encrypted", sources[:]...)(p, c)
}

// ofCluster judges a snapshot by the cluster that it is taken of.
func ofCluster(p *rule.Pass, snap *model.Resource, pass string, judge is.Check) rule.Result {
	const unknown = "the cluster of the snapshot is not in this configuration"
	clusters, name := p.Graph.At(snap).Follow("db_cluster_identifier", "aws_neptune_cluster"), snap.Get("db_cluster_identifier")
	if len(clusters.To)+len(clusters.Maybe) == 0 {
		return facts.Primary(facts.Stuck(clusters, unknown), name).Because(name.At() + " names no cluster of this configuration")
	}
	return facts.Every(clusters, pass, unknown, func(c *model.Resource) rule.Result { return judge(p, c) })
}
