package sagemaker

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotebookInVPC puts notebooks behind security groups, routes and flow logs.
var NotebookInVPC = &rule.Rule{
	ID:       "sagemaker-notebook-in-vpc",
	Title:    rule.T("Notebook is in a VPC", "ノートブックを VPC 内に配置している"),
	Why:      rule.T("Outside of your VPC no security group, route or flow log of yours sees what a notebook talks to.", "自分の VPC の外にあるノートブックの通信は、セキュリティグループでもルートテーブルでも制御できず、フローログにも残りません。"),
	Fix:      rule.T("Set subnet_id to a private subnet, and security_groups to a group for notebooks.", "subnet_id にプライベートサブネットを、security_groups にノートブック用のグループを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_sagemaker_notebook_instance"},
	Check:    is.NotEmpty("subnet_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance",
	},
}
