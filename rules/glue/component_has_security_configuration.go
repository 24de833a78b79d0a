package glue

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ComponentHasSecurityConfiguration keeps what crawlers and jobs write from going out in clear.
var ComponentHasSecurityConfiguration = &rule.Rule{
	ID:       "glue-component-has-security-configuration",
	Title:    rule.T("Glue crawler, job or endpoint has a security configuration", "Glue のクローラー、ジョブ、エンドポイントにセキュリティ設定がある"),
	Why:      rule.T("Without a security configuration, logs, bookmarks and temporary data are written unencrypted, whatever the buckets around them do.", "セキュリティ設定がないと、周りのバケットの設定にかかわらず、ログ、ブックマーク、一時データは暗号化されずに書かれます。"),
	Fix:      rule.T("Set security_configuration to the name of an aws_glue_security_configuration.", "security_configuration に aws_glue_security_configuration の名前を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_glue_crawler", "aws_glue_job", "aws_glue_dev_endpoint"},
	Check:    is.NotEmpty("security_configuration"),
	Refs: []string{
		"https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_job",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_crawler",
	},
}
