package sagemaker

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotebookNoDirectInternet sends the traffic of notebooks through a VPC, where it can be filtered and recorded.
var NotebookNoDirectInternet = &rule.Rule{
	ID:       "sagemaker-notebook-no-direct-internet",
	Title:    rule.T("Notebook has no direct internet access", "ノートブックから直接インターネットに接続できない"),
	Why:      rule.T("A notebook works on real data with the rights of its role. With direct internet access it can send them anywhere, past every firewall and flow log of yours.", "ノートブックは実データをロールの権限で扱います。直接インターネットに接続できると、ファイアウォールにもフローログにも掛からずに、データをどこへでも送れます。"),
	Fix:      rule.T("Set direct_internet_access to Disabled, and place the notebook in a subnet.", "direct_internet_access を Disabled にし、ノートブックをサブネットに置いてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_sagemaker_notebook_instance"},
	Check:    is.OneOf("direct_internet_access", "Disabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance",
	},
}
