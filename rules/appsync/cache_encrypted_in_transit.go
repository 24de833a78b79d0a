package appsync

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// CacheEncryptedInTransit keeps cached answers unreadable on the way.
var CacheEncryptedInTransit = &rule.Rule{
	ID:       "appsync-cache-encrypted-in-transit",
	Title:    rule.T("AppSync cache is encrypted in transit", "AppSync のキャッシュを転送時に暗号化している"),
	Why:      rule.T("The answers that customers got travel between the API and its cache. Unencrypted they can be read on the way.", "顧客への応答が API とキャッシュの間を流れます。暗号化していなければ、途中で読まれるおそれがあります。"),
	Fix:      rule.T("Set transit_encryption_enabled to true. It cannot be changed later: the cache is made anew.", "transit_encryption_enabled を true にしてください。後から変更できないため、キャッシュは作り直しになります。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_appsync_api_cache"},
	Check:    is.True("transit_encryption_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_api_cache",
	},
}
