// Package secrets holds the rules about credentials that are written where they can be read.
package secrets

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ArgumentsNotLiteral,
	EnvironmentNamesNotLiteral,
}
