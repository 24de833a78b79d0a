package guardduty

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DetectorEnabled keeps somebody watching for stolen credentials and machines that talk to the wrong hosts.
var DetectorEnabled = &rule.Rule{
	ID:       "guardduty-detector-enabled",
	Title:    rule.T("GuardDuty watches the account and region", "GuardDuty でアカウントとリージョンを監視している"),
	Why:      rule.T("A suspended detector sees nothing: stolen keys, mining and traffic to known attackers go unnoticed in that region.", "検出器を止めたリージョンでは、鍵の盗用、暗号資産の採掘、既知の攻撃元との通信に気付けません。"),
	Fix:      rule.T("Leave enable of aws_guardduty_detector out, or set it to true; add a detector for each region in use.", "aws_guardduty_detector の enable を省略するか true にし、使うリージョンごとに検出器を作ってください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Reads:    []string{detectorType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		res, seen := facts.AccountSetting(p.Graph, detectorType, facts.Here(prov), func(r *model.Resource) rule.Result {
			v := r.Get("enable")
			return rule.Judge(v.True().Or(v.Set().Not()), is.Saw(v), v)
		})
		if !seen {
			return facts.Silent(prov, "no "+detectorType+" for the account and region")
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_detector",
	},
}
