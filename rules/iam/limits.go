package iam

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LoginProfileStrength keeps the first password of a user from being guessed.
var LoginProfileStrength = &rule.Rule{
	ID:       "iam-login-profile-strength",
	Title:    rule.T("First console password is long and has to be changed", "最初のコンソールパスワードが長く、変更を求めている"),
	Why:      rule.T("The first password is made here and may be read in the state. It should be hard to guess and of no use after the first sign-in.", "最初のパスワードはここで作られ、ステートから読めることもあります。推測されにくく、初回サインイン後は使えないものであるべきです。"),
	Fix:      rule.T("Remove password_length, which is then 20, or set it to 14 or more, and do not set password_reset_required to false.", "password_length を削除する (20 になります) か 14 以上にし、password_reset_required を false にしないでください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "min_length", Default: cty.NumberIntVal(14), About: rule.T("the least number of characters", "最小の文字数")},
	},
	Types: []string{loginProfileType},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.All(is.AtLeast("password_length", "min_length")(p, r), is.NotFalse("password_reset_required")(p, r))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_login_profile",
	},
}

// RoleSessionDuration limits how long stolen credentials of a role are of use.
var RoleSessionDuration = &rule.Rule{
	ID:       "iam-role-session-duration",
	Title:    rule.T("Sessions of the role are limited to a few hours", "ロールのセッション時間を数時間に制限している"),
	Why:      rule.T("Temporary credentials cannot be taken back one by one. Those that were stolen work until the session ends.", "一時的な認証情報は個別に取り消せません。盗まれたものは、セッションが終わるまで使われます。"),
	Fix:      rule.T("Remove max_session_duration, which is then one hour, or lower it.", "max_session_duration を削除する (1 時間になります) か、小さくしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "max_session_seconds", Default: cty.NumberIntVal(14400), About: rule.T("the greatest number of seconds", "最大の秒数")},
	},
	Types: []string{"aws_iam_role"},
	Check: func(p *rule.Pass, role *model.Resource) rule.Result {
		v, most := role.Get("max_session_duration"), p.Int("max_session_seconds")
		return rule.Judge(v.AtMost(most).Or(v.Set().Not()), fmt.Sprintf("%s; at most %d is required", is.Saw(v), most), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role",
	},
}

// PrincipalsHavePermissionsBoundary caps what an identity can be given.
var PrincipalsHavePermissionsBoundary = &rule.Rule{
	ID:       "iam-principals-have-permissions-boundary",
	Title:    rule.T("User or role carries a permissions boundary", "ユーザーやロールにアクセス許可の境界を設定している"),
	Why:      rule.T("A boundary caps what later policies can add, however they come about. It matters where others than the administrators write policies.", "境界を設定すると、後からどのようなポリシーが追加されても上限を超えません。管理者以外がポリシーを書く環境で必要です。"),
	Fix:      rule.T("Set permissions_boundary to the ARN of the policy that is the cap.", "permissions_boundary に、上限となるポリシーの ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_iam_role", "aws_iam_user"},
	Check:    is.NotEmpty("permissions_boundary"),
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role",
	},
}
