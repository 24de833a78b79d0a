package firehose

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Encrypted keeps records unreadable until they are delivered.
var Encrypted = &rule.Rule{
	ID:       "firehose-encrypted",
	Title:    rule.T("Firehose stream is encrypted at rest", "Firehose ストリームを保存時に暗号化している"),
	Why:      rule.T("Firehose buffers records on their way to the destination. Without encryption they are stored in the clear, whatever the destination does.", "Firehose は配信先へ送るまでレコードを一時保存します。暗号化しなければ、配信先の設定にかかわらず平文のまま保存されます。"),
	Fix:      rule.T("Add a server_side_encryption block with enabled = true.", "enabled = true の server_side_encryption ブロックを追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_kinesis_firehose_delivery_stream"},
	// What reads from a stream or from Kafka cannot be encrypted by itself: the source decides.
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return none(r.Blocks("kinesis_source_configuration")).And(none(r.Blocks("msk_source_configuration")))
	},
	Check: is.True("server_side_encryption.enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html#datafirehose-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_firehose_delivery_stream",
	},
}

// none tells whether there are no blocks.
func none(list model.Nested) model.Tri {
	if len(list.List) > 0 {
		return model.No
	}
	return list.Complete
}
