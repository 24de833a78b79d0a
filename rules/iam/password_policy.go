package iam

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PasswordPolicyMinLength keeps the passwords of IAM users out of reach of guessing.
var PasswordPolicyMinLength = &rule.Rule{
	ID:       "iam-password-policy-min-length",
	Title:    rule.T("Passwords of IAM users are long enough", "IAM ユーザーのパスワードに十分な長さを求めている"),
	Why:      rule.T("Length is what makes a password hard to guess. Without a policy AWS accepts 8 characters, and the provider's own default is 6.", "パスワードの推測しにくさは長さで決まります。ポリシーがなければ AWS は 8 文字を受け付け、プロバイダーの既定値は 6 文字です。"),
	Fix:      rule.T("Set minimum_password_length in aws_iam_account_password_policy to 14 or more.", "aws_iam_account_password_policy の minimum_password_length を 14 以上にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "min_length", Default: cty.NumberIntVal(14), About: rule.T("the least number of characters", "最小の文字数")},
	},
	Global:  true,
	Reads:   []string{passwordPolicyType},
	Account: passwordPolicyAtLeast("minimum_password_length", "min_length", "AWS accepts passwords of 8 characters"),
	Refs:    passwordPolicyRefs,
}

// PasswordPolicyReuse keeps a password that leaked from coming back.
var PasswordPolicyReuse = &rule.Rule{
	ID:       "iam-password-policy-reuse",
	Title:    rule.T("IAM users cannot use their last 24 passwords again", "IAM ユーザーが直近 24 個のパスワードを再利用できない"),
	Why:      rule.T("A password that is changed because it may be known is worth nothing if the user can go straight back to it.", "漏えいの疑いで変更したパスワードにすぐ戻せるようでは、変更した意味がありません。"),
	Fix:      rule.T("Set password_reuse_prevention in aws_iam_account_password_policy to 24.", "aws_iam_account_password_policy の password_reuse_prevention を 24 にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "password_reuse", Default: cty.NumberIntVal(24), About: rule.T("how many earlier passwords must be refused at least", "再利用を禁止する過去のパスワードの最小数")},
	},
	Global:  true,
	Reads:   []string{passwordPolicyType},
	Account: passwordPolicyAtLeast("password_reuse_prevention", "password_reuse", "AWS lets users return to an earlier password"),
	Refs:    passwordPolicyRefs,
}

const passwordPolicyType = "aws_iam_account_password_policy"

var passwordPolicyRefs = []string{
	"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
	"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy",
}

// passwordPolicyAtLeast requires a number of the account's password policy to be at least that of a parameter. silent
// says what holds where there is no policy.
func passwordPolicyAtLeast(path, param, silent string) func(*rule.Pass, *model.Provider) rule.Result {
	return func(p *rule.Pass, prov *model.Provider) rule.Result {
		least := p.Int(param)
		here := func(r *model.Resource) model.Tri { return facts.SameAccount(r.Provider, prov) }
		res, seen := facts.AccountSetting(p.Graph, passwordPolicyType, here, func(r *model.Resource) rule.Result {
			v := r.Get(path)
			return rule.Judge(v.AtLeast(least), fmt.Sprintf("%s; at least %d is required", is.Saw(v), least), v)
		})
		if !seen {
			return rule.Result{NotSeen: true, Message: "no " + passwordPolicyType + ": " + silent}
		}
		return res
	}
}
