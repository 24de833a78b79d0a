package s3

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AuditLogBucketProtected keeps the record of what was done from whoever did it.
var AuditLogBucketProtected = &rule.Rule{
	ID:       "s3-audit-log-bucket-protected",
	Title:    rule.T("Bucket that holds audit records is closed, versioned and write-once", "監査記録のバケットを非公開・バージョン管理・追記のみにしている"),
	Why:      rule.T("An intruder who can delete or replace the audit log leaves no trace. The bucket has to be safe from the very administrators whose work it records.", "監査ログを削除・差し替えできる侵入者は痕跡を残しません。記録される側の管理者からも守られている必要があります。"),
	Fix:      rule.T("Give the bucket a public access block, versioning, Object Lock or a Deny of s3:DeleteObject, a Deny without TLS and access logging. Let only the delivering service write, with aws:SourceArn, and leave force_destroy off.", "バケットに、パブリックアクセスブロック、バージョニング、オブジェクトロックまたは s3:DeleteObject の Deny、TLS の強制、アクセスログを設定してください。書き込みは aws:SourceArn を条件に配信元サービスだけに許可し、force_destroy は使わないでください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require Object Lock in COMPLIANCE mode", "COMPLIANCE モードのオブジェクトロックを求める")},
	},
	Types: []string{"aws_cloudtrail", "aws_config_delivery_channel", "aws_ssm_document"},
	Reads: slices.Concat([]string{"aws_s3_bucket", versioningType, lockType, "data.aws_s3_bucket"},
		accessLogTypes, facts.PublicAccessBlockTypes, facts.PolicyTypes, facts.AccountTypes),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return model.Of(len(facts.AuditDestinations(p.Graph, r)) > 0)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		var answers []rule.Result
		for _, to := range facts.AuditDestinations(p.Graph, r) {
			if to.Bucket == nil {
				answers = append(answers, elsewhere(to.Value))
				continue
			}
			answers = append(answers, protected(p, to.Bucket))
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_object_lock_configuration",
	},
}

const lockType = "aws_s3_bucket_object_lock_configuration"

// elsewhere is the answer for a bucket that the configuration does not hold, as one of a log account.
func elsewhere(v model.Value) rule.Result {
	why := v.Reason()
	if v.Known() || why == "" {
		why = "the bucket that " + v.At() + " names is not in this configuration: a run over the one that holds it decides"
	}
	return rule.Judge(model.Unknown, "the bucket of the audit records is not in this configuration", v).Because(why)
}

// protected judges all parts of the protection of a bucket. A fail lists each part that is missing.
func protected(p *rule.Pass, bucket *model.Resource) rule.Result {
	nothing := rule.Judge(model.Yes, "nobody is let in", bucket.Value())
	parts := []rule.Result{}
	var blocks []rule.Result
	for _, name := range facts.PublicAccessSwitches {
		blocks = append(blocks, facts.Blocked(p.Graph, bucket, name))
	}
	parts = append(parts, facts.All(blocks...), versioned(p, bucket), writeOnce(p, bucket), tlsOnly(p, bucket),
		facts.BucketPolicy(p.Graph, bucket, nothing, onlyServicesWrite),
		facts.BucketPolicy(p.Graph, bucket, nothing, nobodyDeletes))
	if logs := accessLogTarget(p, bucket); logs.OK != model.Yes {
		parts = append(parts, facts.Any(accessLogging(p, bucket), logs))
	}
	force := bucket.Get("force_destroy")
	parts = append(parts, rule.Judge(force.True().Not(), is.Saw(force), force))

	res := facts.Parts(parts...)
	if res.OK == model.Yes {
		res.Message = "the bucket is closed, versioned, write-once and written only by services"
	}
	return res
}

// writeOnce tells whether what is written cannot be deleted: by Object Lock, or by a policy that denies it to everyone.
func writeOnce(p *rule.Pass, bucket *model.Resource) rule.Result {
	modes := []string{"GOVERNANCE", "COMPLIANCE"}
	missing := "neither Object Lock nor a Deny of s3:DeleteObject keeps objects"
	if p.Bool("strict") {
		modes, missing = modes[1:], "no Object Lock in COMPLIANCE mode keeps objects"
	}
	none := rule.Judge(model.No, missing, bucket.Value())
	inline := none
	if v := bucket.Get("object_lock_configuration.rule.default_retention.mode"); v.Present() {
		inline = rule.Judge(v.OneOf(modes...), is.Saw(v), v)
	}
	lock := facts.Companion(p.Graph.At(bucket).Into(lockType, "bucket"), lockType, inline, func(l *model.Resource) rule.Result {
		v := l.Get("rule.default_retention.mode")
		return rule.Judge(v.OneOf(modes...), is.Saw(v), v)
	})
	if p.Bool("strict") {
		return lock
	}
	res := facts.Any(lock, facts.BucketPolicy(p.Graph, bucket, none, func(d facts.Document) rule.Result {
		return facts.FindStatement(d, "deleting objects is denied", missing, func(s facts.Statement) model.Tri {
			conditions, complete := s.Conditions()
			return model.All(s.Denies(), s.AnyPrincipal(), s.Covers("s3:DeleteObject"), s.Covers("s3:DeleteObjectVersion"), model.Of(len(conditions) == 0).And(complete))
		})
	}))
	if res.OK == model.No {
		return none
	}
	return res
}

// onlyServicesWrite requires that objects are written only by services, and by those only for a named source.
func onlyServicesWrite(d facts.Document) rule.Result {
	return facts.Not(facts.FindStatement(d, "a policy statement lets others than the delivering service write, or the service for any account",
		"only services write, for a named source", func(s facts.Statement) model.Tri {
			service := s.Principals("Service").Has.And(s.Principals("AWS").Has.Not())
			bound := service.And(s.Narrowed())
			return model.All(s.Allows(), s.Covers("s3:PutObject"), bound.Not())
		}))
}

// nobodyDeletes requires that no principal is allowed to delete objects or to take the protection away.
func nobodyDeletes(d facts.Document) rule.Result {
	return facts.Not(facts.FindStatement(d, "a policy statement lets a principal delete objects or change the protection",
		"nobody is let delete objects", func(s facts.Statement) model.Tri {
			return s.Allows().And(covers(s, "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutBucketPolicy", "s3:PutLifecycleConfiguration"))
		}))
}
