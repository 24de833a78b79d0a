package ecs

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TaskNoPlaintextSecrets keeps credentials out of what everyone can read who may see a task definition.
var TaskNoPlaintextSecrets = &rule.Rule{
	ID:       "ecs-task-no-plaintext-secrets",
	Title:    rule.T("Task definition holds no plaintext credentials", "タスク定義に平文の認証情報を書いていない"),
	Why:      rule.T("Task definitions are kept for ever, in every revision, and returned by the API and the console to everyone who may read them.", "タスク定義はすべてのリビジョンが残り続け、参照できる人すべてに API とコンソールで表示されます。"),
	Fix:      rule.T("Store the value in Secrets Manager or Parameter Store and name it in secrets with valueFrom. Replace the credential that was written here.", "値を Secrets Manager かパラメータストアに保存し、secrets の valueFrom で参照してください。ここに書かれていた認証情報は新しいものに交換してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_ecs_task_definition"},
	Check: everyContainer(func(c facts.Part) rule.Result {
		return facts.EveryItem(c.Get("environment"), called(c)+" has no environment variables", func(pair facts.Part) rule.Result {
			value := pair.Get("value").Value
			return facts.All(facts.NoSecret(value), facts.PlainSecretUnder(pair.Get("name").Value, value))
		})
	}),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}
