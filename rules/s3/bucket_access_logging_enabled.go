package s3

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketAccessLoggingEnabled keeps a record of who took what from a bucket.
var BucketAccessLoggingEnabled = &rule.Rule{
	ID:       "s3-bucket-access-logging-enabled",
	Title:    rule.T("Bucket writes server access logs", "バケットのサーバーアクセスログを記録している"),
	Why:      rule.T("After a leak the first question is what was taken, and by whom. Without access logs, or data events of a trail, nobody can answer it.", "情報漏えいのあと最初に問われるのは、誰が何を持ち出したかです。アクセスログも証跡のデータイベントもなければ、答えられません。"),
	Fix:      rule.T("Add an aws_s3_bucket_logging whose target_bucket is another bucket. Buckets that receive access logs are left out.", "別のバケットを target_bucket に指定した aws_s3_bucket_logging を追加してください。アクセスログの出力先のバケットは対象外です。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "accept_data_events", Default: cty.False, About: rule.T("also pass where a trail records the data events of the bucket", "証跡がバケットのデータイベントを記録している場合も合格にする")},
	},
	Types: []string{"aws_s3_bucket"},
	Reads: slices.Concat(accessLogTypes, facts.PolicyTypes, facts.DataEventTypes),
	When: func(p *rule.Pass, bucket *model.Resource) model.Tri {
		return accessLogTarget(p, bucket).OK.Not()
	},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		res := accessLogging(p, bucket)
		if p.Bool("accept_data_events") {
			own := res
			if res = facts.Any(own, facts.DataEvents(p.Graph, bucket)); res.OK == model.No {
				res = own
			}
		}
		if to := accessLogTarget(p, bucket); to.OK == model.Unknown && res.OK == model.No {
			res = rule.Result{Message: res.Message, Reason: to.Reason, Evidence: append(slices.Clip(res.Evidence), to.Evidence...)}
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_logging",
	},
}

// accessLogging tells whether a bucket writes access logs: by an aws_s3_bucket_logging, else by the block in the bucket.
func accessLogging(p *rule.Pass, bucket *model.Resource) rule.Result {
	inline := bucket.Get("logging.target_bucket")
	own := rule.Judge(inline.NotEmpty(), is.Saw(inline), inline)
	if !inline.Present() {
		own = rule.Judge(model.No, bucket.Addr.String()+" has no "+loggingType, bucket.Value())
	}
	return facts.Companion(p.Graph.At(bucket).Into(loggingType, "bucket"), loggingType, own, func(l *model.Resource) rule.Result {
		to := l.Get("target_bucket")
		return rule.Judge(to.NotEmpty(), is.Saw(to), to)
	})
}

const loggingType = "aws_s3_bucket_logging"
