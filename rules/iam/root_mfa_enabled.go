package iam

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RootMFAEnabled keeps the one user that no policy can limit from hanging on a password alone.
var RootMFAEnabled = &rule.Rule{
	ID:       "iam-root-mfa-enabled",
	Title:    rule.T("Root user is protected by MFA, or has no credentials", "ルートユーザーを MFA で保護しているか、認証情報をなくしている"),
	Why:      rule.T("No policy of the account limits the root user. With its password alone an attacker can close the account or lock everyone else out.", "アカウント内のポリシーではルートユーザーを制限できません。パスワードだけで、アカウントを閉鎖したり、ほかの全員を締め出したりできてしまいます。"),
	Fix:      rule.T("Enrol an MFA device for the root user by hand; Terraform cannot. For member accounts of an organization, remove root credentials with aws_iam_organizations_features and RootCredentialsManagement.", "ルートユーザーの MFA デバイスを手作業で登録してください (Terraform ではできません)。組織のメンバーアカウントでは、aws_iam_organizations_features の RootCredentialsManagement でルートの認証情報を削除できます。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Global:   true,
	Reads: []string{
		"aws_iam_organizations_features", "aws_config_config_rule", "aws_config_organization_managed_rule",
		"aws_securityhub_standards_subscription", "aws_organizations_policy", "data.aws_iam_policy_document",
	},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := func(r *model.Resource) model.Tri { return facts.SameAccount(r.Provider, prov) }
		central, seen := facts.AccountSetting(p.Graph, "aws_iam_organizations_features", here, func(r *model.Resource) rule.Result {
			v := r.Get("enabled_features")
			return rule.Judge(facts.Holds(r, "enabled_features[*]", "RootCredentialsManagement"), "root credentials of member accounts are managed centrally: "+v.String(), v)
		})
		if seen && central.OK != model.No {
			return central
		}
		if watch, ok := watched(p, prov); ok {
			return watch
		}
		return rule.Result{NotSeen: true, Message: "whether the root user has MFA is not visible in Terraform"}
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-access-management.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_organizations_features",
	},
}

// watched finds what would notice, or limit, a root user without MFA. None of it shows that MFA is enrolled.
func watched(p *rule.Pass, prov *model.Provider) (rule.Result, bool) {
	for _, kind := range []struct {
		typ   string
		about func(*model.Resource) (model.Tri, model.Value)
	}{
		{"aws_config_config_rule", func(r *model.Resource) (model.Tri, model.Value) { return identifies(r.Get("source.source_identifier")) }},
		{"aws_config_organization_managed_rule", func(r *model.Resource) (model.Tri, model.Value) { return identifies(r.Get("rule_identifier")) }},
		{"aws_securityhub_standards_subscription", standard},
		{"aws_organizations_policy", deniesRoot},
	} {
		for _, r := range p.Graph.Of(kind.typ) {
			if facts.SameAccount(r.Provider, prov) == model.No {
				continue
			}
			ok, v := kind.about(r)
			if ok == model.No {
				continue
			}
			watch := rule.Result{
				Message:  "enrolment itself is not visible in Terraform",
				Reason:   "watched by " + r.Address() + "; enrolment itself is not visible in Terraform",
				Evidence: []rule.Evidence{{Value: v}},
			}
			if ok == model.Unknown {
				watch.Reason = "whether " + r.Address() + " watches the root user is not known"
			}
			return watch, true
		}
	}
	return rule.Result{}, false
}

func identifies(v model.Value) (model.Tri, model.Value) {
	return v.OneOf("ROOT_ACCOUNT_MFA_ENABLED", "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"), v
}

// standard tells whether a Security Hub standard has a control about the root user's MFA.
func standard(r *model.Resource) (model.Tri, model.Value) {
	v := r.Get("standards_arn")
	if v.Known() {
		return v.Matches(aboutRootMFA), v
	}
	// The region of the ARN is often filled in: what counts is written around it.
	var text strings.Builder
	for _, piece := range v.Pieces() {
		if s, ok := piece.Text(); ok {
			text.WriteString(s)
		}
	}
	if text.Len() == 0 {
		return model.Unknown, v
	}
	return model.Of(aboutRootMFA(text.String())), v
}

func aboutRootMFA(arn string) bool {
	return strings.Contains(arn, "aws-foundational-security-best-practices") || strings.Contains(arn, "cis-aws-foundations-benchmark")
}

// deniesRoot tells whether a service control policy denies something to the root users of accounts.
func deniesRoot(r *model.Resource) (model.Tri, model.Value) {
	v := r.Get("content")
	none := rule.Judge(model.No, "there is no policy", v)
	res := facts.JudgePolicy(v, none, func(d facts.Document) rule.Result {
		ok := model.No
		for _, s := range d.Statements {
			conditions, _ := s.Conditions()
			for _, c := range conditions {
				if c.Key != "aws:principalarn" {
					continue
				}
				ok = ok.Or(s.Denies().And(c.Values.Any(func(v model.Value) model.Tri {
					return v.Matches(func(s string) bool { return strings.HasSuffix(s, ":root") })
				})))
			}
		}
		return rule.Judge(ok, "root users are denied", d.Value)
	})
	return res.OK, v
}
