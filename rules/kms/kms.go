// Package kms holds the rules about AWS KMS keys.
package kms

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	KeyRotationEnabled,
	KeyPolicyNotPublic,
	KeyPolicySeparatesAdminAndUse,
	KeyDeletionWindow,
	KeyEnabled,
	KeyPolicyLockoutCheckKept,
	KeyHasAlias,
	KeyHasPolicy,
	KeySpecStrong,
	GrantsNarrow,
	ImportedMaterialControlled,
	ServicePrincipalGrantsBound,
	CustomKeyStoreControlled,
	KeyServesOneDataClass,
}
