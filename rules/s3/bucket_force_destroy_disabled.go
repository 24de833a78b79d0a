package s3

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// BucketForceDestroyDisabled keeps a bucket from being deleted together with what is in it.
var BucketForceDestroyDisabled = &rule.Rule{
	ID:       "s3-bucket-force-destroy-disabled",
	Title:    rule.T("Bucket cannot be destroyed together with its objects", "バケットをオブジェクトごと削除できないようにしている"),
	Why:      rule.T("S3 refuses to delete a bucket that holds objects. With force_destroy, Terraform empties it first: one wrong destroy, or a renamed resource, removes everything.", "S3 はオブジェクトのあるバケットの削除を拒否します。force_destroy を使うと Terraform が先に中身を空にするため、誤った destroy やリソース名の変更だけですべてが消えます。"),
	Fix:      rule.T("Remove force_destroy or set it to false.", "force_destroy を削除するか false にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket"},
	Check:    is.NotTrue("force_destroy"),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}
