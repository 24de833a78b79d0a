package elasticache

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BackupEnabled keeps a point to go back to.
var BackupEnabled = &rule.Rule{
	ID:       "elasticache-backup-enabled",
	Title:    rule.T("ElastiCache for Redis or Valkey keeps automatic snapshots", "Redis・Valkey 互換の ElastiCache で自動スナップショットを保持している"),
	Why:      rule.T("Where a cache holds more than copies, such as sessions, counters and queues, its contents are lost with its nodes unless there are snapshots.", "セッション、カウンター、キューなど、写しではないデータをキャッシュに置いている場合、スナップショットがなければノードとともに失われます。"),
	Fix:      rule.T("Set snapshot_retention_limit to at least one day.", "snapshot_retention_limit を 1 日以上にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_elasticache_replication_group", "aws_elasticache_cluster"},
	When:     keepsSnapshots,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.Where(keepsSnapshots(p, r), is.NotLess("snapshot_retention_limit", 1)(p, r), r.Get("engine"), r.Get("node_type"), r.Get("replication_group_id"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster",
	},
}

// AutoMinorUpgrade keeps known flaws of the engine from staying open.
var AutoMinorUpgrade = &rule.Rule{
	ID:       "elasticache-auto-minor-upgrade",
	Title:    rule.T("ElastiCache for Redis or Valkey takes minor upgrades automatically", "Redis・Valkey 互換の ElastiCache のマイナーバージョンを自動でアップグレードしている"),
	Why:      rule.T("Minor versions fix security flaws that are public from then on. A cache that waits for somebody to upgrade it by hand mostly waits for long.", "マイナーバージョンでは、その時点で公知となる脆弱性が修正されます。手作業のアップグレードを待つキャッシュは、たいてい長く放置されます。"),
	Fix:      rule.T("Remove auto_minor_version_upgrade or set it to true. Upgrades are made in the maintenance window.", "auto_minor_version_upgrade を削除するか true にしてください。アップグレードはメンテナンスウィンドウで行われます。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_elasticache_replication_group", "aws_elasticache_cluster"},
	When:     ownEngine,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.Where(ownEngine(p, r), is.NotFalse("auto_minor_version_upgrade")(p, r), r.Get("engine"), r.Get("replication_group_id"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster",
	},
}

// CustomSubnetGroup keeps caches out of the default VPC.
var CustomSubnetGroup = &rule.Rule{
	ID:       "elasticache-custom-subnet-group",
	Title:    rule.T("ElastiCache names a subnet group of its own", "ElastiCache に専用のサブネットグループを指定している"),
	Why:      rule.T("The default subnet group is made of the subnets of the default VPC, which have a route to the internet and are shared by everything that names no network.", "デフォルトのサブネットグループはデフォルト VPC のサブネットです。インターネットへの経路があり、ネットワークを指定しないすべてのリソースが同居します。"),
	Fix:      rule.T("Set subnet_group_name to an aws_elasticache_subnet_group of private subnets. The cache is replaced.", "subnet_group_name に、プライベートサブネットの aws_elasticache_subnet_group を指定してください。キャッシュは作り直しになります。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_elasticache_replication_group", "aws_elasticache_cluster"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return r.Get("replication_group_id").NotEmpty().Not().Or(model.Of(r.Addr.Type == groupType))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		res := facts.KeyTakenOver(r, is.Other("subnet_group_name", "default")(p, r), "subnet_group_name", primary)
		if r.Addr.Type == groupType {
			return res
		}
		of := r.Get("replication_group_id")
		return facts.Where(of.NotEmpty().Not(), res, of)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-7",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster",
	},
}

const groupType = "aws_elasticache_replication_group"

// ownEngine leaves out what does not run Redis or Valkey, and the members of a replication group, which has its own verdict.
func ownEngine(_ *rule.Pass, r *model.Resource) model.Tri {
	if r.Addr.Type == groupType {
		return model.Yes
	}
	return r.Get("engine").OneOf("memcached").Not().And(r.Get("replication_group_id").NotEmpty().Not())
}

// keepsSnapshots leaves out what cannot have snapshots as well.
func keepsSnapshots(p *rule.Pass, r *model.Resource) model.Tri {
	return ownEngine(p, r).And(r.Get("node_type").OneOf("cache.t1.micro").Not())
}

// memcached tells whether a cluster runs Memcached.
func memcached(r *model.Resource) model.Tri {
	return r.Get("engine").OneOf("memcached").And(r.Get("replication_group_id").NotEmpty().Not())
}
