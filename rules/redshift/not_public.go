package redshift

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotPublic keeps warehouses without a public address.
var NotPublic = &rule.Rule{
	ID:       "redshift-not-public",
	Title:    rule.T("Redshift cluster is not publicly accessible", "Redshift クラスターをパブリックアクセス可能にしていない"),
	Why:      rule.T("A publicly accessible cluster gets a public address: one wide security group rule, and anyone on the internet can try passwords.", "パブリックアクセス可能なクラスターにはパブリック IP アドレスが付きます。セキュリティグループのルールが 1 つ広すぎるだけで、インターネット上の誰でもパスワードを試せます。"),
	Fix:      rule.T("Set publicly_accessible to false. Before version 6 of the provider, it is true where nothing is written.", "publicly_accessible を false にしてください。provider のバージョン 6 より前では、何も書かなければ true になります。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_redshift_cluster"},
	Check:    is.NotTrue("publicly_accessible"),
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
	},
}
