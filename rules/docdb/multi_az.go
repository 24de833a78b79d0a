package docdb

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// MultiAZ keeps a cluster working when an availability zone does not.
var MultiAZ = &rule.Rule{
	ID:       "docdb-multi-az",
	Title:    rule.T("DocumentDB cluster has instances in two availability zones", "DocumentDB クラスターのインスタンスを 2 つのアベイラビリティゾーンに置いている"),
	Why:      rule.T("The storage lies in three zones, but a single instance is down with its zone. A second one takes over within a minute or two.", "ストレージは 3 つのゾーンにありますが、1 つだけのインスタンスはゾーンとともに止まります。2 つ目があれば 1 ~ 2 分で引き継ぎます。"),
	Fix:      rule.T("Add a second aws_docdb_cluster_instance, or raise its count, in another zone.", "2 つ目の aws_docdb_cluster_instance を別のゾーンに追加するか、count を増やしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_docdb_cluster"},
	Reads:    []string{"aws_docdb_cluster_instance"},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		return facts.Spread(p.Graph, c, "aws_docdb_cluster_instance", "cluster_identifier", "availability_zone")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster",
	},
}
