// Package servicequotas holds the rules about Service Quotas.
package servicequotas

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	UsageAlarmed,
}
