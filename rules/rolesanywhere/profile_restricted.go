package rolesanywhere

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ProfileRestricted keeps a machine outside of AWS from having all that its role may do.
var ProfileRestricted = &rule.Rule{
	ID:       "rolesanywhere-profile-restricted",
	Title:    rule.T("Roles Anywhere profile restricts the session", "Roles Anywhere のプロファイルでセッションの権限を絞っている"),
	Why:      rule.T("Machines outside of AWS are stolen and copied more easily. A session policy caps what one of them can do with a role that others use too.", "AWS の外のマシンは盗難や複製に遭いやすいものです。セッションポリシーがあれば、共用のロールでも各マシンの権限に上限を設けられます。"),
	Fix:      rule.T("Set session_policy, or managed_policy_arns to policies that are the cap.", "session_policy を設定するか、managed_policy_arns に上限となるポリシーを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{profileType},
	Check: func(_ *rule.Pass, profile *model.Resource) rule.Result {
		own, managed := profile.Get("session_policy"), profile.Get("managed_policy_arns")
		res := facts.Any(rule.Judge(own.NotEmpty(), is.Saw(own), own), rule.Judge(managed.NotEmpty(), is.Saw(managed), managed))
		if res.OK == model.No {
			res.Message = "neither session_policy nor managed_policy_arns is set"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-create-session.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rolesanywhere_profile",
	},
}

const profileType = "aws_rolesanywhere_profile"
