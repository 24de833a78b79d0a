package ecs

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TaskLogConfiguration keeps what containers print after they are gone.
var TaskLogConfiguration = &rule.Rule{
	ID:       "ecs-task-log-configuration",
	Title:    rule.T("Containers of the task have a log configuration", "タスクのコンテナにログ設定がある"),
	Why:      rule.T("A container without a log configuration takes its output with it when it stops: there is nothing to look at after a fault or an attack.", "ログ設定のないコンテナの出力は、停止とともに失われます。障害や攻撃のあとに調べるものが残りません。"),
	Fix:      rule.T("Add logConfiguration with a logDriver such as awslogs to every container.", "すべてのコンテナに、awslogs などの logDriver を指定した logConfiguration を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ecs_task_definition"},
	Check: everyContainer(func(c facts.Part) rule.Result {
		v := c.Get("logConfiguration", "logDriver")
		return rule.Judge(v.NotEmpty(), "the log driver of "+called(c)+" is "+v.String(), v.Value)
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}
