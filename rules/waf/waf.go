// Package waf holds the rules about AWS WAF Classic, and what it shares with its successor.
package waf

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ACLHasRules,
	ClassicRuleNotEmpty,
	RuleGroupNotEmpty,
	ClassicLoggingEnabled,
}
