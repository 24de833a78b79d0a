package opensearch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FineGrainedAccess lets a domain tell its users apart.
var FineGrainedAccess = &rule.Rule{
	ID:       "opensearch-fine-grained-access",
	Title:    rule.T("OpenSearch domain controls access per user and index", "OpenSearch ドメインのアクセスをユーザーとインデックスごとに制御している"),
	Why:      rule.T("Without fine-grained access control, whoever may reach the domain may read and delete every index in it. Anonymous access lets in even those without a user.", "きめ細かなアクセス制御がないと、到達できる人は誰でもすべてのインデックスを読み、削除できます。匿名アクセスではユーザーでない人まで入れます。"),
	Fix:      rule.T("Add an advanced_security_options block with enabled set to true and anonymous_auth_enabled left out.", "enabled を true にした advanced_security_options ブロックを追加し、anonymous_auth_enabled は書かないでください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_opensearch_domain", "aws_elasticsearch_domain"},
	Check: func(_ *rule.Pass, d *model.Resource) rule.Result {
		enabled, anonymous := d.Get("advanced_security_options.enabled"), d.Get("advanced_security_options.anonymous_auth_enabled")
		return facts.All(
			rule.Judge(enabled.True(), is.Saw(enabled), enabled),
			rule.Judge(anonymous.True().Not(), is.Saw(anonymous), anonymous),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}
