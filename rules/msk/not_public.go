package msk

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotPublic keeps brokers without public addresses.
var NotPublic = &rule.Rule{
	ID:       "msk-not-public",
	Title:    rule.T("MSK cluster has no public endpoints", "MSK クラスターにパブリックエンドポイントがない"),
	Why:      rule.T("With public access, every broker has a public address: one wide security group rule, and anyone on the internet can try to read the topics.", "パブリックアクセスを有効にすると、すべてのブローカーにパブリック IP アドレスが付きます。セキュリティグループのルールが 1 つ広すぎるだけで、誰でもトピックを読もうと試せます。"),
	Fix:      rule.T("Remove public_access, or set its type to DISABLED.", "public_access を削除するか、type を DISABLED にしてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_msk_cluster"},
	Check:    is.NotOneOf("broker_node_group_info.connectivity_info.public_access.type", "SERVICE_PROVIDED_EIPS"),
	Refs: []string{
		"https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
	},
}
