package sns

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SubscriptionHTTPS keeps messages off the network in clear.
var SubscriptionHTTPS = &rule.Rule{
	ID:       "sns-subscription-https",
	Title:    rule.T("Topic subscription does not deliver over plain HTTP", "トピックのサブスクリプションで平文の HTTP を使っていない"),
	Why:      rule.T("Over HTTP every message can be read, and altered, on its way through the internet.", "HTTP では、メッセージがインターネット上の経路で盗み見も改ざんもされてしまいます。"),
	Fix:      rule.T("Set protocol to https and use an https endpoint.", "protocol を https にし、https のエンドポイントを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_sns_topic_subscription"},
	Check:    is.NotOneOf("protocol", "http"),
	Refs: []string{
		"https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic_subscription",
	},
}
