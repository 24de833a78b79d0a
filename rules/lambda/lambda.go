// Package lambda holds the rules about AWS Lambda.
package lambda

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	PermissionNotPublic,
	PermissionSourceRestricted,
	URLAuthenticated,
	EnvNoSecrets,
	EnvEncryptedWithCMK,
	RuntimeSupported,
	RoleNotAdmin,
	InVPC,
	VPCMultiAZ,
	ConcurrencyLimit,
	DeadLetterQueue,
	Tracing,
}
