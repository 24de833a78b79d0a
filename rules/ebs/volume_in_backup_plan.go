package ebs

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VolumeInBackupPlan keeps a copy of each disk by plan.
var VolumeInBackupPlan = &rule.Rule{
	ID:        "ebs-volume-in-backup-plan",
	Title:     rule.T("EBS volume is in a backup plan or snapshots are taken of it", "EBS ボリュームがバックアップ計画に含まれるか、スナップショットを取得している"),
	Why:       rule.T("A volume fails as a whole, is deleted by a wrong command, or is encrypted by ransomware. Without copies made by plan nothing is left of it.", "ボリュームは故障や誤操作で丸ごと失われ、ランサムウェアに暗号化されることもあります。計画的な写しがなければ何も残りません。"),
	Fix:       rule.T("Give the volume a tag that an aws_backup_selection or an aws_dlm_lifecycle_policy selects. Where another configuration holds the plan, name its tag in central_backup_tag.", "aws_backup_selection または aws_dlm_lifecycle_policy が選択するタグを付けてください。計画が別の構成にある場合は、そのタグを central_backup_tag に指定します。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	Extra:     true,
	ImpliedBy: []string{"backup-covers-every-stateful-resource"},
	Params:    []rule.Param{facts.CentralBackupTag},
	Types:     []string{"aws_ebs_volume"},
	Reads:     facts.PlanTypes,
	Check: func(p *rule.Pass, vol *model.Resource) rule.Result {
		return facts.Planned(p.Graph, vol, p.Param("central_backup_tag").AsString())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
		"https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-28",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume",
	},
}
