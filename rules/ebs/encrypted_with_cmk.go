package ebs

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VolumeEncryptedWithCMK lets the owner of a volume decide who can read it.
var VolumeEncryptedWithCMK = &rule.Rule{
	ID:        "ebs-volume-encrypted-with-cmk",
	Title:     rule.T("EBS volume is encrypted with a customer managed KMS key", "EBS ボリュームをカスタマー管理の KMS キーで暗号化している"),
	Why:       facts.WhyOwnKey,
	Fix:       rule.T("Set encrypted to true and kms_key_id to the ARN of an aws_kms_key, or make that key the default of the region with aws_ebs_default_kms_key. The volume is replaced.", "encrypted を true、kms_key_id を aws_kms_key の ARN にするか、aws_ebs_default_kms_key でその鍵をリージョンのデフォルトにしてください。ボリュームは作り直しになります。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	ImpliedBy: []string{"ebs-volume-encrypted"},
	Types:     []string{"aws_ebs_volume"},
	Reads:     slices.Concat([]string{facts.EBSDefaultKeyType}, facts.KeyTypes, facts.EBSDefaultTypes, facts.SnapshotTypes),
	Check: func(p *rule.Pass, vol *model.Resource) rule.Result {
		res := facts.All(facts.VolumeEncrypted(p.Graph, vol), facts.EBSKey(p.Graph, vol, "kms_key_id"))
		return facts.KeyTakenOver(vol, res, "kms_key_id", "snapshot_id")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume",
	},
}

// SnapshotCopyEncryptedWithCMK keeps the copy of a disk under a key of its owner.
var SnapshotCopyEncryptedWithCMK = &rule.Rule{
	ID:       "ebs-snapshot-copy-encrypted-with-cmk",
	Title:    rule.T("Copy of a snapshot is encrypted with a customer managed KMS key", "スナップショットのコピーをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("A copy is made to be kept, or to be given to another account or region. Only a key of your own can be shared with that account, and taken away again.", "コピーは、保管するため、または別のアカウントやリージョンに渡すために作ります。渡す相手に鍵の利用を許可し、後で取り消せるのは自分で管理する鍵だけです。"),
	Fix:      rule.T("Set encrypted to true and kms_key_id to the ARN of an aws_kms_key of the region that is copied to.", "encrypted を true にし、kms_key_id にコピー先リージョンの aws_kms_key の ARN を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ebs_snapshot_copy"},
	Reads:    slices.Concat([]string{facts.EBSDefaultKeyType}, facts.KeyTypes, facts.EBSDefaultTypes, facts.SnapshotTypes),
	Check: func(p *rule.Pass, copied *model.Resource) rule.Result {
		return facts.All(facts.SnapshotEncrypted(p.Graph, copied), facts.EBSKey(p.Graph, copied, "kms_key_id"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_snapshot_copy",
	},
}
