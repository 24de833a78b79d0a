package s3

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AccessPointBlocksPublicAccess keeps a second door of a bucket as closed as the first.
var AccessPointBlocksPublicAccess = &rule.Rule{
	ID:       "s3-access-point-blocks-public-access",
	Title:    rule.T("Access point keeps all four public access blocks on", "アクセスポイントのパブリックアクセスブロックを 4 項目すべて有効のままにしている"),
	Why:      rule.T("An access point is another way into the bucket, with a policy of its own. Its switches are set when it is made and cannot be turned on later.", "アクセスポイントは独自のポリシーを持つ、バケットへの別の入口です。この設定は作成時に決まり、あとから有効にできません。"),
	Fix:      rule.T("Leave out public_access_block_configuration, or set all four of its arguments to true. The access point has to be made anew.", "public_access_block_configuration を書かないか、4 項目をすべて true にしてください。アクセスポイントは作り直しになります。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_s3_access_point"},
	Check:    is.NotFalse(switches("public_access_block_configuration")...),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-19",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_access_point",
	},
}

// MultiRegionAccessPointBlocksPublicAccess keeps the door to the buckets of several regions closed.
var MultiRegionAccessPointBlocksPublicAccess = &rule.Rule{
	ID:       "s3-multi-region-access-point-blocks-public-access",
	Title:    rule.T("Multi-Region access point keeps all four public access blocks on", "マルチリージョンアクセスポイントのパブリックアクセスブロックを 4 項目すべて有効のままにしている"),
	Why:      rule.T("A Multi-Region access point leads into the buckets of several regions at once. Its switches are set when it is made and cannot be turned on later.", "マルチリージョンアクセスポイントは、複数リージョンのバケットへの共通の入口です。この設定は作成時に決まり、あとから有効にできません。"),
	Fix:      rule.T("Leave out public_access_block, or set all four of its arguments to true. The access point has to be made anew.", "public_access_block を書かないか、4 項目をすべて true にしてください。アクセスポイントは作り直しになります。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_s3control_multi_region_access_point"},
	Check:    is.NotFalse(switches("details.public_access_block")...),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/multi-region-access-point-block-public-access.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-24",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3control_multi_region_access_point",
	},
}

// switches are the paths of the four switches in a block.
func switches(block string) []string {
	return []string{block + ".block_public_acls", block + ".block_public_policy", block + ".ignore_public_acls", block + ".restrict_public_buckets"}
}
