// Package datasync holds the rules about AWS DataSync.
package datasync

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	TransfersVerified,
	TaskLogging,
}
