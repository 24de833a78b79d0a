package s3

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// PublicAccessBlockBlockACLs refuses new ACLs that would publish objects.
var PublicAccessBlockBlockACLs = &rule.Rule{
	ID:        "s3-public-access-block-block-acls",
	Title:     rule.T("Public access block rejects new public ACLs", "パブリックアクセスブロックで新しい公開 ACL を拒否している"),
	Why:       rule.T("With the switch off, anyone who may set an ACL can publish the bucket or single objects in it with one request.", "無効のままだと、ACL を設定できる人なら誰でも、1 回のリクエストでバケットやオブジェクトを公開できてしまいます。"),
	Fix:       rule.T("Set block_public_acls to true.", "block_public_acls を true にしてください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-public-access-block-complete"},
	Types:     []string{blockType},
	Check:     is.True("block_public_acls"),
	Refs:      blockRefs,
}

// PublicAccessBlockBlockPolicy refuses new policies that would publish the bucket.
var PublicAccessBlockBlockPolicy = &rule.Rule{
	ID:        "s3-public-access-block-block-policy",
	Title:     rule.T("Public access block rejects new public bucket policies", "パブリックアクセスブロックで新しい公開ポリシーを拒否している"),
	Why:       rule.T("With the switch off, one wildcard in a bucket policy publishes everything in the bucket, and S3 accepts it without a word.", "無効のままだと、バケットポリシーにワイルドカードが 1 つあるだけでバケット全体が公開され、S3 は警告もなく受け付けます。"),
	Fix:       rule.T("Set block_public_policy to true.", "block_public_policy を true にしてください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-public-access-block-complete"},
	Types:     []string{blockType},
	Check:     is.True("block_public_policy"),
	Refs:      blockRefs,
}

// PublicAccessBlockIgnoreACLs takes the effect from public ACLs that are there already.
var PublicAccessBlockIgnoreACLs = &rule.Rule{
	ID:        "s3-public-access-block-ignore-acls",
	Title:     rule.T("Public access block ignores existing public ACLs", "パブリックアクセスブロックで既存の公開 ACL を無効化している"),
	Why:       rule.T("Refusing new public ACLs does nothing about the ones that objects carry already, which stay readable for everyone.", "新しい公開 ACL を拒否しても、既存のオブジェクトに付いた公開 ACL は残り、誰でも読める状態が続きます。"),
	Fix:       rule.T("Set ignore_public_acls to true.", "ignore_public_acls を true にしてください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-public-access-block-complete"},
	Types:     []string{blockType},
	Check:     is.True("ignore_public_acls"),
	Refs:      blockRefs,
}

// PublicAccessBlockRestrictBuckets closes buckets that have a public policy already.
var PublicAccessBlockRestrictBuckets = &rule.Rule{
	ID:        "s3-public-access-block-restrict-buckets",
	Title:     rule.T("Public access block restricts buckets that already have a public policy", "パブリックアクセスブロックで公開ポリシーを持つバケットへのアクセスを制限している"),
	Why:       rule.T("Refusing new public policies does nothing about the one that is in force: the bucket stays open to everyone and to other accounts.", "新しい公開ポリシーを拒否しても、すでに有効なポリシーはそのままで、誰でも、ほかのアカウントからもアクセスできてしまいます。"),
	Fix:       rule.T("Set restrict_public_buckets to true.", "restrict_public_buckets を true にしてください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-public-access-block-complete"},
	Types:     []string{blockType},
	Check:     is.True("restrict_public_buckets"),
	Refs:      blockRefs,
}

const blockType = "aws_s3_bucket_public_access_block"

var blockRefs = []string{
	"https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
	"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_public_access_block",
}
