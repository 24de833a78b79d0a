// Package networkfirewall holds the rules about AWS Network Firewall.
package networkfirewall

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	LoggingEnabled,
	DeletionProtection,
	SubnetChangeProtection,
	MultiAZ,
	PolicyDefaultActionFullPackets,
	PolicyDefaultActionFragments,
	PolicyHasRuleGroup,
	StatelessRuleGroupNotEmpty,
}
