// Package sso holds the rules about IAM Identity Center.
package sso

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	PermissionSetSessionDuration,
}
