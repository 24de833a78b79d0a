package ecs

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TaskHasRole gives each task rights of its own.
var TaskHasRole = &rule.Rule{
	ID:       "ecs-task-has-role",
	Title:    rule.T("Task has a role of its own and no access keys", "タスクに専用のロールがあり、アクセスキーを使っていない"),
	Why:      rule.T("A task without a role uses access keys, or the rights of the machine that it shares with others.", "ロールのないタスクは、アクセスキーや、ほかと共有するマシンの権限を使うことになります。"),
	Fix:      rule.T("Set task_role_arn to a role of the application, and remove AWS_ACCESS_KEY_ID from its environment.", "task_role_arn にアプリケーション用のロールを指定し、環境変数から AWS_ACCESS_KEY_ID を削除してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    taskDefinition,
	Check: func(p *rule.Pass, task *model.Resource) rule.Result {
		role := task.Get("task_role_arn")
		keys := everyContainer(func(c facts.Part) rule.Result {
			return facts.EveryItem(c.Get("environment"), called(c)+" has no environment variables", func(pair facts.Part) rule.Result {
				name := pair.Get("name")
				return rule.Judge(name.OneOf("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY").Not(), called(c)+" has "+name.String()+" in its environment", name.Value)
			})
		})(p, task)
		return facts.All(rule.Judge(role.NotEmpty(), is.Saw(role), role), keys)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}

// TaskSeparateRoles keeps the application from the rights of the agent that starts it.
var TaskSeparateRoles = &rule.Rule{
	ID:       "ecs-task-separate-roles",
	Title:    rule.T("Task role and execution role differ", "タスクロールと実行ロールを分けている"),
	Why:      rule.T("The execution role pulls images and reads secrets for the start. With one role for both, the application may do so too, for ever.", "実行ロールは起動時にイメージを取得し、シークレットを読みます。両方を同じロールにすると、アプリケーションもいつでも同じことができます。"),
	Fix:      rule.T("Make two roles and name them in task_role_arn and execution_role_arn.", "2 つのロールを作成し、task_role_arn と execution_role_arn に指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    taskDefinition,
	Check: func(p *rule.Pass, task *model.Resource) rule.Result {
		own, agent := task.Get("task_role_arn"), task.Get("execution_role_arn")
		both := own.NotEmpty().And(agent.NotEmpty())
		if both == model.No {
			return rule.Judge(model.Yes, "it has not both roles", own, agent)
		}
		ok := both.And(same(p, own, agent)).Not()
		message := "both roles are the same"
		if ok == model.Yes {
			message = "the roles differ"
		}
		return rule.Judge(ok, message, own, agent).
			Because("whether both roles are the same is not known")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
	},
}

// same tells whether two values name the same role.
func same(p *rule.Pass, a, b model.Value) model.Tri {
	x, y := facts.Target(p.Graph, a, "aws_iam_role", "data.aws_iam_role"), facts.Target(p.Graph, b, "aws_iam_role", "data.aws_iam_role")
	s, sok := a.Text()
	t, tok := b.Text()
	switch {
	case x != nil && y != nil:
		return model.Of(x == y)
	case sok && tok:
		return model.Of(s == t)
	}
	return model.Unknown
}
