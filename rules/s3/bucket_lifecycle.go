package s3

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketLifecycleConfigured keeps data from piling up for ever.
var BucketLifecycleConfigured = &rule.Rule{
	ID:       "s3-bucket-lifecycle-configured",
	Title:    rule.T("Bucket has a lifecycle rule in force", "バケットに有効なライフサイクルルールがある"),
	Why:      rule.T("What nobody deletes is paid for every month, and can be stolen years after it was of any use.", "誰も削除しないデータには毎月費用がかかり、役目を終えて何年も経ってから盗まれることもあります。"),
	Fix:      rule.T("Add an aws_s3_bucket_lifecycle_configuration with a rule whose status is Enabled.", "status が Enabled のルールを持つ aws_s3_bucket_lifecycle_configuration を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_s3_bucket"},
	Reads:    []string{facts.LifecycleType},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		none := rule.Judge(model.No, bucket.Address()+" has no lifecycle rule in force", bucket.Value())
		return facts.Lifecycle(p.Graph, bucket, none, func(rules model.Nested) rule.Result {
			return facts.SomeBlock(rules, none, inForce)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-13",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

// BucketVersionedHasLifecycle keeps old versions from piling up for ever.
var BucketVersionedHasLifecycle = &rule.Rule{
	ID:       "s3-bucket-versioned-has-lifecycle",
	Title:    rule.T("Versioned bucket expires or moves old versions", "バージョニングしたバケットで古いバージョンを失効または移動している"),
	Why:      rule.T("Every object that is overwritten or deleted stays as an old version. Without a rule for them, the bucket grows for ever, and what was deleted is not gone.", "上書き・削除したオブジェクトは古いバージョンとして残ります。それを整理するルールがないとバケットは増え続け、削除したはずのデータも消えません。"),
	Fix:      rule.T("Add a rule with noncurrent_version_expiration or noncurrent_version_transition to the lifecycle configuration.", "ライフサイクル設定に noncurrent_version_expiration または noncurrent_version_transition を含むルールを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "strict", Default: cty.True, About: rule.T("require a rule about old versions, not just any rule", "ルールがあればよいのではなく、古いバージョンのルールを求める")},
	},
	Types: []string{"aws_s3_bucket"},
	Reads: []string{facts.LifecycleType, facts.VersioningType},
	When:  func(p *rule.Pass, bucket *model.Resource) model.Tri { return facts.Versioned(p.Graph, bucket).OK },
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		none := rule.Judge(model.No, bucket.Address()+" keeps old versions for ever", bucket.Value())
		res := facts.Lifecycle(p.Graph, bucket, none, func(rules model.Nested) rule.Result {
			return facts.SomeBlock(rules, none, func(b model.Block) rule.Result {
				if !p.Bool("strict") {
					return inForce(b)
				}
				old := facts.Exists(b.Blocks("noncurrent_version_expiration")).Or(facts.Exists(b.Blocks("noncurrent_version_transition")))
				return rule.Judge(facts.InForce(b).And(old), b.Path+" is about old versions", b.Value(), b.Get("status")).
					Because("whether " + b.Value().At() + " is about old versions is not known")
			})
		})
		versioned := facts.Versioned(p.Graph, bucket)
		if res.OK == model.No && versioned.OK == model.Unknown {
			res.OK, res.Reason = model.Unknown, versioned.Reason
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

// BucketLifecycleAbortsIncompleteUploads keeps parts of uploads that nobody finished from staying for ever.
var BucketLifecycleAbortsIncompleteUploads = &rule.Rule{
	ID:       "s3-bucket-lifecycle-aborts-incomplete-uploads",
	Title:    rule.T("Lifecycle configuration cleans up unfinished uploads", "ライフサイクル設定で未完了のマルチパートアップロードを削除している"),
	Why:      rule.T("Parts of an upload that broke off are seen in no listing, are paid for, and may hold data that should be gone.", "中断したアップロードの断片は一覧に現れず、費用がかかり続け、消したはずのデータが残ることもあります。"),
	Fix:      rule.T("Add a rule without a filter whose abort_incomplete_multipart_upload has days_after_initiation, such as 7.", "フィルターのないルールを追加し、abort_incomplete_multipart_upload の days_after_initiation に 7 などの日数を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_s3_bucket_lifecycle_configuration"},
	Check: func(_ *rule.Pass, c *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no rule for the whole bucket ends unfinished uploads", c.Value())
		res := facts.SomeBlock(c.Blocks("rule"), none, endsUploads)
		if res.OK == model.No {
			return none
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration",
	},
}

// DirectoryBucketLifecycle keeps data in fast, expensive storage from piling up.
var DirectoryBucketLifecycle = &rule.Rule{
	ID:       "s3-directory-bucket-lifecycle",
	Title:    rule.T("Directory bucket has a lifecycle configuration", "ディレクトリバケットにライフサイクル設定がある"),
	Why:      rule.T("Directory buckets are for data that is worked on now. What nobody deletes stays in the most expensive storage there is.", "ディレクトリバケットは処理中のデータを置く場所です。誰も削除しないデータは、最も高価なストレージに残り続けます。"),
	Fix:      rule.T("Add an aws_s3_bucket_lifecycle_configuration that names the bucket.", "バケットを指定した aws_s3_bucket_lifecycle_configuration を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_s3_directory_bucket"},
	Reads:    []string{facts.LifecycleType},
	Check:    is.ReferredTo("bucket", facts.LifecycleType),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-objects-lifecycle.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-25",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_directory_bucket",
	},
}

// DataExpiresByRule keeps promises about how long data is kept.
var DataExpiresByRule = &rule.Rule{
	ID:       "s3-data-expires-by-rule",
	Title:    rule.T("Data that has to be discarded expires by rule, with all that is left of it", "廃棄すべきデータを、古いバージョンや断片も含めて自動で削除している"),
	Why:      rule.T("Personal data has to be gone when its period is over. Deleting by hand is forgotten, and leaves old versions and parts of uploads behind.", "個人データは保持期間が過ぎたら消さなければなりません。手作業の削除は忘れられ、古いバージョンやアップロードの断片も残ります。"),
	Fix:      rule.T("Add a lifecycle rule for the whole bucket with expiration within the days of the tag, noncurrent_version_expiration and abort_incomplete_multipart_upload. Turn ttl on for a table.", "バケット全体のライフサイクルルールに、タグの日数以内の expiration、noncurrent_version_expiration、abort_incomplete_multipart_upload を設定してください。テーブルでは ttl を有効にします。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "retention_tag", Default: cty.StringVal("RetentionDays"), About: rule.T("the tag that says after how many days the data has to be gone", "データを消すまでの日数を示すタグ")},
		{Name: "classification_key", Default: cty.StringVal("DataClassification"), About: rule.T("the tag that says how confidential the data is; stores with personal data are judged too", "データの機密区分を示すタグ。personal の保管先も対象とする")},
	},
	Types: []string{"aws_s3_bucket", "aws_dynamodb_table"},
	Reads: []string{facts.LifecycleType, facts.VersioningType},
	When:  func(p *rule.Pass, store *model.Resource) model.Tri { return expires(p, store) },
	Check: func(p *rule.Pass, store *model.Resource) rule.Result {
		tag := facts.Tag(store, p.Param("retention_tag").AsString())
		res := is.True("ttl.enabled")(p, store)
		if store.Addr.Type == "aws_s3_bucket" {
			res = discards(p, store, tag)
		}
		return facts.Where(expires(p, store), res, tag, facts.Tag(store, p.Param("classification_key").AsString()))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
	},
}

// inForce tells whether a lifecycle rule is in force.
func inForce(b model.Block) rule.Result {
	v := b.Get("status")
	if v.Set() == model.No {
		v = b.Get("enabled")
	}
	return rule.Judge(facts.InForce(b), is.Saw(v), v)
}

// endsUploads tells whether a rule ends unfinished uploads in the whole bucket.
func endsUploads(b model.Block) rule.Result {
	days := b.Get("abort_incomplete_multipart_upload.days_after_initiation")
	if old := b.Get("abort_incomplete_multipart_upload_days"); days.Set() == model.No && old.Set() != model.No {
		days = old
	}
	return wholeRule(b, days.AtLeast(1), days)
}

// wholeRule judges a value of a lifecycle rule, which counts only where the rule is in force for the whole bucket.
func wholeRule(b model.Block, ok model.Tri, v model.Value) rule.Result {
	return rule.Judge(model.All(ok, facts.InForce(b), facts.WholeBucket(b)), is.Saw(v), v, b.Get("status"), b.Get("filter.prefix")).
		Because("what " + b.Value().At() + " is about is not known")
}

// expires tells whether the data of a store has to be gone one day.
func expires(p *rule.Pass, store *model.Resource) model.Tri {
	return facts.Tag(store, p.Param("retention_tag").AsString()).NotEmpty().
		Or(facts.Tag(store, p.Param("classification_key").AsString()).OneOf("personal"))
}

// discards tells whether all that a bucket holds is deleted in time.
func discards(p *rule.Pass, bucket *model.Resource, tag model.Value) rule.Result {
	last := int64(0) // the day by which data is gone; 0 for any
	if tag.NotEmpty() != model.No {
		n, known := tag.Int()
		if !known {
			return rule.Judge(model.Unknown, is.Saw(tag), tag).Because(tag.At() + " is no number of days")
		}
		last = n
	}
	none := rule.Judge(model.No, bucket.Address()+" keeps its data for ever", bucket.Value())
	versions := facts.Versioned(p.Graph, bucket)
	return facts.Lifecycle(p.Graph, bucket, none, func(rules model.Nested) rule.Result {
		find := func(missing string, judge func(model.Block) rule.Result) rule.Result {
			no := rule.Judge(model.No, missing, bucket.Value())
			if res := facts.SomeBlock(rules, no, judge); res.OK != model.No {
				return res
			}
			return no
		}
		parts := []rule.Result{
			find("no rule deletes all objects in time", func(b model.Block) rule.Result {
				days := b.Get("expiration.days")
				in := days.AtLeast(1)
				if last > 0 {
					in = in.And(days.AtMost(last))
				}
				return wholeRule(b, in, days)
			}),
			find("no rule ends unfinished uploads", endsUploads),
		}
		if versions.OK != model.No {
			old := find("no rule deletes old versions", func(b model.Block) rule.Result {
				days := b.Get("noncurrent_version_expiration.noncurrent_days")
				if v := b.Get("noncurrent_version_expiration.days"); days.Set() == model.No && v.Set() != model.No {
					days = v
				}
				return wholeRule(b, days.AtLeast(1), days)
			})
			parts = append(parts, facts.Where(versions.OK, old, versions.Evidence[0].Value))
		}
		return facts.Parts(parts...)
	})
}
