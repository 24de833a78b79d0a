// Package health holds the rules about AWS Health.
package health

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	EventsNotified,
}
