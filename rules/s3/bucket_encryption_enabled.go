package s3

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketEncryptionEnabled keeps the default encryption that S3 applies from being weakened.
var BucketEncryptionEnabled = &rule.Rule{
	ID:       "s3-bucket-encryption-enabled",
	Title:    rule.T("Bucket encrypts new objects by default", "バケットが新しいオブジェクトを既定で暗号化している"),
	Why:      rule.T("S3 encrypts new objects with SSE-S3 by itself since January 2023. Writing the encryption down shows an auditor what is meant, and keeps it from changing unnoticed.", "2023 年 1 月以降、S3 は新しいオブジェクトを SSE-S3 で自動的に暗号化します。設定として明記しておけば意図が監査で示せ、気付かないうちに変わることも防げます。"),
	Fix:      rule.T("Add an aws_s3_bucket_server_side_encryption_configuration whose sse_algorithm is AES256 or aws:kms.", "sse_algorithm が AES256 または aws:kms の aws_s3_bucket_server_side_encryption_configuration を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("fail where nothing is configured and S3's own default applies", "何も設定せず S3 の既定に任せている場合も不合格にする")},
	},
	Types: []string{"aws_s3_bucket"},
	Reads: []string{facts.DefaultEncryptionType},
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		none := rule.Judge(model.Of(!p.Bool("strict")), "nothing is configured: S3 encrypts with keys of its own (SSE-S3)", bucket.Value())
		return facts.DefaultEncryption(p.Graph, bucket, none, func(b model.Block) rule.Result {
			v := b.Get("sse_algorithm")
			return rule.Judge(v.OneOf("AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"), "sse_algorithm is "+v.String(), v)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_server_side_encryption_configuration",
	},
}
