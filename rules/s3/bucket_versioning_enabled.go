package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketVersioningEnabled keeps what is overwritten or deleted recoverable.
var BucketVersioningEnabled = &rule.Rule{
	ID:        "s3-bucket-versioning-enabled",
	Title:     rule.T("Bucket keeps earlier versions of objects", "バケットのバージョニングを有効にしている"),
	Why:       rule.T("Without versions, an object that is overwritten or deleted, by mistake or by ransomware, is gone.", "バージョニングがないと、誤操作やランサムウェアで上書き・削除されたオブジェクトは元に戻せません。"),
	Fix:       rule.T("Add an aws_s3_bucket_versioning whose status is Enabled.", "status が Enabled の aws_s3_bucket_versioning を追加してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"backup-covers-every-stateful-resource"},
	Types:     []string{"aws_s3_bucket"},
	Reads:     []string{facts.VersioningType},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		return facts.Versioned(p.Graph, bucket)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning",
	},
}
