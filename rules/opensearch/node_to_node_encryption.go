package opensearch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NodeToNodeEncryption keeps data off the network in clear between the nodes of a domain.
var NodeToNodeEncryption = &rule.Rule{
	ID:       "opensearch-node-to-node-encryption",
	Title:    rule.T("OpenSearch domain encrypts traffic between its nodes", "OpenSearch ドメインのノード間通信を暗号化している"),
	Why:      rule.T("Nodes copy whole indices to each other. HTTPS at the endpoint does not cover that traffic.", "ノードどうしはインデックス全体を複製し合います。エンドポイントの HTTPS では、この通信は守られません。"),
	Fix:      rule.T("Add a node_to_node_encryption block with enabled set to true.", "enabled を true にした node_to_node_encryption ブロックを追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_opensearch_domain", "aws_elasticsearch_domain"},
	Check:    is.True("node_to_node_encryption.enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}
