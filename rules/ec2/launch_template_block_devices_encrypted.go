package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LaunchTemplateBlockDevicesEncrypted keeps the disks of every instance of a template unreadable without the key.
var LaunchTemplateBlockDevicesEncrypted = &rule.Rule{
	ID:       "ec2-launch-template-block-devices-encrypted",
	Title:    rule.T("All disks of the launch template are encrypted", "起動テンプレートのすべてのディスクを暗号化している"),
	Why:      rule.T("A launch template is copied into every instance that an Auto Scaling group starts: one unencrypted disk in it becomes many.", "起動テンプレートは Auto Scaling グループが起動するすべてのインスタンスに使われます。暗号化していないディスクが 1 つあれば、その数だけ増えます。"),
	Fix:      rule.T("Set encrypted to true in the ebs block of every block_device_mappings, or turn on aws_ebs_encryption_by_default in the region.", "すべての block_device_mappings の ebs ブロックで encrypted を true にするか、リージョンで aws_ebs_encryption_by_default を有効にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_launch_template"},
	Reads:    slices.Concat(facts.EBSDefaultTypes, facts.SnapshotTypes),
	Check: func(p *rule.Pass, tmpl *model.Resource) rule.Result {
		disks := tmpl.Blocks("block_device_mappings")
		if disks.Complete != model.Yes {
			res := rule.Judge(model.Unknown, "which disks there are is not known", disks.Stuck)
			return facts.All(append(mappings(p, tmpl, disks.List), facts.Any(facts.EBSDefault(p.Graph, tmpl), res))...)
		}
		if list := mappings(p, tmpl, disks.List); len(list) > 0 {
			return facts.All(list...)
		}
		fromImage := rule.Result{
			Message:  "the template describes no disk",
			Reason:   "the AMI that image_id names decides which disks there are and whether they are encrypted",
			Evidence: []rule.Evidence{{Value: tmpl.Get("image_id")}},
		}
		return facts.Primary(facts.Any(facts.EBSDefault(p.Graph, tmpl), fromImage), tmpl.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
	},
}

// mappings judges the block device mappings that describe an EBS volume. One that suppresses a device, or names an
// instance store, has no disk to encrypt.
func mappings(p *rule.Pass, tmpl *model.Resource, list []model.Block) []rule.Result {
	var out []rule.Result
	for _, m := range list {
		ebs, none, virtual := m.Get("ebs"), m.Get("no_device"), m.Get("virtual_name")
		if none.NotEmpty() == model.Yes || ebs.Set() == model.No && virtual.NotEmpty() == model.Yes {
			continue
		}
		res := facts.DiskEncrypted(p.Graph, tmpl, m.Get("ebs.encrypted"), m.Get("ebs.snapshot_id"))
		if ebs.Set() == model.No && res.OK == model.No {
			res = rule.Judge(model.Unknown, "the mapping says nothing of its disk", m.Value(), none, virtual).
				Because("the AMI that image_id names decides what " + m.Path + " is")
		}
		if none.NotEmpty() == model.Unknown {
			res = facts.Any(res, rule.Judge(model.Unknown, is.Saw(none), none))
		}
		out = append(out, res)
	}
	return out
}
