package ebs

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AttachedVolumeEncrypted names the instances whose data lies on unencrypted volumes.
var AttachedVolumeEncrypted = &rule.Rule{
	ID:       "ebs-attached-volume-encrypted",
	Title:    rule.T("Volume attached to an instance is encrypted", "インスタンスにアタッチするボリュームを暗号化している"),
	Why:      rule.T("A volume in use holds live data. Whoever can copy or attach it reads that data without asking for a key.", "使用中のボリュームには実データが入っています。コピーやアタッチができる人なら誰でも、鍵なしで中身を読めてしまいます。"),
	Fix:      rule.T("Set encrypted to true on the volume that volume_id names. An existing volume has to be replaced.", "volume_id が指すボリュームの encrypted を true にしてください。既存のボリュームは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_volume_attachment"},
	Reads:    slices.Concat(facts.EBSDefaultTypes, facts.SnapshotTypes),
	Check: func(p *rule.Pass, a *model.Resource) rule.Result {
		id := a.Get("volume_id")
		volumes := p.Graph.At(a).Follow("volume_id", "aws_ebs_volume")
		if len(volumes.To)+len(volumes.Maybe) == 0 {
			return rule.Judge(model.Unknown, "the volume is not in this configuration", id).
				Because("what " + id.At() + " names is not in this configuration")
		}
		return facts.AtCause(facts.Every(volumes, "the volume is encrypted", "whether the volume is encrypted is not known", func(vol *model.Resource) rule.Result {
			return facts.VolumeEncrypted(p.Graph, vol)
		}))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/volume_attachment",
	},
}
