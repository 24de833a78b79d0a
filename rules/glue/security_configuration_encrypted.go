package glue

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SecurityConfigurationEncrypted keeps what jobs write unreadable without the key.
var SecurityConfigurationEncrypted = &rule.Rule{
	ID:       "glue-security-configuration-encrypted",
	Title:    rule.T("Glue security configuration encrypts logs, bookmarks and data", "Glue のセキュリティ設定でログ、ブックマーク、データを暗号化している"),
	Why:      rule.T("Jobs write samples of the data into their logs, and copies of it to S3. What the security configuration leaves out is written in clear, though the job looks protected.", "ジョブはデータの一部をログに書き、写しを S3 に出力します。セキュリティ設定で抜けている部分は、保護されているように見えても平文で書かれます。"),
	Fix:      rule.T("Set cloudwatch_encryption_mode to SSE-KMS and job_bookmarks_encryption_mode to CSE-KMS, each with a key, and s3_encryption_mode to SSE-KMS.", "cloudwatch_encryption_mode を SSE-KMS、job_bookmarks_encryption_mode を CSE-KMS にしてそれぞれ鍵を指定し、s3_encryption_mode を SSE-KMS にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_glue_security_configuration"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		const logs, bookmarks, data = "encryption_configuration.cloudwatch_encryption", "encryption_configuration.job_bookmarks_encryption", "encryption_configuration.s3_encryption"
		mode := func(path string, good ...string) rule.Result {
			v := r.Get(path)
			return rule.Judge(v.OneOf(good...), is.Saw(v), v)
		}
		return facts.All(
			mode(logs+".cloudwatch_encryption_mode", "SSE-KMS"),
			named(r.Get(logs+".kms_key_arn")),
			mode(bookmarks+".job_bookmarks_encryption_mode", "CSE-KMS"),
			named(r.Get(bookmarks+".kms_key_arn")),
			mode(data+".s3_encryption_mode", "SSE-KMS", "SSE-S3"),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_security_configuration",
	},
}
