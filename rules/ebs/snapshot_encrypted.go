package ebs

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SnapshotEncrypted keeps snapshots, which are easily shared, unreadable without the key.
var SnapshotEncrypted = &rule.Rule{
	ID:       "ebs-snapshot-encrypted",
	Title:    rule.T("EBS snapshot is taken of an encrypted volume", "EBS スナップショットを暗号化済みのボリュームから作成している"),
	Why:      rule.T("A snapshot is as readable as its volume, and it can be shared with another account in one call.", "スナップショットは元のボリュームと同じ状態になり、しかも一度の操作で別のアカウントと共有できてしまいます。"),
	Fix:      rule.T("Encrypt the volume that volume_id names, or make an encrypted copy with aws_ebs_snapshot_copy.", "volume_id が指すボリュームを暗号化するか、aws_ebs_snapshot_copy で暗号化したコピーを作成してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ebs_snapshot"},
	Reads:    slices.Concat(facts.EBSDefaultTypes, facts.SnapshotTypes),
	Check: func(p *rule.Pass, snap *model.Resource) rule.Result {
		return facts.SnapshotEncrypted(p.Graph, snap)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_snapshot",
	},
}
