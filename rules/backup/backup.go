// Package backup holds the rules about backups.
package backup

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	CoversEveryStatefulResource,
	VaultEncryptedWithCMK,
	VaultPolicyNotOpen,
	PlanFrequencyAndRetention,
	VaultLocked,
	VaultPolicyDeniesDeletion,
	PlanCrossRegionCopy,
	ReportPlanExists,
	RestoresTested,
	FailuresNotified,
	IntervalMeetsRPO,
}
