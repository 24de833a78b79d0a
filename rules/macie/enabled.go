package macie

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// Enabled finds personal data in buckets where nobody thought it was.
var Enabled = &rule.Rule{
	ID:       "macie-enabled",
	Title:    rule.T("Macie is on in the account and region", "アカウントとリージョンで Macie を有効にしている"),
	Why:      rule.T("Personal data ends up in buckets that were not made for it: exports, logs, copies for tests. Macie finds it, and buckets that are open.", "個人データは、エクスポートやログ、テスト用の複製として想定外のバケットに残ります。Macie は、その所在と公開されたバケットを見つけます。"),
	Fix:      rule.T("Add an aws_macie2_account for each region in use, and do not pause it.", "使うリージョンごとに aws_macie2_account を追加し、一時停止しないでください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Reads:    []string{"aws_macie2_account"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		res, seen := facts.AccountSetting(p.Graph, "aws_macie2_account", facts.Here(prov), func(r *model.Resource) rule.Result {
			v := r.Get("status")
			if facts.LeftToAWS(v) {
				return rule.Judge(model.Yes, r.Address()+" turns Macie on", v)
			}
			return rule.Judge(v.OneOf("PAUSED").Not(), is.Saw(v), v)
		})
		if !seen {
			return facts.Silent(prov, "no aws_macie2_account for the account and region")
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/macie/latest/user/what-is-macie.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html#macie-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/macie2_account",
	},
}
