package iam

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SupportRoleExists lets somebody open a case with AWS when it matters.
var SupportRoleExists = &rule.Rule{
	ID:       "iam-support-role-exists",
	Title:    rule.T("A role may open cases with AWS Support", "AWS サポートに問い合わせるためのロールがある"),
	Why:      rule.T("In an incident somebody has to reach AWS Support at once, and not with administrator rights for want of others.", "インシデント時には、すぐに AWS サポートへ問い合わせる必要があります。そのためだけに管理者権限を使うべきではありません。"),
	Fix:      rule.T("Attach AWSSupportAccess to the role or permission set of those who handle incidents.", "インシデント対応者のロールまたは許可セットに AWSSupportAccess を付与してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Global:   true,
	Reads:    slices.Concat(roleAttachingTypes, []string{"aws_iam_policy", "data.aws_iam_policy", "data.aws_partition"}),
	Account:  someRoleHas("AWSSupportAccess"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-18",
		"https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSSupportAccess.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment",
	},
}

// SecurityAuditRoleExists lets somebody look at the configuration of everything without being able to change it.
var SecurityAuditRoleExists = &rule.Rule{
	ID:       "iam-security-audit-role-exists",
	Title:    rule.T("A role may read the configuration for security audits", "セキュリティ監査のために設定を参照できるロールがある"),
	Why:      rule.T("Auditors and tools need to see how everything is set up. Without a role for that they are given more than they need.", "監査人や点検ツールは、あらゆる設定を参照する必要があります。専用のロールがないと、必要以上の権限を渡すことになります。"),
	Fix:      rule.T("Attach SecurityAudit to a role or permission set of the auditors.", "監査用のロールまたは許可セットに SecurityAudit を付与してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Global:   true,
	Reads:    slices.Concat(roleAttachingTypes, []string{"aws_iam_policy", "data.aws_iam_policy", "data.aws_partition"}),
	Account:  someRoleHas("SecurityAudit"),
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html",
		"https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment",
	},
}

// SAMLProviderExists lets people come in with the identity that their company gave them.
var SAMLProviderExists = &rule.Rule{
	ID:       "iam-saml-provider-exists",
	Title:    rule.T("People can sign in through SAML or Identity Center", "SAML または Identity Center でサインインできる"),
	Why:      rule.T("Without federation people need IAM users, which nobody removes when they leave the company.", "フェデレーションがなければ IAM ユーザーが必要になり、退職後も削除されずに残ります。"),
	Fix:      rule.T("Add permission sets of IAM Identity Center, or an aws_iam_saml_provider with roles that trust it.", "IAM Identity Center の許可セットか、aws_iam_saml_provider とそれを信頼するロールを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Global:   true,
	Reads:    []string{"aws_iam_saml_provider", "aws_ssoadmin_permission_set"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.InAccount(prov), "no SAML provider and no permission set", func(r *model.Resource) rule.Result {
			return rule.Judge(model.Yes, "people come in through "+r.Address(), r.Value())
		}, "aws_iam_saml_provider", "aws_ssoadmin_permission_set")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html",
		"https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_saml_provider",
	},
}

// AccessAnalyzerEnabled finds what is shared with others without anyone's knowing.
var AccessAnalyzerEnabled = &rule.Rule{
	ID:       "iam-access-analyzer-enabled",
	Title:    rule.T("Access Analyzer looks for external access in the region", "リージョンで Access Analyzer が外部アクセスを分析している"),
	Why:      rule.T("A bucket, key or role that another account can reach is hard to find by reading policies. The analyzer finds it and costs nothing.", "別のアカウントから使えるバケット、鍵、ロールは、ポリシーを読むだけでは見つけにくいものです。アナライザーなら無料で見つけられます。"),
	Fix:      rule.T("Add an aws_accessanalyzer_analyzer of type ACCOUNT or ORGANIZATION for each region in use.", "使うリージョンごとに、type が ACCOUNT または ORGANIZATION の aws_accessanalyzer_analyzer を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Reads:    []string{analyzerType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.Here(prov), "no analyzer of external access for the account and region", func(r *model.Resource) rule.Result {
			typ := r.Get("type")
			return rule.Judge(typ.OneOf("ACCOUNT", "ORGANIZATION").Or(typ.Set().Not()), is.Saw(typ), typ)
		}, analyzerType)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-28",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/accessanalyzer_analyzer",
	},
}

// AccessAnalyzerUnusedAccess finds rights that nobody uses and a thief could.
var AccessAnalyzerUnusedAccess = &rule.Rule{
	ID:       "iam-access-analyzer-unused-access",
	Title:    rule.T("Access Analyzer looks for unused access", "Access Analyzer が未使用のアクセスを分析している"),
	Why:      rule.T("Roles, keys and permissions that are not used any more are of use to an attacker only. Nobody finds them by reading policies.", "使われなくなったロール、キー、権限の恩恵を受けるのは攻撃者だけです。ポリシーを読むだけでは見つかりません。"),
	Fix:      rule.T("Add an aws_accessanalyzer_analyzer of type ACCOUNT_UNUSED_ACCESS or ORGANIZATION_UNUSED_ACCESS with an unused_access_age of 90 days at most.", "type が ACCOUNT_UNUSED_ACCESS または ORGANIZATION_UNUSED_ACCESS で、unused_access_age が 90 日以下の aws_accessanalyzer_analyzer を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "unused_access_days", Default: cty.NumberIntVal(90), About: rule.T("after how many days at most access counts as unused", "未使用とみなすまでの最大の日数")},
	},
	Global: true,
	Reads:  []string{analyzerType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.InAccount(prov), "no analyzer of access that was unused for the required days", func(r *model.Resource) rule.Result {
			typ, age := r.Get("type"), r.Get("configuration.unused_access.unused_access_age")
			soon := age.AtMost(p.Int("unused_access_days")).Or(age.Set().Not()) // 90 days where none are given
			return rule.Judge(typ.OneOf("ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_UNUSED_ACCESS").And(soon), is.Saw(typ), typ, age)
		}, analyzerType)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-unused.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/accessanalyzer_analyzer",
	},
}

const analyzerType = "aws_accessanalyzer_analyzer"

// roleAttachingTypes are the types that attach managed policies to roles.
var roleAttachingTypes = []string{
	"aws_iam_role", "aws_iam_role_policy_attachment", "aws_iam_role_policy_attachments_exclusive", "aws_iam_policy_attachment",
	"aws_ssoadmin_managed_policy_attachment",
}

// someRoleHas tells whether a role or permission set of the account has an AWS managed policy.
func someRoleHas(name string) func(*rule.Pass, *model.Provider) rule.Result {
	return func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.InAccount(prov), "no role with the policy "+name, func(r *model.Resource) rule.Result {
			list := []rule.Result{rule.Judge(model.No, name+" is not attached", r.Value())}
			arns := r.All(attached(r))
			for _, v := range arns.List {
				list = append(list, rule.Judge(facts.NamesManaged(v, name), name+" is attached", v).Because("which policy "+v.At()+" names is not known"))
			}
			if arns.Complete != model.Yes {
				list = append(list, rule.Judge(model.Unknown, "whether "+name+" is attached is not known", arns.Stuck))
			}
			res := facts.Any(list...)
			if r.Addr.Type == "aws_iam_policy_attachment" {
				roles := r.Get("roles")
				return facts.All(res, rule.Judge(roles.NotEmpty(), is.Saw(roles), roles))
			}
			return res
		}, roleAttachingTypes...)
	}
}
