// Package lifecycle holds the rules about what AWS stops to support.
package lifecycle

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	NoEndOfSupport,
	MaintenanceWindowExplicit,
}
