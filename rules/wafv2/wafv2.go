// Package wafv2 holds the rules about AWS WAF.
package wafv2

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	LoggingEnabled,
	RulesHaveMetrics,
	ACLBlocksLog4j,
	CommonRulesPresent,
	RateBasedRule,
	RulesBlockNotCount,
}
