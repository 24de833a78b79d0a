package codeartifact

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyNotOpen keeps strangers from reading packages and from publishing their own.
var PolicyNotOpen = &rule.Rule{
	ID:       "codeartifact-policy-not-open",
	Title:    rule.T("CodeArtifact policy is not open", "CodeArtifact のポリシーを公開していない"),
	Why:      rule.T("Anyone may then read your packages, or publish one under a name that your builds trust.", "世界中の誰でもパッケージを読めるうえ、ビルドが信頼する名前のパッケージを公開できてしまいます。"),
	Fix:      rule.T("Name the accounts, or add the condition StringEquals aws:PrincipalOrgID.", "アカウントを具体的に指定するか、StringEquals の aws:PrincipalOrgID の条件を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_codeartifact_domain_permissions_policy", "aws_codeartifact_repository_permissions_policy"},
	Reads:    facts.PolicyTypes,
	Check:    facts.NotOpen("policy_document"),
	Refs: []string{
		"https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codeartifact_domain_permissions_policy",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codeartifact_repository_permissions_policy",
	},
}
