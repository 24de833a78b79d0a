package ebs

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SnapshotNotPublic keeps the contents of disks from strangers.
var SnapshotNotPublic = &rule.Rule{
	ID:       "ebs-snapshot-not-public",
	Title:    rule.T("EBS snapshot is shared with named, trusted accounts only", "EBS スナップショットの共有先を信頼できるアカウントに限っている"),
	Why:      rule.T("Whoever may create a volume from a snapshot reads everything on the disk: databases, keys, deleted files.", "スナップショットからボリュームを作成できる人は、データベース、鍵、削除済みのファイルまで、ディスクの中身をすべて読めます。"),
	Fix:      rule.T("Name the account that needs the snapshot, and list it in trusted_accounts.", "スナップショットが必要なアカウントだけを指定し、trusted_accounts に加えてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Params:   []rule.Param{trusted},
	Types:    []string{"aws_snapshot_create_volume_permission"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get("account_id")
		return facts.All(
			rule.Judge(v.OneOf("all").Not(), "the snapshot is shared with everyone: "+is.Saw(v), v),
			facts.TrustedAccount(v, r, p.Strings("trusted_accounts")),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/snapshot_create_volume_permission",
	},
}

var trusted = rule.Param{
	Name: "trusted_accounts", Default: cty.ListValEmpty(cty.String),
	About: rule.T("accounts that may be shared with; while it is empty, any account that is named", "共有してよいアカウント。空の場合は、名指しされたアカウントをすべて認める"),
}
