package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

var (
	accessLogTypes = []string{"aws_s3_bucket_logging", "aws_s3_bucket_acl", "aws_s3_bucket_policy"}
	logTypes       = append([]string{"aws_lb", "aws_alb", "aws_elb"}, accessLogTypes...)
)

// logSource is an argument that names a bucket for logs.
type logSource struct{ typ, path string }

// receivesLogs tells whether a bucket is where S3 or a load balancer delivers access logs, which takes SSE-S3.
func receivesLogs(p *rule.Pass, bucket *model.Resource) rule.Result {
	return facts.Any(
		accessLogTarget(p, bucket),
		target(p.Graph, bucket, logSource{"aws_lb", "access_logs.bucket"}, logSource{"aws_alb", "access_logs.bucket"}, logSource{"aws_elb", "access_logs.bucket"}),
		letsIn(p.Graph, bucket, "logdelivery.elasticloadbalancing.amazonaws.com"))
}

// accessLogTarget tells whether a bucket is where S3 delivers the access logs of buckets.
func accessLogTarget(p *rule.Pass, bucket *model.Resource) rule.Result {
	return accessLogTargets.Of(p.Graph, bucket)
}

var accessLogTargets = &rule.Each[rule.Result]{Compute: func(g *model.Graph, bucket *model.Resource) rule.Result {
	acl := g.At(bucket).Into("aws_s3_bucket_acl", "bucket")
	return facts.Any(
		delivers(bucket), inACL(bucket),
		target(g, bucket, logSource{"aws_s3_bucket_logging", "target_bucket"}, logSource{"aws_s3_bucket", "logging.target_bucket"}),
		facts.Companion(acl, "aws_s3_bucket_acl", rule.Result{OK: model.No}, inACL),
		letsIn(g, bucket, "logging.s3.amazonaws.com"))
}}

// target tells whether one of the arguments names a bucket.
func target(g *model.Graph, bucket *model.Resource, sources ...logSource) rule.Result {
	var answers []rule.Result
	for _, from := range sources {
		answers = append(answers, facts.Companion(g.At(bucket).Into(from.typ, from.path), from.typ, rule.Result{OK: model.No}, func(r *model.Resource) rule.Result {
			return rule.Judge(model.Yes, "logs are delivered here", r.Get(from.path))
		}))
	}
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

// letsIn tells whether the policy of a bucket lets a service write that delivers access logs.
func letsIn(g *model.Graph, bucket *model.Resource, service string) rule.Result {
	return facts.BucketPolicy(g, bucket, rule.Result{OK: model.No}, func(d facts.Document) rule.Result {
		return facts.FindStatement(d, "the policy lets access logs in", "the policy lets no access logs in", func(s facts.Statement) model.Tri {
			return s.Allows().And(s.Principals("Service").Any(func(v model.Value) model.Tri { return v.OneOf(service) }))
		})
	})
}
