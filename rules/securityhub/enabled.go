package securityhub

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// Enabled brings the findings of all security services of a region together.
var Enabled = &rule.Rule{
	ID:       "securityhub-enabled",
	Title:    rule.T("Security Hub is on in the account and region", "アカウントとリージョンで Security Hub を有効にしている"),
	Why:      rule.T("Without Security Hub nobody checks what is running against a standard, and findings of the other services stay in as many consoles.", "Security Hub がないと、稼働中の環境を基準に照らして点検する仕組みがなく、各サービスの検出結果も別々の画面に散らばります。"),
	Fix:      rule.T("Add an aws_securityhub_account for each region in use.", "使うリージョンごとに aws_securityhub_account を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Reads:    []string{hubType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.Here(prov)
		if facts.Has(p.Graph, here, hubType) == model.No {
			return facts.Silent(prov, "no "+hubType+" for the account and region")
		}
		none := rule.Judge(model.No, "no "+hubType+" for certain", prov.Value())
		return facts.One(p.Graph, hubType, here, none, func(r *model.Resource) rule.Result {
			return rule.Judge(model.Yes, r.Address()+" turns Security Hub on", r.Value())
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/securityhub-enabled.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_account",
	},
}
