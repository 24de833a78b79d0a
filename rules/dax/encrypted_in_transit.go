package dax

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EncryptedInTransit keeps rows off the network in clear.
var EncryptedInTransit = &rule.Rule{
	ID:       "dax-encrypted-in-transit",
	Title:    rule.T("DAX cluster endpoint uses TLS", "DAX クラスターのエンドポイントで TLS を使っている"),
	Why:      rule.T("DynamoDB itself is reached by TLS; a DAX cluster in front of it is not, unless asked to. Keys and rows then cross the network in clear.", "DynamoDB へは TLS で接続しますが、その手前の DAX クラスターは指定しない限り TLS を使わず、キーもデータも平文で流れます。"),
	Fix:      rule.T("Set cluster_endpoint_encryption_type to TLS. The cluster is replaced, and clients need the dax-encrypted endpoint.", "cluster_endpoint_encryption_type を TLS にしてください。クラスターは作り直しになり、クライアントは暗号化されたエンドポイントへ接続する必要があります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_dax_cluster"},
	Check:    is.OneOf("cluster_endpoint_encryption_type", "TLS"),
	Refs: []string{
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dax_cluster",
	},
}
