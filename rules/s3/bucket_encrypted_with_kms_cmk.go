package s3

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketEncryptedWithKMSCMK lets the owner of the data decide, by a key, who can read it.
var BucketEncryptedWithKMSCMK = &rule.Rule{
	ID:       "s3-bucket-encrypted-with-kms-cmk",
	Title:    rule.T("Bucket encrypts new objects with a customer managed KMS key", "バケットの既定の暗号化にカスタマー管理の KMS キーを使っている"),
	Why:      rule.T("With a key of your own, reading an object takes a permission on the key as well as on the bucket, each use is recorded, and disabling the key closes the data at once.", "自分で管理する鍵を使うと、オブジェクトを読むにはバケットに加えて鍵の権限も要り、利用が記録され、鍵を無効にすれば直ちに読めなくできます。"),
	Fix:      rule.T("Set sse_algorithm to aws:kms and kms_master_key_id to the ARN of an aws_kms_key. Buckets that receive access logs need SSE-S3 and are left out.", "sse_algorithm を aws:kms に、kms_master_key_id を aws_kms_key の ARN にしてください。アクセスログの出力先のバケットは SSE-S3 が必要なため対象外です。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.True, About: rule.T("require a customer managed key, not just any KMS key", "KMS キーであればよいのではなく、カスタマー管理のキーであることを求める")},
	},
	Types: []string{"aws_s3_bucket"},
	Reads: slices.Concat([]string{encryptionType}, facts.KeyTypes, facts.PolicyTypes, logTypes),
	When: func(p *rule.Pass, bucket *model.Resource) model.Tri {
		return receivesLogs(p, bucket).OK.Not()
	},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		none := rule.Judge(model.No, "nothing is configured: S3 encrypts with keys of its own (SSE-S3)", bucket.Value())
		res := defaultEncryption(p, bucket, none, func(b model.Block) rule.Result {
			v, key := b.Get("sse_algorithm"), b.Get("kms_master_key_id")
			algorithm := rule.Judge(v.OneOf("aws:kms", "aws:kms:dsse"), "sse_algorithm is "+v.String(), v)
			if !p.Bool("strict") {
				return algorithm
			}
			return facts.All(algorithm, facts.CustomerKey(key))
		})
		// Of a bucket that may have to receive logs, another encryption is no fail.
		if logs := receivesLogs(p, bucket); logs.OK == model.Unknown && res.OK == model.No {
			res = rule.Result{Message: res.Message, Reason: logs.Reason, Evidence: append(slices.Clip(res.Evidence), logs.Evidence...)}
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-server-access-logging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_server_side_encryption_configuration",
	},
}

var logTypes = []string{"aws_s3_bucket_logging", "aws_lb", "aws_alb", "aws_elb", "aws_s3_bucket_acl", "aws_s3_bucket_policy"}

// receivesLogs tells whether a bucket is where S3 or a load balancer delivers access logs, which takes SSE-S3.
func receivesLogs(p *rule.Pass, bucket *model.Resource) rule.Result {
	at := p.Graph.At(bucket)
	answers := []rule.Result{delivers(bucket), inACL(bucket)}
	for _, from := range []struct{ typ, path string }{
		{"aws_s3_bucket_logging", "target_bucket"}, {"aws_s3_bucket", "logging.target_bucket"},
		{"aws_lb", "access_logs.bucket"}, {"aws_alb", "access_logs.bucket"}, {"aws_elb", "access_logs.bucket"},
	} {
		answers = append(answers, facts.Companion(at.Into(from.typ, from.path), from.typ, rule.Result{OK: model.No}, func(r *model.Resource) rule.Result {
			v := r.Get(from.path)
			return rule.Judge(model.Yes, "logs are delivered here", v)
		}))
	}
	answers = append(answers,
		facts.Companion(at.Into("aws_s3_bucket_acl", "bucket"), "aws_s3_bucket_acl", rule.Result{OK: model.No}, inACL),
		facts.BucketPolicy(p.Graph, bucket, rule.Result{OK: model.No}, letsLogsIn))
	return facts.Any(answers...)
}

// delivers tells of a bucket whose ACL, written in the bucket itself, is for log delivery.
func delivers(bucket *model.Resource) rule.Result {
	ok := model.No
	uris := bucket.All("grant[*].uri")
	for _, uri := range uris.List {
		ok = ok.Or(uri.OneOf("http://acs.amazonaws.com/groups/s3/LogDelivery"))
	}
	if uris.Complete != model.Yes {
		return rule.Judge(ok.Or(model.Unknown), "a grant may be for log delivery", uris.Stuck)
	}
	return rule.Judge(ok, "a grant is for log delivery", uris.List...)
}

func inACL(r *model.Resource) rule.Result {
	v := r.Get("acl")
	return rule.Judge(v.OneOf("log-delivery-write"), "acl is "+v.String(), v)
}

// letsLogsIn tells whether a policy lets the services write that deliver access logs.
func letsLogsIn(d facts.Document) rule.Result {
	ok := model.No
	for _, s := range d.Statements {
		one := s.Allows().And(s.Principals("Service").Any(func(v model.Value) model.Tri {
			return v.OneOf("logging.s3.amazonaws.com", "logdelivery.elasticloadbalancing.amazonaws.com")
		}))
		ok = ok.Or(one)
	}
	if d.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return rule.Judge(ok, "the policy lets access logs in", d.Value)
}
