package codebuild

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ReportGroupEncrypted keeps exported test reports unreadable without the key.
var ReportGroupEncrypted = &rule.Rule{
	ID:       "codebuild-report-group-encrypted",
	Title:    rule.T("Exported build reports are encrypted", "エクスポートするビルドレポートを暗号化している"),
	Why:      rule.T("Test reports show inputs, outputs and weak places of a system. The option turns off the encryption that CodeBuild asks for by itself.", "テストレポートにはシステムの入出力や弱点が現れます。この設定は CodeBuild が既定で求める暗号化を無効にします。"),
	Fix:      rule.T("Remove encryption_disabled or set it to false.", "encryption_disabled を削除するか false にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_codebuild_report_group"},
	When:     func(_ *rule.Pass, g *model.Resource) model.Tri { return g.Get("export_config.type").OneOf("S3") },
	Check:    is.NotTrue("export_config.s3_destination.encryption_disabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/codebuild/latest/userguide/test-report-group-create.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_report_group",
	},
}
