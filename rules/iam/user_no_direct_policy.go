package iam

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// UserNoDirectPolicy keeps what people may do in few places.
var UserNoDirectPolicy = &rule.Rule{
	ID:       "iam-user-no-direct-policy",
	Title:    rule.T("Users have permissions through groups or roles only", "ユーザーの権限をグループまたはロール経由でのみ付与している"),
	Why:      rule.T("Permissions of single users are overlooked in reviews and stay when the person changes jobs. A group is reviewed once for all its members.", "ユーザー個別の権限は棚卸しで見落とされ、異動後も残りがちです。グループなら、所属者全員の権限を一度に確認できます。"),
	Fix:      rule.T("Attach the policy to an aws_iam_group and make the user a member, or let the user assume a role.", "ポリシーを aws_iam_group に付与してユーザーを所属させるか、ロールを引き受けさせてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_user_policy", "aws_iam_user_policy_attachment", "aws_iam_policy_attachment", "aws_iam_user_policy_attachments_exclusive"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		path := "user"
		switch r.Addr.Type {
		case "aws_iam_user_policy":
			return rule.Judge(model.No, "a policy is written for one user", r.Get(path))
		case "aws_iam_user_policy_attachment":
			return rule.Judge(model.No, "a policy is attached to one user", r.Get(path))
		case "aws_iam_policy_attachment":
			path = "users"
		default:
			path = "policy_arns"
		}
		v := r.Get(path)
		if v.NotEmpty() == model.No {
			return rule.Judge(model.Yes, "no policy is attached to a user", v)
		}
		return rule.Judge(v.NotEmpty().Not(), "policies are attached to users: "+is.Saw(v), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_policy_attachment",
	},
}
