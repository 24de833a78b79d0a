package mq

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// HighAvailability lets a broker survive the loss of a zone.
var HighAvailability = &rule.Rule{
	ID:       "mq-high-availability",
	Title:    rule.T("Broker runs in a redundant deployment mode", "ブローカーを冗長構成で運用している"),
	Why:      rule.T("A single instance stops with its host or zone, and with it everything that waits for messages.", "単一インスタンスのブローカーは、ホストやゾーンの障害で止まり、メッセージを待つシステムも止まります。"),
	Fix:      rule.T("Set deployment_mode to ACTIVE_STANDBY_MULTI_AZ for ActiveMQ, or CLUSTER_MULTI_AZ for RabbitMQ.", "deployment_mode を ActiveMQ では ACTIVE_STANDBY_MULTI_AZ、RabbitMQ では CLUSTER_MULTI_AZ にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_mq_broker"},
	Check:    is.OneOf("deployment_mode", "ACTIVE_STANDBY_MULTI_AZ", "CLUSTER_MULTI_AZ"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-broker-architecture.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker",
	},
}
