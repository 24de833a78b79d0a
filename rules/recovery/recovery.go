// Package recovery holds the rules about coming back after a region is lost.
package recovery

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ForceDeleteDisabled,
	DataCopiedToSecondRegion,
	DependenciesInSecondRegion,
	WorkloadInSecondRegion,
}
