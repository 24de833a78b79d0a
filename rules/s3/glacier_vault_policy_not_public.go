package s3

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// GlacierVaultPolicyNotPublic keeps archives from everyone.
var GlacierVaultPolicyNotPublic = &rule.Rule{
	ID:       "s3-glacier-vault-policy-not-public",
	Title:    rule.T("Glacier vault policy allows nothing to an unrestricted wildcard principal", "Glacier ボールトのポリシーで無制限のワイルドカードプリンシパルに何も許可していない"),
	Why:      rule.T("Archives are the copies that are kept for years and hardly looked at. Nobody would notice that everyone may read or delete them.", "アーカイブは何年も保管され、ほとんど見返されない写しです。誰でも読める、消せる状態でも気付かれません。"),
	Fix:      rule.T("Name the principals in access_policy, or add a condition such as StringEquals aws:PrincipalOrgID.", "access_policy でプリンシパルを具体的に指定するか、StringEquals の aws:PrincipalOrgID などの条件を追加してください。"),
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
