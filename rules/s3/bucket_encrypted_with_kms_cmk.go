package s3

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketEncryptedWithKMSCMK lets the owner of the data decide, by a key, who can read it.
var BucketEncryptedWithKMSCMK = &rule.Rule{
	ID:        "s3-bucket-encrypted-with-kms-cmk",
	Title:     rule.T("Bucket encrypts new objects with a customer managed KMS key", "バケットの既定の暗号化にカスタマー管理の KMS キーを使っている"),
	Why:       rule.T("With a key of your own, reading an object takes a permission on the key as well as on the bucket, each use is recorded, and disabling the key closes the data at once.", "自分で管理する鍵を使うと、オブジェクトを読むにはバケットに加えて鍵の権限も要り、利用が記録され、鍵を無効にすれば直ちに読めなくできます。"),
	Fix:       rule.T("Set sse_algorithm to aws:kms and kms_master_key_id to the ARN of an aws_kms_key. Buckets that receive access logs need SSE-S3 and are left out.", "sse_algorithm を aws:kms に、kms_master_key_id を aws_kms_key の ARN にしてください。アクセスログの出力先のバケットは SSE-S3 が必要なため対象外です。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"s3-bucket-encryption-enabled"},
	Params: []rule.Param{
		{Name: "strict", Default: cty.True, About: rule.T("require a customer managed key, not just any KMS key", "KMS キーであればよいのではなく、カスタマー管理のキーであることを求める")},
	},
	Types: []string{"aws_s3_bucket"},
	Reads: slices.Concat([]string{facts.DefaultEncryptionType}, facts.KeyTypes, facts.PolicyTypes, logTypes),
	When: func(p *rule.Pass, bucket *model.Resource) model.Tri {
		return receivesLogs(p, bucket).OK.Not()
	},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		none := rule.Judge(model.No, "nothing is configured: S3 encrypts with keys of its own (SSE-S3)", bucket.Value())
		res := facts.DefaultEncryption(p.Graph, bucket, none, func(b model.Block) rule.Result {
			v, key := b.Get("sse_algorithm"), b.Get("kms_master_key_id")
			algorithm := rule.Judge(v.OneOf("aws:kms", "aws:kms:dsse"), "sse_algorithm is "+v.String(), v)
			if !p.Bool("strict") {
				return algorithm
			}
			return facts.All(algorithm, facts.OwnKey(p.Graph, key))
		})
		// Of a bucket that may have to receive logs, another encryption is no fail.
		if logs := receivesLogs(p, bucket); logs.OK == model.Unknown && res.OK == model.No {
			res = rule.Result{Message: res.Message, Reason: logs.Reason, Evidence: append(slices.Clip(res.Evidence), logs.Evidence...)}
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-server-access-logging.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_server_side_encryption_configuration",
	},
}
