package cloudtrail

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DataEventsCoverClassifiedStores keeps a record of who read or changed the data that matters most.
var DataEventsCoverClassifiedStores = &rule.Rule{
	ID:       "cloudtrail-data-events-cover-classified-stores",
	Title:    rule.T("Data events of stores with confidential or personal data are recorded", "機密・個人データを持つ保管先のデータイベントを記録している"),
	Why:      rule.T("Management events tell who changed a bucket, not who read what is in it. After a leak of personal data that is the question that has to be answered.", "管理イベントで分かるのは設定の変更だけで、中身を誰が読んだかは分かりません。個人データの漏えい時に答えなければならないのは後者です。"),
	Fix:      rule.T("Add an event_selector or advanced_event_selector for the bucket, table or function to a trail, for reads and writes.", "証跡に、そのバケット・テーブル・関数の読み書きを対象とする event_selector または advanced_event_selector を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "classification_key", Default: cty.StringVal("DataClassification"), About: rule.T("the tag that says how confidential the data is", "データの機密区分を示すタグ")},
		{Name: "protected_classes", Default: cty.ListVal([]cty.Value{cty.StringVal("confidential"), cty.StringVal("personal")}), About: rule.T("the values of the tag that ask for a record", "記録を求めるタグの値")},
	},
	Types: []string{"aws_s3_bucket", "aws_dynamodb_table", "aws_lambda_function"},
	Reads: slices.Concat(facts.DataEventTypes, facts.AccountTypes),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return facts.Tag(r, p.Param("classification_key").AsString()).OneOf(p.Strings("protected_classes")...).And(anyTrail(p))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		res := facts.DataEvents(p.Graph, r)
		tag := facts.Tag(r, p.Param("classification_key").AsString())
		if asked := tag.OneOf(p.Strings("protected_classes")...); asked == model.Unknown && res.OK == model.No {
			res.OK = model.Unknown
			return res.Seen(tag).Because(tag.Reason())
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
		"https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}

// anyTrail tells whether the configuration speaks of trails at all: a workload leaves them to another stack.
func anyTrail(p *rule.Pass) model.Tri {
	if len(p.Graph.Of(trailType))+len(p.Graph.Of("aws_cloudtrail_event_data_store")) > 0 {
		return model.Yes
	}
	complete, _ := p.Graph.Complete()
	return complete.Not()
}
