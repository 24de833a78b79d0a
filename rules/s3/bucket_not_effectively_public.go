package s3

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketNotEffectivelyPublic keeps buckets from being open to everyone once all that has a say has had it.
var BucketNotEffectivelyPublic = &rule.Rule{
	ID:       "s3-bucket-not-effectively-public",
	Title:    rule.T("Bucket is not public once ACL, policy and Block Public Access are combined", "ACL、ポリシー、パブリックアクセスブロックを合わせて、バケットが公開されていない"),
	Why:      rule.T("ACL, policy, object ownership and Block Public Access at the bucket and the account decide together. Here is a combination that lets everyone in.", "公開されるかどうかは、ACL、ポリシー、オブジェクト所有権、バケットとアカウントのパブリックアクセスブロックの組み合わせで決まります。この組み合わせでは誰でも入れます。"),
	Fix:      rule.T("Remove the public grant or statement, and add an aws_s3_bucket_public_access_block with all four arguments true. Publish web content through CloudFront.", "公開の grant またはステートメントを削除し、4 項目をすべて true にした aws_s3_bucket_public_access_block を追加してください。Web コンテンツは CloudFront 経由で公開してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket"},
	Reads:    slices.Concat(facts.BucketPublicTypes, []string{"data.aws_caller_identity"}),
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		res := facts.Not(facts.BucketPublic(p.Graph, bucket))
		if res.OK == model.Yes {
			res.Message = "neither the ACL nor the policy makes the bucket public"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_public_access_block",
	},
}
