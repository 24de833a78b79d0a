package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InstanceNotPublic keeps databases without a public address.
var InstanceNotPublic = &rule.Rule{
	ID:       "rds-instance-not-public",
	Title:    rule.T("Database instance is not publicly accessible", "データベースインスタンスをパブリックアクセス可能にしていない"),
	Why:      rule.T("A publicly accessible instance gets a public address: one wide security group rule, and anyone on the internet can try passwords.", "パブリックアクセス可能なインスタンスにはパブリック IP アドレスが付きます。セキュリティグループのルールが 1 つ広すぎるだけで、インターネット上の誰でもパスワードを試せます。"),
	Fix:      rule.T("Set publicly_accessible to false, and reach the database through the VPC.", "publicly_accessible を false にし、データベースへは VPC の中から接続してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance", "aws_rds_cluster_instance"},
	Check:    is.NotTrue("publicly_accessible"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}
