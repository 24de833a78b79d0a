package eventbridge

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EndpointReplication keeps events in both regions, so that the second can take over.
var EndpointReplication = &rule.Rule{
	ID:       "eventbridge-endpoint-replication",
	Title:    rule.T("Global endpoint replicates events", "グローバルエンドポイントがイベントをレプリケートしている"),
	Why:      rule.T("Without replication the other region knows nothing of the events before the failover, and the way back does not work by itself.", "レプリケーションがないと、切り替え先のリージョンには切り替え前のイベントがなく、自動での切り戻しもできません。"),
	Fix:      rule.T("Remove the replication_config block or set its state to ENABLED, and give a role_arn.", "replication_config ブロックを削除するか state を ENABLED にし、role_arn を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_cloudwatch_event_endpoint"},
	Check:    is.NotOneOf("replication_config.state", "DISABLED"),
	Refs: []string{
		"https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/eventbridge-controls.html#eventbridge-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_endpoint",
	},
}
