package s3

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketVersioningEnabled keeps what is overwritten or deleted recoverable.
var BucketVersioningEnabled = &rule.Rule{
	ID:       "s3-bucket-versioning-enabled",
	Title:    rule.T("Bucket keeps earlier versions of objects", "バケットのバージョニングを有効にしている"),
	Why:      rule.T("Without versions, an object that is overwritten or deleted, by mistake or by ransomware, is gone.", "バージョニングがないと、誤操作やランサムウェアで上書き・削除されたオブジェクトは元に戻せません。"),
	Fix:      rule.T("Add an aws_s3_bucket_versioning whose status is Enabled.", "status が Enabled の aws_s3_bucket_versioning を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket"},
	Reads:    []string{versioningType},
	Check:    versioned,
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning",
	},
}

const versioningType = "aws_s3_bucket_versioning"

// versioned tells whether a bucket keeps versions: by its aws_s3_bucket_versioning, else by the block in the bucket.
func versioned(p *rule.Pass, bucket *model.Resource) rule.Result {
	inline := bucket.Get("versioning.enabled")
	own := rule.Judge(inline.True(), is.Saw(inline), inline)
	if !inline.Present() {
		own = rule.Judge(model.No, bucket.Addr.String()+" has no "+versioningType, bucket.Value())
	}
	return facts.Companion(p.Graph.At(bucket).Into(versioningType, "bucket"), versioningType, own, func(v *model.Resource) rule.Result {
		status := v.Get("versioning_configuration.status")
		return rule.Judge(status.OneOf("Enabled"), "status is "+status.String(), status)
	})
}
