package ecs

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TaskNotPrivileged keeps containers from the host that they run on.
var TaskNotPrivileged = &rule.Rule{
	ID:       "ecs-task-not-privileged",
	Title:    rule.T("Containers of the task are not privileged", "タスクのコンテナを特権モードで実行していない"),
	Why:      rule.T("A privileged container has the rights of root on its host: whoever takes it over has the host, and all other containers and their credentials.", "特権コンテナはホストの root 権限を持ちます。コンテナを乗っ取った人は、ホストと、ほかのすべてのコンテナとその認証情報を手に入れます。"),
	Fix:      rule.T("Remove privileged or set it to false, and grant single capabilities through linuxParameters where they are needed.", "privileged を削除するか false にし、必要なケーパビリティだけを linuxParameters で与えてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ecs_task_definition"},
	Check: everyContainer(func(c facts.Part) rule.Result {
		v := c.Get("privileged")
		return rule.Judge(v.True().Not(), "privileged of "+called(c)+" is "+v.String(), v.Value)
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_security",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}
