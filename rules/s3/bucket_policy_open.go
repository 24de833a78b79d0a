package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketPolicyNoWildcardPrincipal keeps one star in a policy from being an invitation to everyone.
var BucketPolicyNoWildcardPrincipal = &rule.Rule{
	ID:        "s3-bucket-policy-no-wildcard-principal",
	Title:     rule.T("Bucket policy allows nothing to an unrestricted wildcard principal", "バケットポリシーで無制限のワイルドカードプリンシパルに何も許可していない"),
	Why:       rule.T("A star as principal means everyone, with or without an AWS account. Only a condition on who asks makes it less, and only one that cannot be met by leaving the key out.", "プリンシパルの * は、AWS アカウントの有無を問わず全員を意味します。絞り込めるのは呼び出し元に関する条件だけで、キーがない場合にも成り立つ条件では絞り込めません。"),
	Fix:       rule.T("Name the principals, or add a condition such as StringEquals aws:PrincipalOrgID or aws:SourceVpce.", "プリンシパルを具体的に指定するか、StringEquals の aws:PrincipalOrgID や aws:SourceVpce などの条件を追加してください。"),
	Severity:  rule.Critical,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-not-effectively-public"},
	Types:     policiesAndBuckets,
	Reads:     facts.PolicyTypes,
	When:      policyJudgedHere,
	Check:     facts.NotOpen("policy"),
	Refs:      policyRefs,
}

// BucketPolicyNoPublicList keeps the names of the objects from everyone.
var BucketPolicyNoPublicList = &rule.Rule{
	ID:        "s3-bucket-policy-no-public-list",
	Title:     rule.T("Bucket policy does not let everyone list the bucket", "バケットポリシーで全員にバケットの一覧取得を許可していない"),
	Why:       rule.T("The list tells a stranger what is there, and which names to try elsewhere. What is meant to be downloaded by its address needs no list.", "一覧は、何があるか、どの名前を試せばよいかを見知らぬ人に教えます。アドレスを知る人にダウンロードさせるだけなら、一覧は不要です。"),
	Fix:       rule.T("Allow s3:GetObject only, or name the principals that need the list.", "s3:GetObject だけを許可するか、一覧が必要なプリンシパルを具体的に指定してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-not-effectively-public", "s3-bucket-policy-no-wildcard-principal"},
	Types:     policiesAndBuckets,
	Reads:     facts.PolicyTypes,
	When:      policyJudgedHere,
	Check: facts.NoStatement("policy", func(d facts.Document) rule.Result {
		res := facts.OpenFor(d, lists)
		if res.OK == model.Yes {
			res.Message = "a policy statement lets everyone list the bucket"
		}
		return res
	}),
	Refs: policyRefs,
}

var policiesAndBuckets = []string{"aws_s3_bucket_policy", "aws_s3_bucket"}

var policyJudgedHere = facts.HoldsPolicy("policy", "aws_s3_bucket_policy", "bucket")

var policyRefs = []string{
	"https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
	"https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
	"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy",
}

// lists tells whether a statement is about an action that lists a bucket.
func lists(s facts.Statement) model.Tri {
	return covers(s, "s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads", "s3:ListMultipartUploadParts")
}
