package ssm

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PublicSharingBlocked keeps a document from being shared with everyone by one click.
var PublicSharingBlocked = &rule.Rule{
	ID:       "ssm-public-sharing-blocked",
	Title:    rule.T("Account and region block public sharing of documents", "アカウントとリージョンでドキュメントの公開共有をブロックしている"),
	Why:      rule.T("Documents name hosts and accounts and hold scripts. The setting makes AWS refuse to share any of them with everyone.", "ドキュメントにはホストやアカウントの名前、スクリプトが含まれます。この設定により、全員への共有を AWS が拒否します。"),
	Fix:      rule.T("Add an aws_ssm_service_setting for /ssm/documents/console/public-sharing-permission with the value Disable, for each region in use.", "使うリージョンごとに、/ssm/documents/console/public-sharing-permission を Disable にした aws_ssm_service_setting を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Reads:    []string{settingType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.Here(prov)
		about := func(r *model.Resource) model.Tri {
			id := r.Get("setting_id")
			if id.Known() {
				return here(r).And(id.Matches(aboutSharing))
			}
			return here(r).And(facts.PatternMatches(id, aboutSharing)) // the account is often filled in
		}
		res, seen := facts.AccountSetting(p.Graph, settingType, about, func(r *model.Resource) rule.Result {
			v := r.Get("setting_value")
			return rule.Judge(v.OneOf("Disable"), is.Saw(v), v)
		})
		if !seen {
			return facts.Silent(prov, "no "+settingType+" about public sharing")
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html#block-public-access",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html#ssm-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_service_setting",
	},
}

const settingType = "aws_ssm_service_setting"

func aboutSharing(id string) bool {
	return strings.HasSuffix(id, "/ssm/documents/console/public-sharing-permission")
}
