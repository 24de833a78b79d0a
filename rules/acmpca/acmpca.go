// Package acmpca holds the rules about AWS Private CA.
package acmpca

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	RevocationConfigured,
	RootCADisabled,
	AuthorityHardened,
}
