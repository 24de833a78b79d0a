package kinesis

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// StreamRetention keeps records until a broken consumer is mended.
var StreamRetention = &rule.Rule{
	ID:       "kinesis-stream-retention",
	Title:    rule.T("Kinesis stream keeps data for a week", "Kinesis ストリームのデータを 1 週間保持している"),
	Why:      rule.T("By default records are gone after a day: a consumer that breaks on Friday evening has lost them by Monday.", "既定では 1 日でレコードが消えます。金曜の夜に止まった処理は、月曜にはデータを失っています。"),
	Fix:      rule.T("Set retention_period to 168 hours or more.", "retention_period を 168 時間以上にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "retention_hours", Default: cty.NumberIntVal(168), About: rule.T("the least number of hours that records have to be kept", "レコードの最小保持時間")},
	},
	Types: []string{"aws_kinesis_stream"},
	Check: is.AtLeast("retention_period", "retention_hours"),
	Refs: []string{
		"https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html#kinesis-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream",
	},
}
