package iam

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RootCredentialsCentrallyManaged takes the root users of member accounts out of use.
var RootCredentialsCentrallyManaged = &rule.Rule{
	ID:       "iam-root-credentials-centrally-managed",
	Title:    rule.T("Root users of member accounts are managed centrally", "メンバーアカウントのルートユーザーを一元管理している"),
	Why:      rule.T("Each account has a root user that its own policies cannot limit. Managed centrally, it needs no password and no key, so that there is none to steal.", "どのアカウントにも、そのポリシーでは制限できないルートユーザーがいます。一元管理すればパスワードもキーも不要になり、盗まれるものがなくなります。"),
	Fix:      rule.T("Add aws_iam_organizations_features with RootCredentialsManagement and RootSessions, and iam.amazonaws.com to aws_service_access_principals of the organization.", "RootCredentialsManagement と RootSessions を指定した aws_iam_organizations_features を追加し、組織の aws_service_access_principals に iam.amazonaws.com を加えてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{"aws_iam_organizations_features", "aws_organizations_organization"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := func(r *model.Resource) model.Tri { return facts.SameAccount(r.Provider, prov) }
		features, seen := facts.AccountSetting(p.Graph, "aws_iam_organizations_features", here, func(r *model.Resource) rule.Result {
			v := r.Get("enabled_features")
			ok := facts.Holds(r, "enabled_features[*]", "RootCredentialsManagement").And(facts.Holds(r, "enabled_features[*]", "RootSessions"))
			return rule.Judge(ok, is.Saw(v), v)
		})
		if !seen {
			return rule.Result{NotSeen: true, Message: "no aws_iam_organizations_features: root users of member accounts keep their credentials"}
		}
		access, managed := facts.AccountSetting(p.Graph, "aws_organizations_organization", here, func(r *model.Resource) rule.Result {
			v := r.Get("aws_service_access_principals")
			return rule.Judge(facts.Holds(r, "aws_service_access_principals[*]", "iam.amazonaws.com"), is.Saw(v), v)
		})
		if !managed {
			return features // the organization is managed elsewhere
		}
		return facts.All(features, access)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_organizations_features",
	},
}
