package kinesis

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// StreamEncrypted keeps records unreadable while the stream holds them.
var StreamEncrypted = &rule.Rule{
	ID:       "kinesis-stream-encrypted",
	Title:    rule.T("Kinesis stream is encrypted with KMS", "Kinesis ストリームを KMS で暗号化している"),
	Why:      rule.T("A stream holds its records for a day to a year, for any number of readers. Without encryption they are stored in the clear.", "ストリームはレコードを 1 日から最長 1 年保持します。暗号化しなければ平文のまま保存されます。"),
	Fix:      rule.T("Set encryption_type to KMS and kms_key_id to a key, or to alias/aws/kinesis.", "encryption_type を KMS にし、kms_key_id に鍵または alias/aws/kinesis を指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_kinesis_stream"},
	Check:    is.OneOf("encryption_type", "KMS"),
	Refs: []string{
		"https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html#kinesis-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream",
	},
}
