package s3

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// GlacierVaultPolicyNotPublic keeps archives from being read, or deleted, by anyone.
var GlacierVaultPolicyNotPublic = &rule.Rule{
	ID:       "s3-glacier-vault-policy-not-public",
	Title:    rule.T("Glacier vault policy does not let everyone in", "Glacier ボールトのポリシーで誰にでも許可していない"),
	Why:      rule.T("A vault holds what has to be kept for years. A policy that allows everyone lets any AWS account read or delete it.", "ボールトには長期間保管すべきものが入ります。全員を許可するポリシーでは、どの AWS アカウントからでも読み出しや削除ができてしまいます。"),
	Fix:      rule.T("Name the accounts or roles in Principal, or narrow the statement with a condition such as aws:PrincipalOrgID.", "Principal にアカウントまたはロールを指定するか、aws:PrincipalOrgID などの条件で絞ってください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_glacier_vault"},
	Reads:    facts.PolicyTypes,
	Check:    facts.NotOpen("access_policy"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-access-policy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glacier_vault",
	},
}
