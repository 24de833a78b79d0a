// Package cognito holds the rules about Amazon Cognito.
package cognito

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	IdentityPoolNoGuest,
	UserPoolMFA,
	UserPoolPasswordPolicy,
	UserPoolThreatProtection,
	UserPoolCustomAuthThreatProtection,
	UserPoolDeletionProtection,
	UserPoolWAF,
	ClientHardened,
	IdentityPoolRolesNarrow,
}
