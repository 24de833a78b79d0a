package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceBlockDevicesEncrypted keeps the disks of instances unreadable without the key.
var InstanceBlockDevicesEncrypted = &rule.Rule{
	ID:       "ec2-instance-block-devices-encrypted",
	Title:    rule.T("All disks of the instance are encrypted", "インスタンスのすべてのディスクを暗号化している"),
	Why:      rule.T("The root disk holds the operating system, its logs and often credentials. It is not encrypted unless the instance or the region asks for it.", "ルートディスクには OS やログ、しばしば認証情報が入ります。インスタンスかリージョンの設定で指定しない限り、暗号化されません。"),
	Fix:      rule.T("Set encrypted to true in root_block_device and every ebs_block_device, or turn on aws_ebs_encryption_by_default in the region.", "root_block_device とすべての ebs_block_device で encrypted を true にするか、リージョンで aws_ebs_encryption_by_default を有効にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_instance", "aws_launch_configuration"},
	Reads:    slices.Concat(facts.EBSDefaultTypes, facts.SnapshotTypes, []string{"aws_launch_template"}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		disks := append([]rule.Result{rootDisk(p, r)}, otherDisks(p, r)...)
		return facts.All(disks...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

func rootDisk(p *rule.Pass, r *model.Resource) rule.Result {
	own := r.Get("root_block_device.encrypted")
	res := facts.DiskEncrypted(p.Graph, r, own, model.Value{})
	if res.OK == model.No && own.Set() != model.Yes {
		// What the instance does not say, its launch template may.
		if tmpl, why := templateDisks(p, r); tmpl != model.No {
			res.OK = model.Unknown
			res = res.Because(why)
		}
	}
	return res
}

// templateDisks tells whether a launch template may describe the disks of an instance, and why.
func templateDisks(p *rule.Pass, r *model.Resource) (model.Tri, string) {
	use := r.Get("launch_template")
	if r.Addr.Type != "aws_instance" || use.Set() == model.No {
		return model.No, ""
	}
	if !use.Known() {
		return model.Unknown, use.Reason()
	}
	tmpl := launchTemplate(p.Graph, r)
	if tmpl == nil {
		return model.Unknown, "the launch template of " + r.Address() + " may describe its disks, and it is not in this configuration"
	}
	disks := tmpl.Blocks("block_device_mappings")
	if len(disks.List) == 0 && disks.Complete == model.Yes {
		return model.No, ""
	}
	return model.Unknown, "the disks of " + tmpl.Address() + " may include the root disk; its device name depends on the AMI"
}

func otherDisks(p *rule.Pass, r *model.Resource) []rule.Result {
	var out []rule.Result
	disks := r.Blocks("ebs_block_device")
	for _, d := range disks.List {
		res := facts.DiskEncrypted(p.Graph, r, d.Get("encrypted"), d.Get("snapshot_id"))
		if none := d.Get("no_device"); none.True() != model.No {
			res = facts.Any(rule.Judge(none.True(), is.Saw(none), none), res)
		}
		out = append(out, res)
	}
	if disks.Complete != model.Yes {
		out = append(out, rule.Judge(model.Unknown, "how many disks there are is not known", disks.Stuck))
	}
	return out
}
