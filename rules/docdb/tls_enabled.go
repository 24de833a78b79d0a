package docdb

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TLSEnabled keeps passwords and documents off the network in clear.
var TLSEnabled = &rule.Rule{
	ID:       "docdb-tls-enabled",
	Title:    rule.T("DocumentDB parameter group does not turn TLS off", "DocumentDB のパラメータグループで TLS を無効にしていない"),
	Why:      rule.T("With TLS off, passwords and documents cross the network in clear between the application and the database.", "TLS を無効にすると、アプリケーションとデータベースの間をパスワードもデータも平文で流れます。"),
	Fix:      rule.T("Remove the parameter tls, or set it to enabled or, better, tls1.2+.", "パラメータ tls を削除するか、enabled (できれば tls1.2+) にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require TLS 1.2 or later", "TLS 1.2 以上を求める")},
	},
	Types: []string{"aws_docdb_cluster_parameter_group"},
	Check: func(p *rule.Pass, g *model.Resource) rule.Result {
		strict := p.Bool("strict")
		absent := rule.Judge(model.Of(!strict), "tls is not set: clients have to use TLS, of any version", g.Value())
		return facts.Parameter(g, "tls", absent, func(v model.Value) rule.Result {
			if strict {
				return rule.Judge(v.OneOf("tls1.2+", "tls1.3+", "fips-140-3"), "tls is "+v.String(), v)
			}
			return rule.Judge(v.OneOf("disabled").Not(), "tls is "+v.String(), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster_parameter_group",
	},
}
