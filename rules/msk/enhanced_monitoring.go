package msk

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EnhancedMonitoring shows which broker is in trouble.
var EnhancedMonitoring = &rule.Rule{
	ID:       "msk-enhanced-monitoring",
	Title:    rule.T("MSK cluster has metrics for each broker", "MSK クラスターでブローカー単位のメトリクスを取得している"),
	Why:      rule.T("With the default metrics nobody sees that one broker runs full or slow until the cluster fails.", "既定のメトリクスでは、特定のブローカーの容量不足や遅延が、クラスターの障害になるまで見えません。"),
	Fix:      rule.T("Set enhanced_monitoring to PER_BROKER or finer.", "enhanced_monitoring を PER_BROKER 以上の詳細度にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_msk_cluster"},
	Check:    is.OneOf("enhanced_monitoring", "PER_BROKER", "PER_TOPIC_PER_BROKER", "PER_TOPIC_PER_PARTITION"),
	Refs: []string{
		"https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
	},
}
