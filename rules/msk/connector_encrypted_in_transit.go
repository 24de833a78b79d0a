package msk

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ConnectorEncryptedInTransit keeps messages off the network in clear.
var ConnectorEncryptedInTransit = &rule.Rule{
	ID:       "msk-connector-encrypted-in-transit",
	Title:    rule.T("MSK Connect connector uses TLS", "MSK Connect コネクターが TLS を使っている"),
	Why:      rule.T("Without TLS everything that a connector moves can be read, and altered, on the way to the brokers.", "TLS を使わなければ、コネクターが運ぶデータは、ブローカーまでの経路で盗み見も改ざんもできてしまいます。"),
	Fix:      rule.T("Set encryption_type of kafka_cluster_encryption_in_transit to TLS.", "kafka_cluster_encryption_in_transit の encryption_type を TLS にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_mskconnect_connector"},
	Check:    is.OneOf("kafka_cluster_encryption_in_transit.encryption_type", "TLS"),
	Refs: []string{
		"https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mskconnect_connector",
	},
}
