package opensearch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AutoSoftwareUpdate gets fixes of the service into a domain without anybody having to ask.
var AutoSoftwareUpdate = &rule.Rule{
	ID:       "opensearch-auto-software-update",
	Title:    rule.T("Search domain takes service software updates by itself", "検索ドメインのサービスソフトウェアを自動更新している"),
	Why:      rule.T("Service software updates close holes in the engine. Without the option a domain waits until AWS forces the update, or for somebody to remember.", "サービスソフトウェアの更新にはエンジンの脆弱性の修正が含まれます。有効にしなければ、AWS が強制するか、誰かが思い出すまで適用されません。"),
	Fix:      rule.T("Add a software_update_options block with auto_software_update_enabled set to true.", "auto_software_update_enabled を true にした software_update_options ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_opensearch_domain"},
	Check:    is.True("software_update_options.auto_software_update_enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/service-software.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}
