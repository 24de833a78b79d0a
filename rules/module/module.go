// Package module holds the rules about module calls.
package module

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	SourcePinned,
}
