package cloudtrail

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// MultiRegion records what happens in regions that nobody is meant to use.
var MultiRegion = &rule.Rule{
	ID:       "cloudtrail-multi-region",
	Title:    rule.T("Trail records the events of all regions", "証跡がすべてのリージョンのイベントを記録している"),
	Why:      rule.T("Whoever misuses an account likes the regions that nobody watches. A trail of one region sees nothing there.", "アカウントの悪用は、誰も見ていないリージョンで行われがちです。単一リージョンの証跡には何も残りません。"),
	Fix:      rule.T("Set is_multi_region_trail to true.", "is_multi_region_trail を true にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cloudtrail"},
	Check:    is.True("is_multi_region_trail"),
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}
