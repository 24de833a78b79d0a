package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SpotFleetLaunchVolumesEncrypted keeps what is on a disk from whoever gets hold of it.
var SpotFleetLaunchVolumesEncrypted = &rule.Rule{
	ID:       "ec2-spot-fleet-launch-volumes-encrypted",
	Title:    rule.T("Disks that a spot fleet launches are encrypted", "スポットフリートが起動するディスクを暗号化している"),
	Why:      rule.T("Whoever may copy a snapshot or a disk reads everything on it, unless it is encrypted.", "暗号化していなければ、スナップショットやディスクをコピーできる人は中身をすべて読めます。"),
	Fix:      rule.T("Set encrypted to true in root_block_device and every ebs_block_device, or turn encryption by default on for the region.", "root_block_device とすべての ebs_block_device で encrypted を true にするか、リージョンのデフォルト暗号化を有効にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_spot_fleet_request"},
	Reads:    slices.Concat(facts.EBSDefaultTypes, facts.SnapshotTypes),
	When:     func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("launch_specification").Set() },
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.EveryBlockAt(r, "launch_specification", "there is no launch_specification", func(b model.Block) rule.Result {
			root := facts.DiskEncrypted(p.Graph, r, b.Get("root_block_device.encrypted"), model.Value{})
			others := facts.EveryBlock(b.Blocks("ebs_block_device"), rule.Judge(model.Yes, "it has no further disk", b.Value()), func(d model.Block) rule.Result {
				return facts.DiskEncrypted(p.Graph, r, d.Get("encrypted"), d.Get("snapshot_id"))
			})
			return facts.All(root, others)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-173",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/spot_fleet_request",
	},
}
