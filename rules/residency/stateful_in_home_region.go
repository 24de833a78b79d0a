package residency

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// StatefulInHomeRegion keeps data in the one region that was promised.
var StatefulInHomeRegion = &rule.Rule{
	ID:       "residency-stateful-in-home-region",
	Title:    rule.T("Data stores and their copies stay in the home region", "データストアとその写しがホームリージョンに収まっている"),
	Why:      rule.T("Some contracts name one region. A store or a copy in another one breaks them, however well it is protected.", "契約によっては 1 つのリージョンが約束されています。ほかのリージョンの保存先や写しは、どれほど保護していても契約違反になります。"),
	Fix:      rule.T("Build the store with a provider for the home region, and remove copies that leave it.", "ホームリージョンのプロバイダーで作成し、リージョンの外への複製をやめてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "home_region", Default: cty.StringVal(""), About: rule.T("the one region that data may be kept in; empty turns the rule off", "データを置いてよい唯一のリージョン (空の場合は判定しない)")},
		{Name: "assume_region", Default: cty.StringVal(""), About: rule.T("the region of providers that take it from the environment", "環境変数などでリージョンを決めるプロバイダーのリージョン")},
	},
	Types: statefulTypes(),
	Reads: copyReads,
	When: func(p *rule.Pass, _ *model.Resource) model.Tri {
		return model.Of(p.Param("home_region").AsString() != "")
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		at := *p
		at.Set = map[string]cty.Value{"allowed_regions": cty.ListVal([]cty.Value{p.Param("home_region")}), "assume_region": p.Param("assume_region")}
		region := r.Region()
		own := rule.Judge(allowed(&at, region), "it is in "+outOf(&at, name(&at, region)), place(region, r.Value()), r.Value()).Because(fromEnvironment(region))
		if own.OK == model.Yes {
			own.Message = "it is in the home region"
		}
		return facts.Primary(facts.All(own, copiesOf(&at, r)), r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/navigating-gdpr-compliance/aws-regions-and-data-residency.html",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs#region",
	},
}

// stateful are the types that hold data, besides those that make copies of it.
var stateful = [...]string{
	"aws_backup_vault", "aws_cloudwatch_log_group", "aws_db_instance", "aws_dynamodb_table", "aws_efs_file_system", "aws_opensearch_domain",
	"aws_rds_cluster", "aws_s3_bucket",
}

func statefulTypes() []string {
	out := append(copyTypes(), stateful[:]...)
	slices.Sort(out)
	return slices.Compact(out)
}
