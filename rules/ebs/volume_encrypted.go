package ebs

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VolumeEncrypted keeps data on EBS volumes, and on their snapshots, unreadable without the key.
var VolumeEncrypted = &rule.Rule{
	ID:       "ebs-volume-encrypted",
	Title:    rule.T("EBS volume is encrypted at rest", "EBS ボリュームを保存時に暗号化している"),
	Why:      rule.T("Whoever can copy or attach an unencrypted volume or a snapshot of it reads the data without asking for a key.", "暗号化していないボリュームやそのスナップショットは、コピーやアタッチができる人なら誰でも、鍵なしで中身を読めてしまいます。"),
	Fix:      rule.T("Set encrypted to true, or turn on aws_ebs_encryption_by_default in the region. An existing volume has to be replaced.", "encrypted を true にするか、リージョンで aws_ebs_encryption_by_default を有効にしてください。既存のボリュームは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ebs_volume"},
	Reads:    slices.Concat(facts.EBSDefaultTypes, facts.SnapshotTypes),
	Check: func(p *rule.Pass, vol *model.Resource) rule.Result {
		return facts.VolumeEncrypted(p.Graph, vol)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume",
	},
}
