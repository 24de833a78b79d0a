// Package route53 holds the rules about Amazon Route 53.
package route53

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ZoneQueryLogging,
	ResolverQueryLogging,
	FailoverHealthChecked,
}
