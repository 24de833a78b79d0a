package codebuild

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// S3LogsEncrypted keeps build logs unreadable without the key.
var S3LogsEncrypted = &rule.Rule{
	ID:       "codebuild-s3-logs-encrypted",
	Title:    rule.T("Build logs in S3 are encrypted", "S3 に保存するビルドログを暗号化している"),
	Why:      rule.T("Build logs hold what commands printed, at times a password. The option turns off the encryption that CodeBuild asks for by itself.", "ビルドログにはコマンドの出力が残り、パスワードが含まれることもあります。この設定は CodeBuild が既定で求める暗号化を無効にします。"),
	Fix:      rule.T("Remove encryption_disabled or set it to false.", "encryption_disabled を削除するか false にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_codebuild_project"},
	Check:    is.NotTrue("logs_config.s3_logs.encryption_disabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project",
	},
}
