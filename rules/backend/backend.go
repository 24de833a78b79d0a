// Package backend holds the rules about where Terraform keeps its state.
package backend

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	StateEncryptedAndLocked,
}
