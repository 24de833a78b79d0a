package apigateway

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// CacheEncrypted keeps cached answers of an API unreadable on disk.
var CacheEncrypted = &rule.Rule{
	ID:       "apigateway-cache-encrypted",
	Title:    rule.T("API cache is encrypted", "API のキャッシュを暗号化している"),
	Why:      rule.T("The cache of a stage holds the answers that customers got. Unencrypted they lie on its disks in the clear.", "ステージのキャッシュには顧客への応答が残ります。暗号化していなければ、ディスクに平文で置かれます。"),
	Fix:      rule.T("Set cache_data_encrypted to true wherever caching_enabled is.", "caching_enabled を true にした箇所では cache_data_encrypted も true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_api_gateway_method_settings"},
	Check:    cacheEncrypted,
	Refs: []string{
		"https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings",
	},
}

func cacheEncrypted(_ *rule.Pass, r *model.Resource) rule.Result {
	caching, encrypted := r.Get("settings.caching_enabled"), r.Get("settings.cache_data_encrypted")
	if caching.True() == model.No {
		return rule.Judge(model.Yes, is.Saw(caching), caching)
	}
	return rule.Judge(encrypted.True().Or(caching.True().Not()), is.Saw(encrypted), encrypted, caching)
}
