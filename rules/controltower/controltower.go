// Package controltower holds the rules about AWS Control Tower.
package controltower

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ControlsEnabled,
}
