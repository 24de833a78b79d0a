// Package macie holds the rules about Amazon Macie.
package macie

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	Enabled,
}
