package cloudtrail

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BucketNotPublic keeps the audit log from being read, or replaced, by anyone.
var BucketNotPublic = &rule.Rule{
	ID:       "cloudtrail-bucket-not-public",
	Title:    rule.T("Bucket that receives the trail is not public", "証跡の出力先バケットを公開していない"),
	Why:      rule.T("The audit log names users, roles, addresses and resources: a map of the account for an attacker, and the evidence of what was done to it.", "監査ログにはユーザー、ロール、IP アドレス、リソースの名前が並びます。攻撃者にとってはアカウントの地図であり、被害を調べるための証拠でもあります。"),
	Fix:      rule.T("Remove public grants from the ACL and the policy of the bucket, and add an aws_s3_bucket_public_access_block with all four arguments true.", "バケットの ACL とポリシーから公開の許可を削除し、4 項目をすべて true にした aws_s3_bucket_public_access_block を追加してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_cloudtrail"},
	Reads:    slices.Concat([]string{"aws_s3_bucket"}, facts.BucketPublicTypes),
	Check: func(p *rule.Pass, trail *model.Resource) rule.Result {
		return judgeBucket(p, trail, "the bucket of the trail is not public", "whether the bucket of the trail is public is not known", func(b *model.Resource) rule.Result {
			return facts.Not(facts.BucketPublic(p.Graph, b))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}

// judgeBucket judges the bucket that a trail delivers to. pass and unknown are the messages of these answers.
func judgeBucket(p *rule.Pass, trail *model.Resource, pass, unknown string, judge func(*model.Resource) rule.Result) rule.Result {
	name := trail.Get("s3_bucket_name")
	buckets := p.Graph.At(trail).Follow("s3_bucket_name", "aws_s3_bucket")
	if buckets.Exists() == model.No {
		return rule.Judge(model.Unknown, "the bucket of the trail is not in this configuration", name).
			Because("what " + name.At() + " names is not a bucket of this configuration")
	}
	if len(buckets.To)+len(buckets.Maybe) == 0 {
		return facts.Primary(facts.Stuck(buckets, "the bucket of the trail is not in this configuration"), name)
	}
	return facts.Every(buckets, pass, unknown, judge)
}
