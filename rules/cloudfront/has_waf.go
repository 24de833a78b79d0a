package cloudfront

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// HasWAF puts a filter before what the internet can reach.
var HasWAF = &rule.Rule{
	ID:       "cloudfront-has-waf",
	Title:    rule.T("Distribution has a web ACL", "ディストリビューションに Web ACL を関連付けている"),
	Why:      rule.T("Scanners try known flaws on every public site. A web ACL stops the common ones at the edge, and gives a place to stop the next one within minutes.", "スキャンはあらゆる公開サイトに既知の欠陥を試します。Web ACL は一般的な攻撃をエッジで止め、次の攻撃も数分で遮断できる場所になります。"),
	Fix:      rule.T("Set web_acl_id to the ARN of an aws_wafv2_web_acl with scope CLOUDFRONT, made in us-east-1.", "us-east-1 に作成した scope が CLOUDFRONT の aws_wafv2_web_acl の ARN を web_acl_id に指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    distribution,
	Check:    is.NotEmpty("web_acl_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-6",
		registry,
	},
}
