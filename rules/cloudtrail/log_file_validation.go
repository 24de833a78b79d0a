package cloudtrail

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LogFileValidation makes tampering with delivered logs detectable.
var LogFileValidation = &rule.Rule{
	ID:       "cloudtrail-log-file-validation",
	Title:    rule.T("Trail delivers digest files, so that edited logs can be found", "証跡がダイジェストファイルを出力し、ログの改ざんを検知できる"),
	Why:      rule.T("Without digest files, whoever can write to the log bucket can edit or remove the record of what they did, and nobody can tell.", "ダイジェストファイルがないと、ログのバケットに書き込める人が自分の操作記録を書き換えたり消したりしても、誰も気付けません。"),
	Fix:      rule.T("Set enable_log_file_validation to true.", "enable_log_file_validation を true にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cloudtrail"},
	Check:    is.True("enable_log_file_validation"),
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}
