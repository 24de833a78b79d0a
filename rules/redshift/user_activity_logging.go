package redshift

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// UserActivityLogging keeps a record of the queries that were run.
var UserActivityLogging = &rule.Rule{
	ID:       "redshift-user-activity-logging",
	Title:    rule.T("Redshift parameter group logs user activity", "Redshift のパラメータグループでユーザーアクティビティを記録している"),
	Why:      rule.T("The audit logs of a cluster hold connections and changes of users. The queries themselves are in them only with this parameter.", "クラスターの監査ログに残るのは接続とユーザーの変更です。実行されたクエリは、このパラメータを有効にした場合だけ記録されます。"),
	Fix:      rule.T("Set the parameter enable_user_activity_logging to true.", "パラメータ enable_user_activity_logging を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_redshift_parameter_group"},
	Check: func(_ *rule.Pass, g *model.Resource) rule.Result {
		absent := rule.Judge(model.No, "enable_user_activity_logging is not set", g.Value())
		return facts.Parameter(g, "enable_user_activity_logging", absent, func(v model.Value) rule.Result {
			return rule.Judge(v.Matches(func(s string) bool { return strings.EqualFold(s, "true") || s == "1" }), "enable_user_activity_logging is "+v.String(), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_parameter_group",
	},
}
