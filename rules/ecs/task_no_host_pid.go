package ecs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TaskNoHostPID keeps containers from the processes of their host.
var TaskNoHostPID = &rule.Rule{
	ID:       "ecs-task-no-host-pid",
	Title:    rule.T("Task does not share the process namespace of its host", "タスクでホストのプロセス名前空間を共有していない"),
	Why:      rule.T("A container that sees the processes of its host can read their environment and files, credentials included, and stop them.", "ホストのプロセスが見えるコンテナは、その環境変数やファイル、認証情報を読み、プロセスを止めることができます。"),
	Fix:      rule.T("Remove pid_mode or set it to task.", "pid_mode を削除するか、task にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ecs_task_definition"},
	Check:    is.NotOneOf("pid_mode", "host"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#other_task_definition_params",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}
