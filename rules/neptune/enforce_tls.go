package neptune

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EnforceTLS keeps queries and data off the network in clear.
var EnforceTLS = &rule.Rule{
	ID:       "neptune-enforce-tls",
	Title:    rule.T("Neptune parameter group does not turn TLS off", "Neptune のパラメータグループで TLS を無効にしていない"),
	Why:      rule.T("With TLS off, queries and their results cross the network in clear between the application and the database.", "TLS を無効にすると、アプリケーションとデータベースの間をクエリも結果も平文で流れます。"),
	Fix:      rule.T("Remove the parameter neptune_enforce_ssl, or set it to 1.", "パラメータ neptune_enforce_ssl を削除するか 1 にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_neptune_cluster_parameter_group"},
	Check: func(_ *rule.Pass, g *model.Resource) rule.Result {
		absent := rule.Judge(model.Yes, "neptune_enforce_ssl is not set: TLS is required", g.Value())
		return facts.Parameter(g, "neptune_enforce_ssl", absent, func(v model.Value) rule.Result {
			return rule.Judge(v.OneOf("0").Not(), "neptune_enforce_ssl is "+v.String(), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html",
		"https://docs.aws.amazon.com/neptune/latest/userguide/parameters.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster_parameter_group",
	},
}
