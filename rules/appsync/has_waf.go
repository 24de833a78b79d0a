package appsync

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// HasWAF puts a filter before GraphQL APIs that the internet reaches.
var HasWAF = &rule.Rule{
	ID:       "appsync-has-waf",
	Title:    rule.T("Public GraphQL API is protected by AWS WAF", "公開 GraphQL API を AWS WAF で保護している"),
	Why:      rule.T("Without a web ACL every probe and flood goes straight to the resolvers; one nested query can cost as much as thousands of plain requests.", "ウェブ ACL がないと、探索や大量のリクエストがリゾルバーにそのまま届きます。入れ子の深いクエリ 1 つが、通常のリクエスト数千回分の負荷になることもあります。"),
	Fix:      rule.T("Add an aws_wafv2_web_acl_association with the ARN of the API in resource_arn.", "resource_arn に API の ARN を指定した aws_wafv2_web_acl_association を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_appsync_graphql_api"},
	Reads:    []string{"aws_wafv2_web_acl_association"},
	When:     func(_ *rule.Pass, api *model.Resource) model.Tri { return api.Get("visibility").OneOf("PRIVATE").Not() },
	Check:    is.ReferredTo("resource_arn", "aws_wafv2_web_acl_association"),
	Refs: []string{
		"https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_association",
	},
}
