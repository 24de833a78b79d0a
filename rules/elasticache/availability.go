package elasticache

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AutomaticFailover keeps a cache working when its primary node does not.
var AutomaticFailover = &rule.Rule{
	ID:       "elasticache-automatic-failover",
	Title:    rule.T("ElastiCache replication group fails over automatically", "ElastiCache のレプリケーショングループを自動フェイルオーバーにしている"),
	Why:      rule.T("Without automatic failover, writes fail from the moment the primary node is lost until somebody promotes a replica by hand.", "自動フェイルオーバーがないと、プライマリノードが失われてから誰かが手動でレプリカを昇格させるまで、書き込みが失敗し続けます。"),
	Fix:      rule.T("Set automatic_failover_enabled to true, and have at least one replica.", "automatic_failover_enabled を true にし、レプリカを 1 つ以上用意してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_elasticache_replication_group"},
	Check:    is.TrueOrInherited("automatic_failover_enabled", primary),
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
	},
}

// MultiAZ keeps a cache working when an availability zone does not.
var MultiAZ = &rule.Rule{
	ID:       "elasticache-multi-az",
	Title:    rule.T("ElastiCache spans several availability zones", "ElastiCache を複数のアベイラビリティゾーンに配置している"),
	Why:      rule.T("All nodes of a cache in one zone fail together with that zone, and everything that relies on the cache with them.", "全ノードが 1 つのゾーンにあると、そのゾーンの障害でキャッシュ全体が止まり、依存する処理もすべて止まります。"),
	Fix:      rule.T("Set multi_az_enabled to true on a replication group. For Memcached, set az_mode to cross-az with two nodes or more.", "レプリケーショングループでは multi_az_enabled を true にしてください。Memcached では az_mode を cross-az にし、ノードを 2 つ以上にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_elasticache_replication_group", "aws_elasticache_cluster"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == groupType {
			return model.Yes
		}
		return memcached(r)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == groupType {
			return is.TrueOrInherited("multi_az_enabled", primary)(p, r)
		}
		mode, nodes := r.Get("az_mode"), r.Get("num_cache_nodes")
		res := facts.All(rule.Judge(mode.OneOf("cross-az"), is.Saw(mode), mode), rule.Judge(nodes.AtLeast(2), is.Saw(nodes), nodes))
		return facts.Where(memcached(r), res, r.Get("engine"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/FaultTolerance.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster",
	},
}
