package residency

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// OptinRegionsOff keeps regions that nobody agreed to switched off.
var OptinRegionsOff = &rule.Rule{
	ID:       "residency-optin-regions-off",
	Title:    rule.T("No opt-in region outside of the allowed ones is enabled", "許可されていないオプトインリージョンを有効にしていない"),
	Why:      rule.T("In a region that is off nothing can be built, by mistake or by an intruder.", "無効なリージョンには、誤って、あるいは侵入者によって何かを作られることがありません。"),
	Fix:      rule.T("Set enabled to false, or add the region to allowed_regions.", "enabled を false にするか、リージョンを allowed_regions に追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params:   regionParams[:1],
	Types:    []string{"aws_account_region"},
	When:     limitedHere,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		on, region := r.Get("enabled"), r.Get("region_name")
		text, _ := region.Text()
		return facts.Any(
			rule.Judge(on.True().Not(), is.Saw(on), on),
			rule.Judge(region.OneOf(p.Strings("allowed_regions")...), "the region is "+outOf(p, text), region))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/account_region",
	},
}
