// Package s3 holds the rules about Amazon S3 buckets.
package s3

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	BucketEncryptionEnabled,
	BucketEncryptedWithKMSCMK,
	BucketPublicAccessBlockComplete,
	PublicAccessBlockBlockACLs,
	PublicAccessBlockBlockPolicy,
	PublicAccessBlockIgnoreACLs,
	PublicAccessBlockRestrictBuckets,
	AccountPublicAccessBlock,
	BucketACLNotPublicRead,
	BucketACLNotPublicWrite,
	BucketACLNotAuthenticatedUsers,
	BucketNotEffectivelyPublic,
	BucketPolicyNoWildcardPrincipal,
	BucketPolicyNoPublicList,
	BucketPolicyRestrictsCrossAccount,
	BucketPolicyEnforcesTLS,
	BucketVersioningEnabled,
	BucketAccessLoggingEnabled,
	ObjectACLNotPublic,
	AccessPointBlocksPublicAccess,
	MultiRegionAccessPointBlocksPublicAccess,
	GlacierVaultPolicyNotPublic,
	AuditLogBucketProtected,
	LogRetentionMet,
	BucketForceDestroyDisabled,
}
