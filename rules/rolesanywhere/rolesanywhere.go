// Package rolesanywhere holds the rules about IAM Roles Anywhere.
package rolesanywhere

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	ProfileRestricted,
	TrustBoundToCertificate,
}
