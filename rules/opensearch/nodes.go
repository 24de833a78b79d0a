package opensearch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ThreeDataNodes lets a domain survive the loss of a zone.
var ThreeDataNodes = &rule.Rule{
	ID:       "opensearch-three-data-nodes",
	Title:    rule.T("Search domain has at least three data nodes across zones", "検索ドメインに 3 台以上のデータノードがあり、ゾーンに分散している"),
	Why:      rule.T("With fewer nodes, or all in one zone, the loss of a zone takes the domain and its unreplicated shards with it.", "ノードが少ないか 1 つのゾーンに集中していると、ゾーンの障害でドメインごと失われ、複製のないシャードも失われます。"),
	Fix:      rule.T("Set instance_count to 3 or more and zone_awareness_enabled to true in cluster_config.", "cluster_config の instance_count を 3 以上、zone_awareness_enabled を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    domains,
	Check:    spread("instance_count"),
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}

// ThreeMastersZoneAware keeps the nodes that run a domain from being lost together.
var ThreeMastersZoneAware = &rule.Rule{
	ID:       "opensearch-three-masters-zone-aware",
	Title:    rule.T("Search domain has three dedicated masters, across zones", "検索ドメインに 3 台の専用マスターノードがあり、ゾーンに分散している"),
	Why:      rule.T("Without three masters in different zones the domain has no quorum after the loss of one zone, and stops.", "マスターノードが 3 台、別々のゾーンになければ、1 つのゾーンの障害で過半数を失い、ドメインが停止します。"),
	Fix:      rule.T("Set dedicated_master_enabled to true, dedicated_master_count to 3 or more and zone_awareness_enabled to true in cluster_config.", "cluster_config の dedicated_master_enabled を true、dedicated_master_count を 3 以上、zone_awareness_enabled を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    domains,
	Check:    is.Every(is.True("cluster_config.dedicated_master_enabled"), spread("dedicated_master_count")),
	Refs: []string{
		"https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-11",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
	},
}

// spread requires at least three nodes of a kind, and that the domain spreads over zones.
func spread(count string) is.Check {
	return is.Every(func(_ *rule.Pass, d *model.Resource) rule.Result {
		v := d.Get("cluster_config." + count)
		return rule.Judge(v.AtLeast(3), is.Saw(v)+"; at least 3 are required", v)
	}, is.True("cluster_config.zone_awareness_enabled"))
}
