package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketObjectReadEventsLogged keeps a record of who took what from a bucket.
var BucketObjectReadEventsLogged = &rule.Rule{
	ID:       "s3-bucket-object-read-events-logged",
	Title:    rule.T("Trail records what is read from the bucket", "バケットからの読み取りを証跡に記録している"),
	Why:      rule.T("Management events tell who changed a bucket, not who read what is in it. After a leak that is the question that has to be answered.", "管理イベントで分かるのは設定の変更だけで、中身を誰が読んだかは分かりません。情報漏えいの後に問われるのは後者です。"),
	Fix:      rule.T("Add a data_resource of the type AWS::S3::Object, or an advanced_event_selector, for the bucket to a trail, with reads. The rule applies where the configuration has a trail.", "証跡に、そのバケットの読み取りを対象とする AWS::S3::Object の data_resource または advanced_event_selector を追加してください。構成に証跡がある場合だけ判定します。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket"},
	Reads:    facts.DataEventTypes,
	When:     hasTrail,
	Check:    func(p *rule.Pass, bucket *model.Resource) rule.Result { return facts.ReadEvents(p.Graph, bucket) },
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-cloudtrail-logging-for-s3.html",
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-23",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

// BucketObjectWriteEventsLogged keeps a record of who changed or deleted what in a bucket.
var BucketObjectWriteEventsLogged = &rule.Rule{
	ID:       "s3-bucket-object-write-events-logged",
	Title:    rule.T("Trail records what is written to the bucket", "バケットへの書き込みを証跡に記録している"),
	Why:      rule.T("Management events tell who changed a bucket, not who replaced or deleted an object in it. Tampering is then found, if at all, without a name to it.", "管理イベントで分かるのは設定の変更だけで、オブジェクトを誰が差し替え、削除したかは分かりません。改ざんに気付いても、実行者を特定できません。"),
	Fix:      rule.T("Add a data_resource of the type AWS::S3::Object, or an advanced_event_selector, for the bucket to a trail, with writes. The rule applies where the configuration has a trail.", "証跡に、そのバケットの書き込みを対象とする AWS::S3::Object の data_resource または advanced_event_selector を追加してください。構成に証跡がある場合だけ判定します。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket"},
	Reads:    facts.DataEventTypes,
	When:     hasTrail,
	Check:    func(p *rule.Pass, bucket *model.Resource) rule.Result { return facts.WriteEvents(p.Graph, bucket) },
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-cloudtrail-logging-for-s3.html",
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-22",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

// hasTrail tells whether the configuration speaks of trails at all: a workload leaves them to another stack.
func hasTrail(p *rule.Pass, _ *model.Resource) model.Tri {
	if len(p.Graph.Of("aws_cloudtrail"))+len(p.Graph.Of("aws_cloudtrail_event_data_store")) > 0 {
		return model.Yes
	}
	complete, _ := p.Graph.Complete()
	return complete.Not()
}
