// Package sfn holds the rules about AWS Step Functions.
package sfn

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	Logging,
	Tracing,
	StatesHandleErrors,
}
