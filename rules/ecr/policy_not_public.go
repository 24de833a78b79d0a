package ecr

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyNotPublic keeps images from everyone with an AWS account.
var PolicyNotPublic = &rule.Rule{
	ID:       "ecr-policy-not-public",
	Title:    rule.T("Repository and registry policies do not let everyone in", "リポジトリとレジストリのポリシーで全員に許可していない"),
	Why:      rule.T("A policy for everyone lets any AWS account pull the images, with the code and whatever was left in them, or push its own.", "全員に許可するポリシーでは、どの AWS アカウントからでもイメージを取得でき、コードや残された情報を読めます。書き込みを許可していれば、イメージを差し替えることもできます。"),
	Fix:      rule.T("Name the accounts or roles in Principal, or add a condition on aws:PrincipalOrgID.", "Principal にアカウントかロールを指定するか、aws:PrincipalOrgID の条件を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ecr_repository_policy", "aws_ecr_registry_policy"},
	Reads:    facts.PolicyTypes,
	Check:    facts.NotOpen("policy"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
		"https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository_policy",
	},
}
