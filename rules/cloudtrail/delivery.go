package cloudtrail

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketLogging records who looked at the audit log, or tried to change it.
var BucketLogging = &rule.Rule{
	ID:       "cloudtrail-bucket-logging",
	Title:    rule.T("Bucket that receives the trail writes access logs", "証跡の出力先バケットでアクセスログを記録している"),
	Why:      rule.T("An intruder reads the audit log to learn what is known of them. Only access logs of the bucket show that.", "侵入者は、何が知られているかを探るために監査ログを読みます。それが分かるのはバケットのアクセスログだけです。"),
	Fix:      rule.T("Add an aws_s3_bucket_logging for the bucket of the trail, with another bucket as target_bucket.", "証跡のバケットに、別のバケットを target_bucket とする aws_s3_bucket_logging を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{trailType},
	Reads:    []string{"aws_s3_bucket", facts.AccessLoggingType},
	Check: func(p *rule.Pass, trail *model.Resource) rule.Result {
		return judgeBucket(p, trail, "the bucket writes access logs", "whether the bucket writes access logs is not known", func(b *model.Resource) rule.Result {
			return facts.AccessLogging(p.Graph, b)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_logging",
	},
}

// BucketObjectLock keeps the audit log from being deleted, by administrators too.
var BucketObjectLock = &rule.Rule{
	ID:       "cloudtrail-bucket-object-lock",
	Title:    rule.T("Bucket that receives the trail is versioned and write-once", "証跡の出力先バケットを追記のみ・バージョン管理にしている"),
	Why:      rule.T("Whoever takes over an administrator deletes the record of it. Object Lock keeps each log for its time, whoever asks.", "管理者を乗っ取った人は、その記録を消します。オブジェクトロックは、誰が操作しても定めた期間はログを残します。"),
	Fix:      rule.T("Turn versioning on and add an aws_s3_bucket_object_lock_configuration with a default_retention, or turn MFA delete on.", "バージョニングを有効にし、default_retention のある aws_s3_bucket_object_lock_configuration を追加するか、MFA Delete を有効にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{trailType},
	Reads:    []string{"aws_s3_bucket", facts.VersioningType, lockType},
	Check: func(p *rule.Pass, trail *model.Resource) rule.Result {
		return judgeBucket(p, trail, "the bucket is versioned and write-once", "whether the bucket is versioned and write-once is not known", func(b *model.Resource) rule.Result {
			return facts.Parts(facts.Versioned(p.Graph, b), facts.Any(locked(p, b), needsMFA(p, b)))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_object_lock_configuration",
	},
}

const lockType = "aws_s3_bucket_object_lock_configuration"

// locked tells whether a bucket keeps each object for a time.
func locked(p *rule.Pass, bucket *model.Resource) rule.Result {
	retained := func(r *model.Resource, at string) rule.Result {
		v := r.Get(at + "default_retention.mode")
		return rule.Judge(v.OneOf("GOVERNANCE", "COMPLIANCE"), is.Saw(v), v)
	}
	own := rule.Judge(model.No, bucket.Address()+" has no Object Lock with a default retention", bucket.Value())
	if v := bucket.Get("object_lock_configuration.rule.default_retention.mode"); v.Present() {
		own = retained(bucket, "object_lock_configuration.rule.")
	}
	return facts.Companion(p.Graph.At(bucket).Into(lockType, "bucket"), lockType, own, func(r *model.Resource) rule.Result { return retained(r, "rule.") })
}

// needsMFA tells whether objects of a bucket can be deleted with MFA only.
func needsMFA(p *rule.Pass, bucket *model.Resource) rule.Result {
	own := rule.Judge(model.No, "MFA delete is off", bucket.Value())
	if v := bucket.Get("versioning.mfa_delete"); v.Present() {
		own = rule.Judge(v.True(), is.Saw(v), v)
	}
	return facts.Companion(p.Graph.At(bucket).Into(facts.VersioningType, "bucket"), facts.VersioningType, own, func(r *model.Resource) rule.Result {
		v := r.Get("versioning_configuration.mfa_delete")
		return rule.Judge(v.OneOf("Enabled"), is.Saw(v), v)
	})
}

// CloudwatchIntegration lets alarms and searches see what happens as it happens.
var CloudwatchIntegration = &rule.Rule{
	ID:       "cloudtrail-cloudwatch-integration",
	Title:    rule.T("Trail delivers to CloudWatch Logs", "証跡を CloudWatch Logs に配信している"),
	Why:      rule.T("Logs in a bucket are read after the fact. Metric filters and alarms need them in a log group.", "バケットのログは後から読むものです。メトリクスフィルターやアラームには、ロググループへの配信が必要です。"),
	Fix:      rule.T("Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn.", "cloud_watch_logs_group_arn と cloud_watch_logs_role_arn を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{trailType},
	Check: func(_ *rule.Pass, trail *model.Resource) rule.Result {
		group, role := trail.Get("cloud_watch_logs_group_arn"), trail.Get("cloud_watch_logs_role_arn")
		return facts.All(rule.Judge(filled(group), is.Saw(group), group), rule.Judge(filled(role), is.Saw(role), role))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}

// LambdaDataEvents keeps a record of who ran which function.
var LambdaDataEvents = &rule.Rule{
	ID:       "cloudtrail-lambda-data-events",
	Title:    rule.T("A trail records the invocations of all functions", "証跡がすべての関数の呼び出しを記録している"),
	Why:      rule.T("Invocations are data events, which no trail records unless it is told to. Without them nobody can tell who ran a function that moves money.", "関数の呼び出しはデータイベントで、指定しない限り記録されません。記録がないと、資金を動かす関数を誰が実行したか分かりません。"),
	Fix:      rule.T("Add an event_selector with a data_resource of type AWS::Lambda::Function and the value arn:aws:lambda, or an advanced_event_selector for it.", "type が AWS::Lambda::Function、値が arn:aws:lambda の data_resource を持つ event_selector か、同等の advanced_event_selector を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{trailType},
	Reads:    []string{"data.aws_partition"},
	// One trail is enough.
	Check: func(p *rule.Pass, trail *model.Resource) rule.Result {
		own := recordsFunctions(trail)
		if own.OK == model.Yes {
			return own
		}
		others := another(p, trail, func(o *model.Resource) model.Tri { return recordsFunctions(o).OK })
		if others == model.No {
			return own
		}
		return facts.Any(own, rule.Judge(others, "another trail records them", trail.Value()).Because("whether another trail of the account records them is not known"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}

// filled tells whether a text is not empty: it is enough that a part of it is not.
func filled(v model.Value) model.Tri {
	out := v.NotEmpty()
	for _, part := range v.Pieces() {
		out = out.Or(model.Of(part.NotEmpty() == model.Yes))
	}
	return out
}

const functionKind = "AWS::Lambda::Function"

// recordsFunctions tells whether a trail records the invocations of all functions.
func recordsFunctions(trail *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no selector is about all functions", trail.Value())
	var list []rule.Result
	basic, advanced := trail.Blocks("event_selector"), trail.Blocks("advanced_event_selector")
	for _, b := range basic.List {
		resources := b.Blocks("data_resource")
		for _, d := range resources.List {
			kind, values := d.Get("type"), d.All("values[*]")
			all := model.No
			for _, v := range values.List {
				all = all.Or(facts.PatternMatches(v, func(text string) bool {
					return slices.Contains([]string{"arn:aws:lambda", "arn:aws-cn:lambda", "arn:aws-us-gov:lambda"}, text)
				}))
			}
			if values.Complete != model.Yes {
				all = all.Or(model.Unknown)
			}
			list = append(list, rule.Judge(kind.OneOf(functionKind).And(all), "a selector is about all functions", d.Value(), kind).Because("what "+d.Value().At()+" selects is not known"))
		}
		if resources.Complete != model.Yes {
			list = append(list, rule.Judge(model.Unknown, "which data events are selected is not known", resources.Stuck))
		}
	}
	for _, b := range advanced.List {
		list = append(list, selectsFunctions(b))
	}
	for _, blocks := range []model.Nested{basic, advanced} {
		if blocks.Complete != model.Yes {
			list = append(list, rule.Judge(model.Unknown, "which data events are selected is not known", blocks.Stuck))
		}
	}
	res := facts.Any(list...)
	if res.OK == model.No {
		return none
	}
	return res
}

// selectsFunctions tells whether an advanced selector takes in all functions: it asks for the kind, and for nothing that
// only some of them have.
func selectsFunctions(b model.Block) rule.Result {
	fields := b.Blocks("field_selector")
	kind, rest := model.No, model.Yes
	for _, f := range fields.List {
		name := f.Get("field")
		text, known := name.Text()
		switch {
		case !known:
			kind, rest = kind.Or(model.Unknown), rest.And(model.Unknown)
		case text == "resources.type":
			list := f.All("equals[*]")
			for _, v := range list.List {
				kind = kind.Or(v.OneOf(functionKind))
			}
			if list.Complete != model.Yes {
				kind = kind.Or(model.Unknown)
			}
		case text == "eventCategory" || text == "readOnly":
		default:
			rest = model.No
		}
	}
	if fields.Complete != model.Yes {
		kind, rest = kind.Or(model.Unknown), rest.And(model.Unknown)
	}
	return rule.Judge(kind.And(rest), "a selector is about all functions", b.Value()).Because("what " + b.Value().At() + " selects is not known")
}
