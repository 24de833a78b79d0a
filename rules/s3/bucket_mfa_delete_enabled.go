package s3

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketMFADeleteEnabled keeps old versions from being deleted with stolen keys.
var BucketMFADeleteEnabled = &rule.Rule{
	ID:       "s3-bucket-mfa-delete-enabled",
	Title:    rule.T("Deleting versions of a bucket takes a second factor", "バケットのバージョンの削除に多要素認証を求めている"),
	Why:      rule.T("Versions protect from mistakes, but whoever steals the keys of an administrator can delete them as well. MFA delete asks for a device of the root user that keys do not hold.", "バージョニングは誤操作には強くても、管理者の鍵を盗まれれば消されます。MFA Delete は、鍵だけでは使えないルートユーザーの機器を求めます。"),
	Fix:      rule.T("Set mfa_delete to Enabled in versioning_configuration. Only the root user can turn it on, by the API: do that first, then write it here.", "versioning_configuration の mfa_delete を Enabled にしてください。有効にできるのはルートユーザーが API を使う場合だけです。先に有効化してから設定に書いてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_s3_bucket"},
	Reads:    []string{facts.VersioningType},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		inline := bucket.Get("versioning.mfa_delete")
		own := rule.Judge(inline.True(), is.Saw(inline), inline)
		if inline.True() == model.No {
			own = rule.Judge(model.No, "deleting versions takes no second factor", bucket.Value())
		}
		return facts.Companion(p.Graph.At(bucket).Into(facts.VersioningType, "bucket"), facts.VersioningType, own, func(v *model.Resource) rule.Result {
			mfa := v.Get("versioning_configuration.mfa_delete")
			return rule.Judge(mfa.OneOf("Enabled"), is.Saw(mfa), mfa)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-20",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}
