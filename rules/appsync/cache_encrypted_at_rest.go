package appsync

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// CacheEncryptedAtRest keeps cached answers unreadable on disk.
var CacheEncryptedAtRest = &rule.Rule{
	ID:       "appsync-cache-encrypted-at-rest",
	Title:    rule.T("AppSync cache is encrypted at rest", "AppSync のキャッシュを保存時に暗号化している"),
	Why:      rule.T("The cache holds the answers that customers got. Unencrypted they lie on its disks in the clear.", "キャッシュには顧客への応答が残ります。暗号化していなければ、ディスクに平文で置かれます。"),
	Fix:      rule.T("Set at_rest_encryption_enabled to true. It cannot be changed later: the cache is made anew.", "at_rest_encryption_enabled を true にしてください。後から変更できないため、キャッシュは作り直しになります。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_appsync_api_cache"},
	Check:    is.True("at_rest_encryption_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_api_cache",
	},
}
