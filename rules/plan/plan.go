// Package plan holds the rules about what a plan is going to do. They judge plans only.
package plan

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	StatefulNotDestroyed,
	SecurityControlsKept,
	DeletionProtectionKept,
	EncryptionChangeKeepsData,
}
