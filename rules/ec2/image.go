package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AMICopyEncrypted keeps the content of an image from whoever may read its snapshots.
var AMICopyEncrypted = &rule.Rule{
	ID:       "ec2-ami-copy-encrypted",
	Title:    rule.T("Copied AMI is encrypted", "AMI のコピーを暗号化している"),
	Why:      rule.T("The snapshots of a copy hold everything that was on the disk, and are not encrypted unless the copy says so.", "コピーしたスナップショットにはディスクの内容がすべて含まれ、指定しなければ暗号化されません。"),
	Fix:      rule.T("Set encrypted to true, with kms_key_id for a key of your own.", "encrypted を true にしてください。独自のキーを使う場合は kms_key_id を指定します。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ami_copy"},
	Reads:    facts.EBSDefaultTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.DiskEncrypted(p.Graph, r, r.Get("encrypted"), model.Value{})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami_copy",
	},
}

// AMIEncrypted keeps the disks of an image, and of all that is launched from it, encrypted.
var AMIEncrypted = &rule.Rule{
	ID:       "ec2-ami-encrypted",
	Title:    rule.T("Disks of the AMI are encrypted", "AMI のディスクを暗号化している"),
	Why:      rule.T("The disks of every instance that is launched from the image are encrypted, or not, as the image says.", "イメージから起動したインスタンスのディスクが暗号化されるかどうかは、イメージの設定で決まります。"),
	Fix:      rule.T("Set encrypted to true in every ebs_block_device, or make the image from encrypted snapshots.", "すべての ebs_block_device で encrypted を true にするか、暗号化したスナップショットからイメージを作成してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ami"},
	Reads:    slices.Concat(facts.EBSDefaultTypes, facts.SnapshotTypes),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.EveryBlockAt(r, "ebs_block_device", "it has no EBS disk", func(b model.Block) rule.Result {
			return facts.DiskEncrypted(p.Graph, r, b.Get("encrypted"), b.Get("snapshot_id"))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami",
	},
}
