// Package shield holds the rules about AWS Shield.
package shield

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	AdvancedOnPublicEndpoints,
}
