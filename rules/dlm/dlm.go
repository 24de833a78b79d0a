// Package dlm holds the rules about Amazon Data Lifecycle Manager.
package dlm

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	CrossRegionScheduleEncrypted,
}
