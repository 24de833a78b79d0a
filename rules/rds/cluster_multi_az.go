package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClusterMultiAZ keeps a cluster working when an availability zone does not.
var ClusterMultiAZ = &rule.Rule{
	ID:       "rds-cluster-multi-az",
	Title:    rule.T("RDS cluster has instances in two availability zones", "RDS クラスターのインスタンスを 2 つのアベイラビリティゾーンに置いている"),
	Why:      rule.T("Storage of Aurora lies in three zones, but a single instance is down with its zone. A second one takes over within a minute.", "Aurora のストレージは 3 つのゾーンにありますが、1 つだけのインスタンスはゾーンとともに止まります。2 つ目があれば 1 分以内に引き継ぎます。"),
	Fix:      rule.T("Add a second aws_rds_cluster_instance, or raise its count, in another zone.", "2 つ目の aws_rds_cluster_instance を別のゾーンに追加するか、count を増やしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_rds_cluster"},
	Reads:    []string{"aws_rds_cluster_instance"},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		class, mode := c.Get("db_cluster_instance_class"), c.Get("engine_mode")
		spread := facts.Spread(p.Graph, c, "aws_rds_cluster_instance", "cluster_identifier", "availability_zone")
		return facts.Any(spread,
			rule.Judge(class.NotEmpty(), is.Saw(class)+": a Multi-AZ DB cluster", class),
			rule.Judge(mode.OneOf("serverless"), "Aurora Serverless v1 moves to another zone by itself", mode))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-15",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}
