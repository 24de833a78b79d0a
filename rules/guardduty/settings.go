package guardduty

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PublishingFrequency keeps an attack that goes on from being reported hours late.
var PublishingFrequency = &rule.Rule{
	ID:       "guardduty-publishing-frequency",
	Title:    rule.T("Updated GuardDuty findings are published at least hourly", "更新された GuardDuty の検出結果を 1 時間以内に発行している"),
	Why:      rule.T("A finding that happens again is reported anew only at this interval. By default that is six hours, long enough to copy a database.", "同じ検出結果の再発は、この間隔でしか通知されません。既定の 6 時間は、データベースを持ち出すのに十分な長さです。"),
	Fix:      rule.T("Set finding_publishing_frequency to FIFTEEN_MINUTES or ONE_HOUR.", "finding_publishing_frequency を FIFTEEN_MINUTES または ONE_HOUR にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{detectorType},
	Reads:    []string{"aws_guardduty_invite_accepter"},
	When: func(p *rule.Pass, detector *model.Resource) model.Tri {
		// The administrator decides for its members.
		return p.Graph.At(detector).Into("aws_guardduty_invite_accepter", "detector_id").Exists().Not()
	},
	Check: is.OneOf("finding_publishing_frequency", "FIFTEEN_MINUTES", "ONE_HOUR"),
	Refs: []string{
		"https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_detector",
	},
}

// OrganizationAutoEnable keeps new accounts from being unwatched.
var OrganizationAutoEnable = &rule.Rule{
	ID:       "guardduty-organization-auto-enable",
	Title:    rule.T("GuardDuty is turned on for accounts of the organization", "組織のアカウントで GuardDuty を自動的に有効にしている"),
	Why:      rule.T("An account that somebody forgot to add is one that nobody watches, and new accounts are made by those in a hurry.", "追加し忘れたアカウントは誰にも監視されません。新しいアカウントは急いで作られるものです。"),
	Fix:      rule.T("Set auto_enable_organization_members to ALL, and leave the detector on.", "auto_enable_organization_members を ALL にし、検出器は有効のままにしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_guardduty_organization_configuration"},
	Reads:    []string{detectorType, "data." + detectorType},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		members, old := r.Get("auto_enable_organization_members"), r.Get("auto_enable")
		auto := members.OneOf("ALL", "NEW")
		if facts.LeftToAWS(members) {
			auto, members = old.True(), old
		}
		message := is.Saw(members)
		if members.OneOf("NEW") == model.Yes {
			message += ": accounts that were there before are left out"
		}
		id := r.Get("detector_id")
		on := rule.Judge(model.Yes, "the detector is not in this configuration", id)
		if lookedUp := facts.Target(p.Graph, id, "data."+detectorType); lookedUp == nil {
			if detectors := p.Graph.At(r).Follow("detector_id", detectorType); !id.Known() || len(detectors.To)+len(detectors.Maybe) > 0 {
				on = rule.Every(detectors, "the detector is on", func(d *model.Resource) rule.Result { return is.NotFalse("enable")(p, d) })
			}
		}
		return facts.All(rule.Judge(auto, message, members), on)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/guardduty/latest/ug/set-guardduty-auto-enable-preferences.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_organization_configuration",
	},
}
