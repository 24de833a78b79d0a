// Package eventbridge holds the rules about Amazon EventBridge.
package eventbridge

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	BusPolicyNotOpen,
	EndpointReplication,
	RulesLive,
	TriggersRepairWorkflow,
}
