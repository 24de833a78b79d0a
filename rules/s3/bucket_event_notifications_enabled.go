package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketEventNotificationsEnabled lets somebody hear of what happens in a bucket.
var BucketEventNotificationsEnabled = &rule.Rule{
	ID:       "s3-bucket-event-notifications-enabled",
	Title:    rule.T("Bucket publishes events", "バケットのイベント通知を有効にしている"),
	Why:      rule.T("Without events, an object that is deleted or replaced is noticed when somebody misses it.", "イベント通知がなければ、オブジェクトの削除や差し替えは、誰かが困って初めて分かります。"),
	Fix:      rule.T("Add an aws_s3_bucket_notification with a queue, topic or lambda_function block, or with eventbridge set to true.", "queue、topic、lambda_function のいずれかのブロック、または eventbridge = true を指定した aws_s3_bucket_notification を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_s3_bucket"},
	Reads:    []string{notificationType},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		none := rule.Judge(model.No, bucket.Address()+" has no "+notificationType, bucket.Value())
		return facts.Companion(p.Graph.At(bucket).Into(notificationType, "bucket"), notificationType, none, func(n *model.Resource) rule.Result {
			bus := n.Get("eventbridge")
			ok := model.Any(bus.True(), facts.Exists(n.Blocks("queue")), facts.Exists(n.Blocks("topic")), facts.Exists(n.Blocks("lambda_function")))
			message := n.Address() + " publishes events"
			if ok == model.No {
				message = n.Address() + " names no receiver"
			}
			return rule.Judge(ok, message, n.Value(), bus).Because("whether " + n.Address() + " names a receiver is not known")
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_notification",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-11",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

const notificationType = "aws_s3_bucket_notification"
