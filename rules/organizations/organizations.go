// Package organizations holds the rules about AWS Organizations and its guardrails.
package organizations

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	RegionDenyAttached,
	SCPProtectsAuditServices,
	SCPDeniesRoot,
	AllFeatures,
	SCPAttached,
	SCPRestrictRegions,
	TagPolicies,
	EnvironmentsInSeparateAccounts,
}
