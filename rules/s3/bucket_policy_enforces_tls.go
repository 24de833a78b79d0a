package s3

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketPolicyEnforcesTLS keeps objects from travelling in clear text.
var BucketPolicyEnforcesTLS = &rule.Rule{
	ID:       "s3-bucket-policy-enforces-tls",
	Title:    rule.T("Bucket policy denies requests that do not use TLS", "TLS を使わないリクエストをバケットポリシーで拒否している"),
	Why:      rule.T("S3 answers plain HTTP unless a policy forbids it, and whoever is on the way can then read and change what is sent. An Allow that asks for TLS does not forbid what other statements allow.", "S3 はポリシーで禁止しない限り平文の HTTP にも応答し、経路上で盗み見や改ざんができてしまいます。TLS を条件にした Allow だけでは、ほかの許可は止まりません。"),
	Fix:      rule.T("Add a Deny statement for everyone and s3:* on the bucket and its objects, with the condition Bool aws:SecureTransport = false.", "すべてのプリンシパルと s3:* を対象に、バケットとオブジェクトへの Deny ステートメントを、条件 Bool aws:SecureTransport = false で追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket"},
	Reads:    slices.Concat([]string{"aws_s3_bucket_policy"}, facts.PolicyTypes),
	Check:    tlsOnly,
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy",
	},
}

// tlsOnly tells whether the policy of a bucket denies requests without TLS.
func tlsOnly(p *rule.Pass, bucket *model.Resource) rule.Result {
	none := rule.Judge(model.No, bucket.Address()+" has no policy", bucket.Value())
	return facts.BucketPolicy(p.Graph, bucket, none, func(d facts.Document) rule.Result {
		return facts.DeniesPlainHTTP(d, bucket)
	})
}
