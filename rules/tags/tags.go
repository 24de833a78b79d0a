// Package tags holds the rules about what tags say, and whether the rest of the configuration agrees.
package tags

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	DataClassificationProtectionsMatch,
	PropagateToCreatedResources,
	SingleEnvironmentPerAccount,
}
