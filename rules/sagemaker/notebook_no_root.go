package sagemaker

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotebookNoRoot keeps who uses a notebook from changing the machine below it.
var NotebookNoRoot = &rule.Rule{
	ID:       "sagemaker-notebook-no-root",
	Title:    rule.T("Notebook gives no root access", "ノートブックで root 権限を与えていない"),
	Why:      rule.T("With root whoever opens a notebook can switch off what watches it, and read the files of all others.", "root 権限があれば、監視を止めることも、ほかの利用者のファイルを読むこともできます。"),
	Fix:      rule.T("Set root_access to Disabled. Lifecycle configurations still run as root.", "root_access を Disabled にしてください。ライフサイクル設定は引き続き root で実行されます。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_sagemaker_notebook_instance"},
	Check:    is.OneOf("root_access", "Disabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance",
	},
}
