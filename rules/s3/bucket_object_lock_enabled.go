package s3

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketObjectLockEnabled keeps what has to be kept from being deleted by anyone.
var BucketObjectLockEnabled = &rule.Rule{
	ID:       "s3-bucket-object-lock-enabled",
	Title:    rule.T("Write-once bucket locks objects for a period by default", "追記専用のバケットで、オブジェクトロックの既定の保持期間を設定している"),
	Why:      rule.T("Object Lock without a default period locks only what each writer asks for. Records of a trail or of AWS Config then can be deleted by whoever may delete objects.", "既定の保持期間のないオブジェクトロックは、書き込む側が指定したものしか守りません。証跡や AWS Config の記録も、オブジェクトを削除できる人なら消せてしまいます。"),
	Fix:      rule.T("Add an aws_s3_bucket_object_lock_configuration with default_retention: a mode, and days or years.", "default_retention にモードと日数または年数を指定した aws_s3_bucket_object_lock_configuration を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "audit_log_days", Default: cty.NumberIntVal(365), About: rule.T("how many days the records of a trail or of AWS Config are locked at least", "証跡や AWS Config の記録をロックする最短の日数")},
		{Name: "strict", Default: cty.False, About: rule.T("require the mode COMPLIANCE, which nobody can lift", "誰にも解除できない COMPLIANCE モードを求める")},
	},
	Types: []string{"aws_s3_bucket"},
	Reads: []string{lockType, "aws_cloudtrail", "aws_config_delivery_channel"},
	When:  func(p *rule.Pass, bucket *model.Resource) model.Tri { return writeOnceBucket(p, bucket) },
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		days := int64(1)
		audit := auditBucket(p, bucket)
		if audit.Exists() != model.No {
			days = p.Int("audit_log_days")
		}
		none := rule.Judge(model.No, bucket.Address()+" has no "+lockType+" with a default period", bucket.Value())
		inline := none
		if v := bucket.Get("object_lock_configuration.rule.default_retention.mode"); v.Present() {
			inline = lockedFor(p, bucket, "object_lock_configuration.rule.default_retention", days)
		}
		res := facts.Companion(p.Graph.At(bucket).Into(lockType, "bucket"), lockType, inline, func(l *model.Resource) rule.Result {
			return lockedFor(p, l, "rule.default_retention", days)
		})
		if res.OK == model.No && audit.Exists() == model.Unknown && writeOnceBucket(p, bucket) == model.Yes {
			// Whether the longer period of audit records is asked for is not known.
			return facts.Where(model.Unknown, res, audit.Stuck...).Because("whether audit records are delivered to " + bucket.Address() + " is not known")
		}
		return facts.Where(writeOnceBucket(p, bucket), res, bucket.Get("object_lock_enabled"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_object_lock_configuration",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-15",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

// auditBucket leads to what delivers audit records to a bucket.
func auditBucket(p *rule.Pass, bucket *model.Resource) model.Links {
	at := p.Graph.At(bucket)
	return at.Into("aws_cloudtrail", "s3_bucket_name").Join(at.Into("aws_config_delivery_channel", "s3_bucket_name"))
}

// writeOnceBucket tells whether a bucket is meant to be write-once: Object Lock is on, or it receives audit records.
func writeOnceBucket(p *rule.Pass, bucket *model.Resource) model.Tri {
	return model.Any(bucket.Get("object_lock_enabled").True(), facts.Exists(bucket.Blocks("object_lock_configuration")),
		p.Graph.At(bucket).Into(lockType, "bucket").Exists(), auditBucket(p, bucket).Exists())
}

// lockedFor tells whether objects are locked by default for at least some days.
func lockedFor(p *rule.Pass, r *model.Resource, path string, least int64) rule.Result {
	mode, days, years := r.Get(path+".mode"), r.Get(path+".days"), r.Get(path+".years")
	modes := []string{"COMPLIANCE", "GOVERNANCE"}
	if p.Bool("strict") {
		modes = modes[:1]
	}
	period := days
	if days.Set() == model.No {
		period = years
	}
	long := days.AtLeast(least).Or(years.AtLeast((least + 364) / 365))
	return facts.All(
		rule.Judge(mode.OneOf(modes...), is.Saw(mode), mode),
		rule.Judge(long, fmt.Sprintf("%s; at least %d days are required", is.Saw(period), least), period),
	)
}
