// Package inspector holds the rules about Amazon Inspector.
package inspector

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	Enabled,
}
