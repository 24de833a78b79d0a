package iam

import (
	"fmt"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PasswordPolicyDeclaredWithConsoleUsers keeps passwords from being made under a policy that nobody has decided on.
var PasswordPolicyDeclaredWithConsoleUsers = &rule.Rule{
	ID:       "iam-password-policy-declared-with-console-users",
	Title:    rule.T("An account with console users has one password policy", "コンソールユーザーのいるアカウントにパスワードポリシーが 1 つある"),
	Why:      rule.T("Without a policy AWS accepts short passwords that never change. Two of them overwrite each other at every apply.", "ポリシーがなければ、AWS は短いパスワードを無期限に認めます。2 つあると、適用のたびに互いを上書きします。"),
	Fix:      rule.T("Add one aws_iam_account_password_policy to the configuration that makes the users, or to the baseline of the account.", "ユーザーを作る構成、またはアカウントのベースラインに aws_iam_account_password_policy を 1 つ追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{passwordPolicyType, loginProfileType},
	WhenAccount: func(p *rule.Pass, prov *model.Provider) model.Tri {
		out := model.No
		for _, r := range p.Graph.Of(loginProfileType) {
			here := facts.SameAccount(r.Provider, prov)
			if r.Exists == model.Unknown {
				here = here.And(model.Unknown)
			}
			out = out.Or(here)
		}
		return out
	},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		var sure, maybe []model.Value
		for _, r := range p.Graph.Of(passwordPolicyType) {
			switch here := facts.SameAccount(r.Provider, prov); {
			case here == model.Yes && r.Exists != model.Unknown && !r.Addr.Wild():
				sure = append(sure, r.Value())
			case here != model.No:
				maybe = append(maybe, r.Value())
			}
		}
		complete, gaps := p.Graph.Complete()
		switch {
		case len(sure) > 1:
			return rule.Judge(model.No, fmt.Sprintf("%d password policies overwrite each other", len(sure)), sure...)
		case len(sure)+len(maybe) == 0:
			return rule.Result{NotSeen: true, Message: "no " + passwordPolicyType + " for the console users"}
		case len(maybe) > 0 || complete != model.Yes:
			return rule.Judge(model.Unknown, "whether there is one password policy is not known", append(append(sure, maybe...), gaps...)...).
				Because("whether " + append(sure, maybe...)[0].At() + " is the only one for this account is not known")
		}
		return rule.Judge(model.Yes, "there is one password policy", sure...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy",
	},
}

const loginProfileType = "aws_iam_user_login_profile"
