package cloudtrail

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LoggingEnabled keeps a trail from being there without recording anything.
var LoggingEnabled = &rule.Rule{
	ID:       "cloudtrail-logging-enabled",
	Title:    rule.T("Trail is recording", "証跡の記録を有効にしている"),
	Why:      rule.T("A trail that is switched off looks like one in every list of resources and records nothing. Switching it off is what an intruder does first.", "停止した証跡は、一覧では証跡に見えても何も記録しません。侵入者が最初に行うのも記録の停止です。"),
	Fix:      rule.T("Remove enable_logging, or set it to true.", "enable_logging を削除するか、true にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cloudtrail"},
	Check:    is.NotFalse("enable_logging"),
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}
