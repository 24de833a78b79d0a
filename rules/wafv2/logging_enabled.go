package wafv2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LoggingEnabled keeps a record of what the web ACL stopped, and of what it let through.
var LoggingEnabled = &rule.Rule{
	ID:       "wafv2-logging-enabled",
	Title:    rule.T("Web ACL logs the requests it inspects", "Web ACL で検査したリクエストを記録している"),
	Why:      rule.T("Without logs nobody sees an attack that was stopped, nor why a customer was; and rules cannot be tuned before they block.", "ログがなければ、止めた攻撃にも、誤って止めた顧客にも気づけません。遮断に切り替える前のルールの調整もできません。"),
	Fix:      rule.T("Add an aws_wafv2_web_acl_logging_configuration with the ARN of the web ACL, and redact what must not be kept.", "Web ACL の ARN を指定した aws_wafv2_web_acl_logging_configuration を追加し、残してはならない項目は秘匿してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_wafv2_web_acl"},
	Reads:    []string{"aws_wafv2_web_acl_logging_configuration"},
	Check:    is.ReferredTo("resource_arn", "aws_wafv2_web_acl_logging_configuration"),
	Refs: []string{
		"https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-11",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_logging_configuration",
	},
}
