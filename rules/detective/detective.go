// Package detective holds the rules about Amazon Detective.
package detective

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	Enabled,
}
