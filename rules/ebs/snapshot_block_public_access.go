package ebs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SnapshotBlockPublicAccess keeps disks of the whole region from being shared with everyone, whoever tries.
var SnapshotBlockPublicAccess = &rule.Rule{
	ID:       "ebs-snapshot-block-public-access",
	Title:    rule.T("Region blocks the public sharing of EBS snapshots", "リージョンで EBS スナップショットの公開をブロックしている"),
	Why:      rule.T("A snapshot that is shared with everyone can be read by everyone, and one call is enough to share it. The block holds for all snapshots of the region, also for those made by hand.", "スナップショットは 1 回の操作で全員に公開でき、公開すれば誰でも読めます。このブロックは、手作業で作ったものも含め、リージョン内のすべてのスナップショットに効きます。"),
	Fix:      rule.T("Add an aws_ebs_snapshot_block_public_access with the state block-all-sharing to every region in use.", "利用するすべてのリージョンに、state を block-all-sharing にした aws_ebs_snapshot_block_public_access を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Reads:    []string{snapshotBlock},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		res, seen := facts.AccountSetting(p.Graph, snapshotBlock, facts.Here(prov), func(b *model.Resource) rule.Result {
			v := b.Get("state")
			return rule.Judge(v.OneOf("block-all-sharing", "block-new-sharing"), is.Saw(v), v)
		})
		if !seen {
			return facts.Silent(prov, "no "+snapshotBlock+" for this region")
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-182",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_snapshot_block_public_access",
	},
}

const snapshotBlock = "aws_ebs_snapshot_block_public_access"
