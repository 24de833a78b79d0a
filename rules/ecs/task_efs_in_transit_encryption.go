package ecs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TaskEFSInTransitEncryption keeps files from being read or changed between a task and its file system.
var TaskEFSInTransitEncryption = &rule.Rule{
	ID:       "ecs-task-efs-in-transit-encryption",
	Title:    rule.T("EFS volumes of the task are encrypted in transit", "タスクの EFS ボリュームの通信を暗号化している"),
	Why:      rule.T("NFS does not encrypt. Without TLS, files travel through the VPC in the clear, and the task cannot tell whether it talks to the right file system.", "NFS は暗号化しません。TLS がないと、ファイルは VPC 内を平文で流れ、タスクは正しいファイルシステムと通信しているかを確かめられません。"),
	Fix:      rule.T("Set transit_encryption to ENABLED in every efs_volume_configuration.", "すべての efs_volume_configuration で transit_encryption を ENABLED にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ecs_task_definition"},
	Check: func(_ *rule.Pass, task *model.Resource) rule.Result {
		return facts.EveryBlockAt(task, "volume[*].efs_volume_configuration", "the task has no EFS volumes", func(b model.Block) rule.Result {
			v := b.Get("transit_encryption")
			return rule.Judge(v.OneOf("ENABLED"), is.Saw(v), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-efs-config.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}
