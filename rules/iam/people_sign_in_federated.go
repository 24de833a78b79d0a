package iam

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PeopleSignInFederated keeps the leaving of a person from depending on someone remembering an IAM user.
var PeopleSignInFederated = &rule.Rule{
	ID:       "iam-people-sign-in-federated",
	Title:    rule.T("People sign in through Identity Center or SAML, not as IAM users", "人は IAM ユーザーではなく Identity Center または SAML でサインインする"),
	Why:      rule.T("An IAM user with a password is a second identity that the directory does not know: it stays when the person leaves, with a password of its own.", "パスワードを持つ IAM ユーザーは、社内のディレクトリが把握しない別の ID です。退職後も、独自のパスワードとともに残り続けます。"),
	Fix:      rule.T("Remove the login profile and assign a permission set to the person's group. List users for emergencies in break_glass_users.", "ログインプロファイルを削除し、利用者のグループに許可セットを割り当ててください。緊急用のユーザーは break_glass_users に登録してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "break_glass_users", Default: cty.ListValEmpty(cty.String), About: rule.T("names of the users that are kept for emergencies", "緊急用として残すユーザーの名前")},
	},
	Types: []string{loginProfileType, "aws_ssoadmin_account_assignment", "aws_iam_role"},
	Reads: facts.TrustTypes,
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type != "aws_iam_role" {
			return model.Yes
		}
		return facts.Trusts(p.Graph, r, fromSAML)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_ssoadmin_account_assignment":
			return rule.Judge(model.Yes, "people come in through Identity Center", r.Get("principal_type"))
		case "aws_iam_role":
			v := r.Get("assume_role_policy")
			return rule.Judge(facts.Trusts(p.Graph, r, fromSAML), "people come in through SAML", v).Because(v.At() + " is not known")
		}
		user := r.Get("user")
		spared := user.Matches(func(name string) bool { return slices.Contains(p.Strings("break_glass_users"), name) })
		if spared == model.Yes {
			return rule.Judge(model.Yes, "the user is kept for emergencies", user)
		}
		return rule.Judge(spared, "a person signs in as an IAM user", user)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssoadmin_account_assignment",
	},
}
