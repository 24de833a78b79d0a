package sagemaker

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotebookSupportedPlatform keeps notebooks on platforms that still get security fixes.
var NotebookSupportedPlatform = &rule.Rule{
	ID:       "sagemaker-notebook-supported-platform",
	Title:    rule.T("Notebook uses a supported platform", "ノートブックでサポート中のプラットフォームを使っている"),
	Why:      rule.T("Notebooks on Amazon Linux 1, and on the first images of Amazon Linux 2, get no more fixes.", "Amazon Linux 1 や初期の Amazon Linux 2 イメージのノートブックには、修正が提供されません。"),
	Fix:      rule.T("Set platform_identifier to notebook-al2023-v1 or notebook-al2-v3.", "platform_identifier を notebook-al2023-v1 または notebook-al2-v3 にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_sagemaker_notebook_instance"},
	Check:    is.OneOf("platform_identifier", "notebook-al2023-v1", "notebook-al2-v3"),
	Refs: []string{
		"https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-al2.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-8",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance",
	},
}
