package dynamodb

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// TableAutoscaling keeps a table from refusing requests on a busy day.
var TableAutoscaling = &rule.Rule{
	ID:       "dynamodb-table-autoscaling",
	Title:    rule.T("DynamoDB table scales with its load", "DynamoDB テーブルが負荷に応じて拡張する"),
	Why:      rule.T("A table of fixed capacity refuses requests beyond it. The busiest day of the year is when that shows.", "容量が固定のテーブルは、それを超えるリクエストを拒否します。それが表れるのは、一年で最も忙しい日です。"),
	Fix:      rule.T("Set billing_mode to PAY_PER_REQUEST, or register an aws_appautoscaling_target with a policy for both the read and the write capacity of the table.", "billing_mode を PAY_PER_REQUEST にするか、テーブルの読み取り・書き込み容量の両方について aws_appautoscaling_target とポリシーを登録してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dynamodb_table"},
	Reads:    facts.ScalingTypes,
	Check: func(p *rule.Pass, table *model.Resource) rule.Result {
		mode := table.Get("billing_mode")
		onDemand := rule.Judge(mode.OneOf("PAY_PER_REQUEST"), is.Saw(mode), mode)
		scaled := facts.All(
			facts.Scaling{Dimension: "dynamodb:table:ReadCapacityUnits", Prefix: "table/", Name: "name"}.Scales(p.Graph, table),
			facts.Scaling{Dimension: "dynamodb:table:WriteCapacityUnits", Prefix: "table/", Name: "name"}.Scales(p.Graph, table),
		)
		if scaled.OK == model.No {
			scaled.Message = is.Saw(mode) + ", and " + scaled.Message
		}
		return facts.Choose(onDemand.OK, onDemand, facts.Primary(scaled, mode)).Because(mode.Reason())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html",
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
	},
}
