// Package codeartifact holds the rules about AWS CodeArtifact.
package codeartifact

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	PolicyNotOpen,
}
