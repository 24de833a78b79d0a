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

// PasswordPolicyLowercase widens what has to be tried to guess a password.
var PasswordPolicyLowercase = &rule.Rule{
	ID:       "iam-password-policy-lowercase",
	Title:    rule.T("Passwords of IAM users need a lower-case letter", "IAM ユーザーのパスワードに英小文字を求めている"),
	Why:      rule.T("Passwords of one kind of character fall first to guessing. AWS asks for no kind unless the policy does.", "文字の種類が少ないパスワードほど先に破られます。ポリシーで指定しない限り、AWS は文字の種類を求めません。"),
	Fix:      rule.T("Set require_lowercase_characters in aws_iam_account_password_policy to true.", "aws_iam_account_password_policy の require_lowercase_characters を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{passwordPolicyType},
	Account:  passwordPolicyAsks("require_lowercase_characters"),
	Refs:     passwordPolicyRefs,
}

// PasswordPolicyUppercase widens what has to be tried to guess a password.
var PasswordPolicyUppercase = &rule.Rule{
	ID:       "iam-password-policy-uppercase",
	Title:    rule.T("Passwords of IAM users need an upper-case letter", "IAM ユーザーのパスワードに英大文字を求めている"),
	Why:      rule.T("Passwords of one kind of character fall first to guessing. AWS asks for no kind unless the policy does.", "文字の種類が少ないパスワードほど先に破られます。ポリシーで指定しない限り、AWS は文字の種類を求めません。"),
	Fix:      rule.T("Set require_uppercase_characters in aws_iam_account_password_policy to true.", "aws_iam_account_password_policy の require_uppercase_characters を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{passwordPolicyType},
	Account:  passwordPolicyAsks("require_uppercase_characters"),
	Refs:     passwordPolicyRefs,
}

// PasswordPolicyNumber widens what has to be tried to guess a password.
var PasswordPolicyNumber = &rule.Rule{
	ID:       "iam-password-policy-number",
	Title:    rule.T("Passwords of IAM users need a digit", "IAM ユーザーのパスワードに数字を求めている"),
	Why:      rule.T("Passwords of one kind of character fall first to guessing. AWS asks for no kind unless the policy does.", "文字の種類が少ないパスワードほど先に破られます。ポリシーで指定しない限り、AWS は文字の種類を求めません。"),
	Fix:      rule.T("Set require_numbers in aws_iam_account_password_policy to true.", "aws_iam_account_password_policy の require_numbers を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{passwordPolicyType},
	Account:  passwordPolicyAsks("require_numbers"),
	Refs:     passwordPolicyRefs,
}

// PasswordPolicySymbol widens what has to be tried to guess a password.
var PasswordPolicySymbol = &rule.Rule{
	ID:       "iam-password-policy-symbol",
	Title:    rule.T("Passwords of IAM users need a symbol", "IAM ユーザーのパスワードに記号を求めている"),
	Why:      rule.T("Passwords of one kind of character fall first to guessing. AWS asks for no kind unless the policy does.", "文字の種類が少ないパスワードほど先に破られます。ポリシーで指定しない限り、AWS は文字の種類を求めません。"),
	Fix:      rule.T("Set require_symbols in aws_iam_account_password_policy to true.", "aws_iam_account_password_policy の require_symbols を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Global:   true,
	Reads:    []string{passwordPolicyType},
	Account:  passwordPolicyAsks("require_symbols"),
	Refs:     passwordPolicyRefs,
}

// PasswordPolicyExpiry limits how long a password that leaked is of use.
var PasswordPolicyExpiry = &rule.Rule{
	ID:       "iam-password-policy-expiry",
	Title:    rule.T("Passwords of IAM users expire within 90 days", "IAM ユーザーのパスワードが 90 日以内に失効する"),
	Why:      rule.T("A password that never expires stays useful to whoever got hold of it. Many rules of banks ask for expiry; where yours do not, turn this rule off.", "失効しないパスワードは、入手した人がいつまでも使えます。金融機関の規程の多くが定期変更を求めています。求めていない場合は、このルールを無効にしてください。"),
	Fix:      rule.T("Set max_password_age in aws_iam_account_password_policy to 90 or less.", "aws_iam_account_password_policy の max_password_age を 90 以下にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "password_max_age_days", Default: cty.NumberIntVal(90), About: rule.T("the greatest number of days", "最大の日数")},
	},
	Global: true,
	Reads:  []string{passwordPolicyType},
	Account: passwordPolicy("passwords never expire", func(p *rule.Pass, r *model.Resource) rule.Result {
		v, most := r.Get("max_password_age"), p.Int("password_max_age_days")
		return rule.Judge(v.AtLeast(1).And(v.AtMost(most)), fmt.Sprintf("%s; 1 to %d is required", is.Saw(v), most), v)
	}),
	Refs: passwordPolicyRefs,
}

// PasswordPolicyUsersCanChange lets a user replace a password that others may know.
var PasswordPolicyUsersCanChange = &rule.Rule{
	ID:       "iam-password-policy-users-can-change",
	Title:    rule.T("IAM users may change their own password", "IAM ユーザーが自分のパスワードを変更できる"),
	Why:      rule.T("Who cannot change a password keeps the one that an administrator knows, and waits for help when it leaks.", "自分で変更できない人は、管理者が知るパスワードを使い続け、漏えい時も対応を待つことになります。"),
	Fix:      rule.T("Remove allow_users_to_change_password, or set it to true.", "allow_users_to_change_password を削除するか、true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Global:   true,
	Reads:    []string{passwordPolicyType},
	Account: passwordPolicy("users need a permission of their own to change it", func(p *rule.Pass, r *model.Resource) rule.Result {
		return is.NotFalse("allow_users_to_change_password")(p, r)
	}),
	Refs: passwordPolicyRefs,
}

// PasswordPolicyNoHardExpiry keeps expiry from locking people out.
var PasswordPolicyNoHardExpiry = &rule.Rule{
	ID:       "iam-password-policy-no-hard-expiry",
	Title:    rule.T("Owner of an expired password can still change it", "パスワードが失効しても本人が変更できる"),
	Why:      rule.T("With a hard expiry only an administrator can let the user back in. In an emergency that may be everyone who could act.", "完全失効を有効にすると、失効後は管理者しか復旧できません。緊急時に対応できる人が全員締め出されることもあります。"),
	Fix:      rule.T("Remove hard_expiry, or set it to false, and leave allow_users_to_change_password on.", "hard_expiry を削除するか false にし、allow_users_to_change_password は有効のままにしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Global:   true,
	Reads:    []string{passwordPolicyType},
	Account: passwordPolicy("passwords never expire", func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.All(is.NotTrue("hard_expiry")(p, r), is.NotFalse("allow_users_to_change_password")(p, r))
	}),
	Refs: passwordPolicyRefs,
}

const passwordPolicyType = "aws_iam_account_password_policy"

var passwordPolicyRefs = []string{
	"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
	"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy",
}

// passwordPolicyAtLeast requires a number of the account's password policy to be at least that of a parameter. silent
// says what holds where there is no policy.
func passwordPolicyAtLeast(path, param, silent string) func(*rule.Pass, *model.Provider) rule.Result {
	return passwordPolicy(silent, is.AtLeast(path, param))
}

// passwordPolicyAsks requires the account's password policy to ask for a kind of character.
func passwordPolicyAsks(path string) func(*rule.Pass, *model.Provider) rule.Result {
	return passwordPolicy("AWS asks for three of four kinds of characters, whichever", is.True(path))
}

// passwordPolicy judges the password policy of an account. silent says what holds where there is none.
func passwordPolicy(silent string, judge is.Check) func(*rule.Pass, *model.Provider) rule.Result {
	return func(p *rule.Pass, prov *model.Provider) rule.Result {
		res, seen := facts.AccountSetting(p.Graph, passwordPolicyType, facts.InAccount(prov), func(r *model.Resource) rule.Result { return judge(p, r) })
		if !seen {
			return rule.Result{NotSeen: true, Message: "no " + passwordPolicyType + ": " + silent}
		}
		return res
	}
}
