// Package connect holds the rules about Amazon Connect.
package connect

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ContactFlowLogs,
}
