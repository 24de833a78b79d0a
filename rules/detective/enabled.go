package detective

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// Enabled keeps the material for finding out what happened.
var Enabled = &rule.Rule{
	ID:       "detective-enabled",
	Title:    rule.T("Detective is on in the account and region", "アカウントとリージョンで Detective を有効にしている"),
	Why:      rule.T("After an incident Detective shows who did what from where over a year. It cannot be turned on for the time before.", "Detective は、誰がどこから何をしたかを 1 年分さかのぼって示します。有効にする前の期間は調べられません。"),
	Fix:      rule.T("Add an aws_detective_graph for each region in use.", "使うリージョンごとに aws_detective_graph を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Reads:    []string{"aws_detective_graph"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.Here(prov), "no aws_detective_graph for the account and region", func(r *model.Resource) rule.Result {
			return rule.Judge(model.Yes, r.Address()+" turns Detective on", r.Value())
		}, "aws_detective_graph")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/detective/latest/userguide/what-is-detective.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/detective_graph",
	},
}
