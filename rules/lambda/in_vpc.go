package lambda

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InVPC puts what a function talks to behind security groups, routes and flow logs.
var InVPC = &rule.Rule{
	ID:       "lambda-in-vpc",
	Title:    rule.T("Function runs in a VPC", "関数を VPC 内で実行している"),
	Why:      rule.T("Outside of your VPC a function reaches the whole internet, and no security group, firewall or flow log of yours sees it.", "VPC の外の関数はインターネット全体に接続でき、セキュリティグループでもファイアウォールでも制御できず、フローログにも残りません。"),
	Fix:      rule.T("Add a vpc_config block with private subnets and a security group.", "プライベートサブネットとセキュリティグループを指定した vpc_config ブロックを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_lambda_function"},
	Check:    is.NotEmpty("vpc_config.subnet_ids"),
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
	},
}
