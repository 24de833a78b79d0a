package neptune

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InstanceNotPublic keeps graph databases without a public address.
var InstanceNotPublic = &rule.Rule{
	ID:       "neptune-instance-not-public",
	Title:    rule.T("Neptune instance is not publicly accessible", "Neptune インスタンスをパブリックアクセス可能にしていない"),
	Why:      rule.T("A publicly accessible instance gets a public address: one wide security group rule, and the graph is open to the internet. By default it asks for no password at all.", "パブリックアクセス可能なインスタンスにはパブリック IP アドレスが付き、セキュリティグループのルールが 1 つ広すぎるだけでインターネットに公開されます。既定ではパスワードも求められません。"),
	Fix:      rule.T("Set publicly_accessible to false, and reach the database through the VPC.", "publicly_accessible を false にし、データベースへは VPC の中から接続してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_neptune_cluster_instance"},
	Check:    is.NotTrue("publicly_accessible"),
	Refs: []string{
		"https://docs.aws.amazon.com/neptune/latest/userguide/neptune-public-endpoints.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster_instance",
	},
}
