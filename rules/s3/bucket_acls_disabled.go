package s3

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketACLsDisabled leaves a single place that says who may read a bucket.
var BucketACLsDisabled = &rule.Rule{
	ID:       "s3-bucket-acls-disabled",
	Title:    rule.T("Bucket does not use ACLs", "バケットの ACL を無効にしている"),
	Why:      rule.T("ACLs are a second, older way to let others in, object by object. Nobody sees them in a policy, and whoever uploads an object may own it.", "ACL はオブジェクト単位で他者に許可を与える古い仕組みです。ポリシーには現れず、アップロードした側がオブジェクトを所有することもあります。"),
	Fix:      rule.T("Remove aws_s3_bucket_acl, and set object_ownership to BucketOwnerEnforced in an aws_s3_bucket_ownership_controls.", "aws_s3_bucket_acl を削除し、aws_s3_bucket_ownership_controls の object_ownership を BucketOwnerEnforced にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket"},
	Reads:    []string{"aws_s3_bucket_ownership_controls", "aws_s3_bucket_acl"},
	// Buckets made since April 2023 have ACLs disabled where nothing is said.
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		const controls = "aws_s3_bucket_ownership_controls"
		return facts.Companion(p.Graph.At(bucket).Into(controls, "bucket"), controls, withoutACL(p, bucket), func(c *model.Resource) rule.Result {
			v := c.Get("rule.object_ownership")
			return rule.Judge(v.OneOf("BucketOwnerEnforced"), is.Saw(v), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-12",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
	},
}

// withoutACL judges a bucket without ownership controls: what writes an ACL needs them enabled.
func withoutACL(p *rule.Pass, bucket *model.Resource) rule.Result {
	none := rule.Judge(model.Yes, "ACLs are disabled by default", bucket.Value())
	if inline := bucket.Get("acl"); inline.NotEmpty() != model.No {
		return facts.Not(facts.Chosen(inline))
	}
	// What a state shows of grants may come from the ACL that the bucket had before they were disabled.
	if grants := bucket.Blocks("grant"); len(grants.List) > 0 && grants.List[0].Get("type").Origin == model.Written {
		return rule.Judge(model.No, "the bucket has grants", grants.List[0].Value())
	}
	return facts.Companion(p.Graph.At(bucket).Into("aws_s3_bucket_acl", "bucket"), "aws_s3_bucket_acl", none, func(acl *model.Resource) rule.Result {
		return rule.Judge(model.No, acl.Address()+" gives the bucket an ACL", acl.Value())
	})
}
