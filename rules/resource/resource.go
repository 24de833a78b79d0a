// Package resource holds the rules about what every resource should have: a name and tags by convention.
package resource

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules about resources of any type.
var Rules = []*rule.Rule{
	NameConvention,
	RequiredTags,
}
