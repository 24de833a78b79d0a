package organizations

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SCPProtectsAuditServices keeps the record of an attack out of the attacker's hands.
var SCPProtectsAuditServices = &rule.Rule{
	ID:       "organizations-scp-protects-audit-services",
	Title:    rule.T("Guardrails stop members from switching off logging and detection", "ログと検知の停止をガードレールで禁止している"),
	Why:      rule.T("The first thing an intruder does as an administrator of an account is to stop what would record them. Only a guardrail from outside of the account prevents that.", "アカウントの管理者権限を得た侵入者は、まず記録を止めます。それを防げるのは、アカウントの外側にあるガードレールだけです。"),
	Fix:      rule.T("Deny the actions in a service control policy, with no exception but named administrator roles, and attach it to the root or to an organizational unit.", "サービスコントロールポリシーでこれらの操作を拒否し (例外は特定の管理者ロールだけ)、ルートまたは組織単位にアタッチしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "protected_audit_actions", Default: auditActions(), About: rule.T("the actions that have to be denied", "拒否しなければならない操作")},
	},
	Global:      true,
	Reads:       guardrailTypes,
	WhenAccount: managesOrganization,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		actions := p.Strings("protected_audit_actions")
		about := func(s facts.Statement) model.Tri {
			some := model.No
			for _, action := range actions {
				some = some.Or(s.Covers(asOne(action)))
			}
			return model.All(s.Denies(), some, sparesRolesOnly(s))
		}
		seen := false
		var missing []string
		var open, last *rule.Result
		for _, action := range actions {
			list := guardrails(p, prov, about, func(d facts.Document) rule.Result {
				return facts.Not(d.NoStatement(action+" is denied", action+" is not denied", func(s facts.Statement) model.Tri {
					return model.All(s.Denies(), s.Covers(asOne(action)), sparesRolesOnly(s), s.On(facts.EveryOfAType))
				}))
			})
			if on := control(p, prov, controls(action)...); on.OK != model.No {
				list = append(list, on)
			}
			seen = seen || len(list) > 0
			switch res := facts.Any(append(list, rule.Result{OK: model.No})...); res.OK {
			case model.No:
				missing = append(missing, action)
				if last == nil && len(res.Evidence) > 0 {
					last = &res
				}
			case model.Unknown:
				if open == nil {
					open = &res
				}
			case model.Yes:
				if last == nil {
					last = &res
				}
			}
		}
		switch {
		case !seen:
			return rule.Result{NotSeen: true, Message: "no guardrail is about logging and detection"}
		case len(missing) > 0 && last != nil:
			message := "guardrails do not deny " + strings.Join(missing, ", ")
			return mayHide(p, rule.Result{OK: model.No, Message: message, Evidence: last.Evidence})
		case open != nil:
			return *open
		}
		return rule.Result{OK: model.Yes, Message: "guardrails deny to stop logging and detection", Evidence: last.Evidence}
	},
	Refs: []string{
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html",
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
		// Of guardduty:Disassociate*, only what a member account can do to leave is asked for.
		"https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_accounts.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy",
	},
}

func auditActions() cty.Value {
	var out []cty.Value
	for _, action := range [...]string{
		"cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:UpdateTrail",
		"config:StopConfigurationRecorder", "config:DeleteConfigurationRecorder", "config:DeleteDeliveryChannel",
		"guardduty:DeleteDetector", "guardduty:DisassociateFromAdministratorAccount", "guardduty:DisassociateFromMasterAccount",
		"securityhub:DisableSecurityHub",
	} {
		out = append(out, cty.StringVal(action))
	}
	return cty.ListVal(out)
}

// asOne makes one action of a pattern for many, which only a pattern for all of them covers.
func asOne(pattern string) string { return strings.ReplaceAll(pattern, "*", "\x01") }

// sparesRolesOnly tells whether a statement has no condition but one that spares named roles.
func sparesRolesOnly(s facts.Statement) model.Tri {
	exempts, _ := onlyExempts(s, "")
	return exempts
}

// controls are those of Control Tower that deny an action.
func controls(action string) []string {
	switch service, _, _ := strings.Cut(action, ":"); service {
	case "cloudtrail":
		return []string{"AWS-GR_CLOUDTRAIL_CHANGE_PROHIBITED"}
	case "config":
		return []string{"AWS-GR_CONFIG_CHANGE_PROHIBITED"}
	}
	return nil
}
