package s3

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketPublicAccessBlockComplete keeps one wrong ACL or policy from publishing a bucket.
var BucketPublicAccessBlockComplete = &rule.Rule{
	ID:       "s3-bucket-public-access-block-complete",
	Title:    rule.T("Bucket blocks public access with all four switches", "バケットのパブリックアクセスブロックを 4 項目すべて有効にしている"),
	Why:      rule.T("Block Public Access is the safety net under every ACL and policy: with one of the four switches off, one mistake elsewhere can publish the bucket.", "パブリックアクセスブロックは、ACL やバケットポリシーの誤りに対する安全網です。4 項目のうち 1 つでも無効だと、ほかの設定ミス 1 つでバケットが公開されかねません。"),
	Fix:      rule.T("Add an aws_s3_bucket_public_access_block with all four arguments true, or an aws_s3_account_public_access_block for the account.", "4 項目をすべて true にした aws_s3_bucket_public_access_block、またはアカウント全体の aws_s3_account_public_access_block を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_bucket"},
	Reads:    facts.PublicAccessBlockTypes,
	Check: func(p *rule.Pass, bucket *model.Resource) rule.Result {
		var answers []rule.Result
		for _, name := range facts.PublicAccessSwitches {
			answers = append(answers, facts.Blocked(p.Graph, bucket, name))
		}
		res := facts.All(answers...)
		if res.OK == model.Yes {
			res.Message = "all four switches are on"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_public_access_block",
	},
}
