// Package iam holds the rules about AWS IAM and the root user.
package iam

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	RootMFAEnabled,
	PasswordPolicyMinLength,
	PasswordPolicyReuse,
	PolicyNoFullAdmin,
	PolicyNoWildcardAction,
	PolicyNoFullIAM,
	PolicyNoPrivilegeEscalation,
	PolicyNoCredentialsExposure,
	PolicyNoUnconstrainedPermissionsManagement,
	PolicyPassroleRestricted,
	PolicyNoAssumeAnyRole,
	PolicyNoDecryptAllKeys,
	RoleTrustNotPublic,
	RoleTrustExternalIDOrMFA,
	RoleTrustOnlyListedAccounts,
	RoleGithubOIDCRestricted,
	RoleSAMLAudiencePinned,
	HumanRoleTrustRequiresMFA,
	HumanAccessSourceLimited,
	OperatorRoleLeastPrivilege,
	ManagedAdminPolicyNotAttached,
	ManagedIAMFullAccessNotAttached,
	UserNoDirectPolicy,
	UserDeniedWithoutMFA,
	PeopleSignInFederated,
	LoginProfileHandedOverSafely,
	AccessKeySecretNotPassedOn,
	PasswordPolicyDeclaredWithConsoleUsers,
	RootNoAccessKey,
	RootCredentialsCentrallyManaged,
}
