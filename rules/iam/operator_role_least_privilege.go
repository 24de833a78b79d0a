package iam

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// OperatorRoleLeastPrivilege keeps the account with its owner while others operate it.
var OperatorRoleLeastPrivilege = &rule.Rule{
	ID:       "iam-operator-role-least-privilege",
	Title:    rule.T("Role for another account holds no administration rights", "別アカウント向けのロールに管理者の権限がない"),
	Why:      rule.T("Who operates the account from outside needs to operate, not to give permissions or to stop the audit log. A breach of theirs would be a breach of everything here.", "外部の運用者に必要なのは運用の操作であり、権限の付与や監査ログの停止ではありません。相手側での侵害が、こちらのすべての侵害になります。"),
	Fix:      rule.T("Replace the policy by one that lists what the operator needs, without IAM writes, organizations, account and trail changes.", "運用に必要な操作だけを列挙したポリシーに置き換え、IAM の書き込み、organizations、account、証跡の変更を含めないでください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_role"},
	Reads:    slices.Concat(facts.TrustTypes, facts.AttachmentTypes),
	When: func(p *rule.Pass, role *model.Resource) model.Tri {
		return p.AppliesBy(facts.Trusted(p.Graph, role, func(s facts.Statement) model.Tri { return letsIn(p, role, s, foreign) }))
	},
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		none := rule.Judge(model.No, "the role holds no administration rights", role.Value())
		return facts.Not(facts.HasPolicy(p.Graph, role, none, facts.PolicyTest{
			Document: func(d facts.Document) rule.Result {
				full := d.NoStatement("a statement allows every action on every resource", "no statement allows every action on every resource", facts.FullAdmin)
				some := d.Permissions(facts.Question{Wide: facts.EveryResource}).NoneOf(facts.AdminActions(), "%s is allowed on every resource", "no administration rights")
				return facts.Not(facts.All(full, some))
			},
			Managed: func(name string) bool {
				return slices.Contains([]string{"AdministratorAccess", "PowerUserAccess", "IAMFullAccess"}, name)
			},
		}))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role",
	},
}
