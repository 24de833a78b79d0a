package iam

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// RootNoAccessKey keeps a key that no policy can limit from existing.
var RootNoAccessKey = &rule.Rule{
	ID:       "iam-root-no-access-key",
	Title:    rule.T("No access key is made for the root user", "ルートユーザーのアクセスキーを作成していない"),
	Why:      rule.T("A key of the root user can do everything, and no policy of the account limits it. AWS advises never to make one.", "ルートユーザーのアクセスキーは何でもでき、アカウント内のポリシーでは制限できません。AWS は作成しないよう勧めています。"),
	Fix:      rule.T("Remove the aws_iam_access_key and use a role. A key that exists is deleted by hand, by the root user.", "aws_iam_access_key を削除し、ロールを使ってください。既存のキーは、ルートユーザーが手作業で削除してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_iam_access_key"},
	Check: func(_ *rule.Pass, key *model.Resource) rule.Result {
		user, status := key.Get("user"), key.Get("status")
		root := user.Matches(func(name string) bool { return strings.EqualFold(name, "root") })
		return rule.Judge(root.And(status.OneOf("Inactive").Not()).Not(), "the access key is for the user "+user.String(), user, status)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html#ru-bp-access-keys",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key",
	},
}
