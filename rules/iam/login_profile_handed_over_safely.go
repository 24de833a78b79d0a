package iam

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LoginProfileHandedOverSafely keeps a password from being known to anyone but its user.
var LoginProfileHandedOverSafely = &rule.Rule{
	ID:       "iam-login-profile-handed-over-safely",
	Title:    rule.T("Console password must be changed and is encrypted in the state", "コンソールのパスワードに変更を求め、ステート内で暗号化している"),
	Why:      rule.T("Terraform makes the password and keeps it. Without a PGP key everyone who reads the state can sign in, and without a reset the password stays the one they read.", "パスワードは Terraform が作り、ステートに残します。PGP 鍵がないとステートを読める人は誰でもサインインでき、変更を求めないとそのパスワードが使われ続けます。"),
	Fix:      rule.T("Set pgp_key to the public key of the user, and password_reset_required to true.", "pgp_key にユーザーの公開鍵を指定し、password_reset_required を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_user_login_profile"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		reset, key := r.Get("password_reset_required"), r.Get("pgp_key")
		res := facts.All(
			rule.Judge(reset.True(), is.Saw(reset), reset),
			rule.Judge(key.NotEmpty(), is.Saw(key), key),
		)
		switch {
		case res.OK == model.Yes:
			res.Message = "the password is encrypted and must be changed"
		case reset.True() == model.No && key.NotEmpty() == model.No:
			res = rule.Judge(model.No, is.Saw(reset)+", and "+is.Saw(key), reset, key)
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_login_profile",
	},
}
