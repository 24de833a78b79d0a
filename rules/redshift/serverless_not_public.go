package redshift

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ServerlessNotPublic keeps serverless warehouses without a public address.
var ServerlessNotPublic = &rule.Rule{
	ID:       "redshift-serverless-not-public",
	Title:    rule.T("Redshift Serverless workgroup is not publicly accessible", "Redshift Serverless のワークグループをパブリックアクセス可能にしていない"),
	Why:      rule.T("A publicly accessible workgroup gets a public address: one wide security group rule, and anyone on the internet can try passwords.", "パブリックアクセス可能なワークグループにはパブリック IP アドレスが付きます。セキュリティグループのルールが 1 つ広すぎるだけで、インターネット上の誰でもパスワードを試せます。"),
	Fix:      rule.T("Set publicly_accessible to false, and reach the workgroup through the VPC.", "publicly_accessible を false にし、ワークグループへは VPC の中から接続してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_redshiftserverless_workgroup"},
	Check:    is.NotTrue("publicly_accessible"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_workgroup",
	},
}
