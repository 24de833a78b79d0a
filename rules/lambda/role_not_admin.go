package lambda

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RoleNotAdmin keeps a flaw in a function from being one of the account.
var RoleNotAdmin = &rule.Rule{
	ID:       "lambda-role-not-admin",
	Title:    rule.T("Role of the function has no administrator rights", "関数のロールに管理者権限を付けていない"),
	Why:      rule.T("Whoever finds a flaw in the function, or in a library of it, has the rights of its role: with an administrator's role, the whole account.", "関数やそのライブラリの欠陥を突いた人は、ロールの権限を手に入れます。管理者のロールなら、アカウント全体です。"),
	Fix:      rule.T("Give each function a role of its own, with the actions and resources that it needs.", "関数ごとに専用のロールを作り、必要な操作とリソースだけを許可してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_lambda_function"},
	Reads:    facts.AttachmentTypes,
	Check: func(p *rule.Pass, fn *model.Resource) rule.Result {
		const unknown = "whether the role of the function has administrator rights is not known"
		v, roles := fn.Get("role"), p.Graph.At(fn).Follow("role", "aws_iam_role")
		switch {
		case roles.Exists() == model.No:
			return rule.Judge(model.Unknown, unknown, v).Because("what " + v.At() + " names is not a role of this configuration")
		case len(roles.To)+len(roles.Maybe) == 0:
			return facts.Primary(facts.Stuck(roles, unknown), v)
		}
		return facts.Every(roles, "the role of the function has no administrator rights", unknown, func(role *model.Resource) rule.Result {
			none := rule.Judge(model.No, "no policy of "+role.Address()+" gives administrator rights", v)
			return facts.Not(facts.HasPolicy(p.Graph, role, none, facts.AdministratorRights()))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
	},
}
