package waf

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ClassicLoggingEnabled keeps a record of what the web ACL stopped, and of what it let through.
var ClassicLoggingEnabled = &rule.Rule{
	ID:       "waf-classic-logging-enabled",
	Title:    rule.T("Web ACL of WAF Classic logs requests", "WAF Classic の Web ACL でリクエストを記録している"),
	Why:      rule.T("Without logs nobody sees an attack that was stopped, nor why a customer was.", "ログがなければ、止めた攻撃にも、誤って止めた顧客にも気付けません。"),
	Fix:      rule.T("Add logging_configuration with the ARN of a Firehose delivery stream.", "Firehose 配信ストリームの ARN を指定した logging_configuration を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_waf_web_acl", "aws_wafregional_web_acl"},
	Check:    is.NotEmpty("logging_configuration.log_destination"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_web_acl",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafregional_web_acl",
	},
}
