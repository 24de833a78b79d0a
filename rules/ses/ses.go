// Package ses holds the rules about Amazon SES.
package ses

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ConfigurationSetTLS,
}
