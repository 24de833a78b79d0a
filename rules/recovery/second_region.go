package recovery

import (
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DataCopiedToSecondRegion keeps the data that matters most in reach when a whole region is not.
var DataCopiedToSecondRegion = &rule.Rule{
	ID:       "recovery-data-copied-to-second-region",
	Title:    rule.T("Important database has a copy or replica in a second region", "重要なデータベースの写しまたはレプリカが別のリージョンにある"),
	Why:      rule.T("All zones of a region can fail together. Data that is nowhere else cannot be brought back until the region is, if it ever is.", "リージョン内のすべてのゾーンが同時に止まることもあります。ほかにないデータは、リージョンが復旧するまで、あるいは永久に取り戻せません。"),
	Fix:      rule.T("Add a replica in another region, a global cluster or table, replication of automated backups, or a copy_action to a vault of another region. The rule applies where dr_mode is on, or stores stand in several regions.", "別リージョンのレプリカ、グローバルなクラスターやテーブル、自動バックアップの複製、または別リージョンのボールトへの copy_action を追加してください。dr_mode が on の場合、または保管先が複数のリージョンにある場合に判定します。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params:   []rule.Param{mode, classes},
	Types:    []string{"aws_db_instance", "aws_rds_cluster", "aws_dynamodb_table", "aws_elasticache_replication_group", "aws_redshift_cluster"},
	Reads: slices.Concat([]string{
		"aws_rds_global_cluster", "aws_db_instance_automated_backups_replication", "aws_dynamodb_table_replica",
		"aws_elasticache_global_replication_group", "aws_redshift_snapshot_copy", "aws_backup_vault", "data.aws_backup_vault",
	}, facts.BackupTypes),
	When: mattersForRecovery,
	Check: func(p *rule.Pass, store *model.Resource) rule.Result {
		res := facts.Any(append(replicas(p.Graph, store), facts.CopiedByPlan(p.Graph, store))...)
		if res.OK == model.No {
			res = rule.Judge(model.No, "nothing copies "+store.Address()+" to another region", store.Value())
		}
		return facts.Where(mattersForRecovery(p, store), facts.Primary(res, store.Value()), classTag(p, store))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html",
		"https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
	},
}

// DependenciesInSecondRegion keeps a recovery from stopping at an image, a key or a secret that is missing.
var DependenciesInSecondRegion = &rule.Rule{
	ID:       "recovery-dependencies-in-second-region",
	Title:    rule.T("Image, key or secret needed for recovery exists in a second region", "復旧に必要なイメージ、鍵、シークレットが別のリージョンにもある"),
	Why:      rule.T("Servers in the second region start from images, decrypt with keys and log in with secrets. What exists in the lost region only stops the whole recovery.", "別リージョンのサーバーは、イメージから起動し、鍵で復号し、シークレットで接続します。失われたリージョンにしかないものが 1 つあるだけで、復旧は止まります。"),
	Fix:      rule.T("Replicate the repository with aws_ecr_replication_configuration, add an aws_kms_replica_key for a multi-region key, and a replica block to the secret. The rule applies where dr_mode is on.", "aws_ecr_replication_configuration でリポジトリを複製し、マルチリージョンキーには aws_kms_replica_key を、シークレットには replica ブロックを追加してください。dr_mode が on の場合に判定します。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params:   []rule.Param{mode},
	Types:    []string{"aws_ecr_repository", "aws_secretsmanager_secret", "aws_kms_key"},
	Reads:    []string{replicationType, "aws_kms_replica_key"},
	When:     func(p *rule.Pass, r *model.Resource) model.Tri { return model.Of(on(p)).And(neededElsewhere(r)) },
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_ecr_repository":
			return imagesReplicated(p, r)
		case "aws_secretsmanager_secret":
			none := rule.Judge(model.No, r.Address()+" has no replica", r.Value())
			return facts.SomeBlock(r.Blocks("replica"), none, func(b model.Block) rule.Result {
				v := b.Get("region")
				return rule.Judge(v.NotEmpty().Or(v.Set()), is.Saw(v), v)
			})
		}
		missing := "no aws_kms_replica_key copies " + r.Address() + " to another region"
		res := rule.Arrives(p.Graph.At(r).Into("aws_kms_replica_key", "primary_key_arn"), "the key is copied to another region", missing, r.Value())
		return facts.Where(neededElsewhere(r), res, r.Get("multi_region"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html",
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html",
		"https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key",
	},
}

// WorkloadInSecondRegion keeps a way to go on when a whole region is lost.
var WorkloadInSecondRegion = &rule.Rule{
	ID:       "recovery-workload-in-second-region",
	Title:    rule.T("Workload can go on in a second region", "別のリージョンで業務を続けられる構成になっている"),
	Why:      rule.T("Several zones protect from the loss of a building, not of a region. What has never been set up elsewhere is not set up in an emergency either.", "マルチ AZ で守れるのは拠点の喪失までで、リージョン全体の喪失には対応できません。平時に用意していない環境を、緊急時に用意することはできません。"),
	Fix:      rule.T("Set up the network and the data of the workload in a second allowed region, and its compute too unless dr_pattern is pilot-light. The rule applies where dr_mode is on.", "許可された別のリージョンにネットワークとデータ (dr_pattern が pilot-light でなければコンピューティングも) を用意してください。dr_mode が on の場合に判定します。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		mode,
		{Name: "dr_pattern", Default: cty.StringVal("pilot-light"), About: rule.T("how much stands ready: pilot-light asks for network and data, any other value for compute too", "待機構成。pilot-light はネットワークとデータ、それ以外はコンピューティングも求める")},
		{Name: "allowed_regions", Default: cty.ListValEmpty(cty.String), About: rule.T("the regions that count; empty for any", "認めるリージョン (空の場合はすべて)")},
	},
	Global:      true,
	Reads:       slices.Concat(network[:], compute[:], data[:]),
	WhenAccount: func(p *rule.Pass, _ *model.Provider) model.Tri { return model.Of(on(p)) },
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		tiers := [][]string{network[:], data[:]}
		if p.Param("dr_pattern").AsString() != "pilot-light" {
			tiers = append(tiers, compute[:])
		}
		return inTwoRegions(p, prov, tiers)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html",
		"https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/plan-for-disaster-recovery-dr.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

var (
	mode = rule.Param{
		Name: "dr_mode", Default: cty.StringVal("off"),
		About: rule.T("on where the workload has to go on in a second region", "別リージョンでの業務継続を求める場合は on"),
	}
	classes = rule.Param{
		Name: "dr_classes", Default: cty.StringVal("Criticality=high"),
		About: rule.T("the tag of the stores that matter, as key=value, or all", "対象とする保管先のタグ (キー=値)、または all"),
	}
)

// The tiers of a workload, by the types that make them.
var (
	network = [...]string{"aws_vpc"}
	compute = [...]string{"aws_autoscaling_group", "aws_ecs_service", "aws_eks_cluster", "aws_instance", "aws_lambda_function"}
	data    = [...]string{"aws_db_instance", "aws_dynamodb_table", "aws_dynamodb_table_replica", "aws_rds_cluster"}
)

func on(p *rule.Pass) bool { return p.Param("dr_mode").AsString() == "on" }

// mattersForRecovery tells whether a store has to have a copy elsewhere: it is tagged so, it is no copy itself, and several
// regions are in use or asked for.
func mattersForRecovery(p *rule.Pass, store *model.Resource) model.Tri {
	wanted := model.Yes
	if class := p.Param("dr_classes").AsString(); class != "all" {
		_, value, _ := strings.Cut(class, "=")
		wanted = classTag(p, store).OneOf(value)
	}
	for _, path := range []string{"replicate_source_db", "replication_source_identifier", "global_replication_group_id"} {
		wanted = wanted.And(store.Get(path).NotEmpty().Not())
	}
	if wanted == model.No || on(p) {
		return wanted
	}
	return wanted.And(severalRegions.Of(p))
}

// classTag is the tag that says whether a store matters.
func classTag(p *rule.Pass, store *model.Resource) model.Value {
	key, _, _ := strings.Cut(p.Param("dr_classes").AsString(), "=")
	return facts.Tag(store, key)
}

// severalRegions tells whether data stores stand in more than one region.
var severalRegions = &rule.Fact[model.Tri]{Compute: func(g *model.Graph) model.Tri {
	var first *model.Resource
	out := model.No
	for _, typ := range []string{"aws_db_instance", "aws_rds_cluster", "aws_dynamodb_table", "aws_elasticache_replication_group", "aws_redshift_cluster"} {
		for _, r := range g.Of(typ) {
			if first == nil {
				first = r
			}
			out = out.Or(facts.OtherRegion(first, r))
		}
	}
	return out
}}

// replicas are the ways in which a service itself keeps a copy of a store in another region.
func replicas(g *model.Graph, store *model.Resource) []rule.Result {
	at := g.At(store)
	elsewhere := func(l model.Links) rule.Result {
		other := l.Filter(func(r *model.Resource) model.Tri { return model.Of(r != store).And(facts.OtherRegion(r, store)) })
		return rule.Arrives(other, "a replica is in another region", "no replica is in another region", store.Value())
	}
	exists := func(l model.Links) rule.Result {
		return rule.Arrives(l, "it is copied to another region", "it is not copied to another region", store.Value())
	}
	switch store.Addr.Type {
	case "aws_db_instance":
		return []rule.Result{
			elsewhere(at.Into("aws_db_instance", "replicate_source_db")),
			exists(at.Into("aws_db_instance_automated_backups_replication", "source_db_instance_arn")),
		}
	case "aws_rds_cluster":
		global := at.Follow("global_cluster_identifier", "aws_rds_global_cluster").Join(at.Into("aws_rds_global_cluster", "source_db_cluster_identifier"))
		return []rule.Result{
			elsewhere(global.Into("aws_rds_cluster", "global_cluster_identifier")),
			elsewhere(at.Into("aws_rds_cluster", "replication_source_identifier")),
		}
	case "aws_dynamodb_table":
		none := rule.Judge(model.No, "the table has no replica", store.Value())
		return []rule.Result{
			facts.SomeBlock(store.Blocks("replica"), none, func(b model.Block) rule.Result {
				v := b.Get("region_name")
				return rule.Judge(v.NotEmpty().Or(v.Set()), is.Saw(v), v)
			}),
			exists(at.Into("aws_dynamodb_table_replica", "global_table_arn")),
		}
	case "aws_elasticache_replication_group":
		global := at.Into("aws_elasticache_global_replication_group", "primary_replication_group_id")
		return []rule.Result{elsewhere(global.Into("aws_elasticache_replication_group", "global_replication_group_id"))}
	}
	none := rule.Judge(model.No, "snapshots are not copied to another region", store.Value())
	return []rule.Result{
		facts.SomeBlock(store.Blocks("snapshot_copy"), none, func(b model.Block) rule.Result {
			return rule.Judge(model.Yes, "snapshots are copied to another region", b.Value())
		}),
		exists(at.Into("aws_redshift_snapshot_copy", "cluster_identifier")),
	}
}

const replicationType = "aws_ecr_replication_configuration"

// neededElsewhere leaves out keys of one region: what they encrypt is encrypted with another key where it is copied to.
func neededElsewhere(r *model.Resource) model.Tri {
	if r.Addr.Type == "aws_kms_key" {
		return r.Get("multi_region").True()
	}
	return model.Yes
}

// imagesReplicated tells whether the registry of a repository copies its images to another region.
func imagesReplicated(p *rule.Pass, repository *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no "+replicationType+" copies the images of "+repository.Address()+" to another region", repository.Value())
	res := facts.One(p.Graph, replicationType, facts.Beside(repository), none, func(c *model.Resource) rule.Result {
		return facts.SomeBlock(c.Blocks("replication_configuration[*].rule"), none, func(b model.Block) rule.Result {
			return facts.All(takesIn(b, repository.Get("name")), facts.SomeBlock(b.Blocks("destination"), none, func(d model.Block) rule.Result {
				v, own := d.Get("region"), repository.Region()
				ok := model.Unknown
				if text, known := own.Text(); known {
					ok = v.OneOf(text).Not()
				}
				return rule.Judge(ok, is.Saw(v), v).Because("in which region " + repository.Address() + " is, is not known")
			}))
		})
	})
	if res.OK == model.No {
		return none
	}
	return facts.Primary(res, repository.Value())
}

// takesIn tells whether a rule of a replication is about a repository: without filters, about all.
func takesIn(b model.Block, name model.Value) rule.Result {
	all := rule.Judge(model.Yes, "the rule is about all repositories", b.Value())
	return facts.SomeBlock(b.Blocks("repository_filter"), all, func(f model.Block) rule.Result {
		prefix := f.Get("filter")
		ok := model.Unknown
		if text, known := prefix.Text(); known {
			ok = name.HasPrefix(text)
		}
		return rule.Judge(ok, is.Saw(prefix), prefix, name)
	})
}

// inTwoRegions requires that every tier of the workload of an account stands in two regions at least.
func inTwoRegions(p *rule.Pass, prov *model.Provider, tiers [][]string) rule.Result {
	allowed := p.Strings("allowed_regions")
	here := facts.InAccount(prov)
	complete := map[string]int{} // how many tiers stand in a region
	var seen, open []model.Value
	why := ""
	for _, types := range tiers {
		regions := map[string]bool{}
		for _, typ := range types {
			for _, r := range p.Graph.Of(typ) {
				near := here(r)
				if near == model.No {
					continue
				}
				region, known := r.Region().Text()
				switch {
				case near != model.Yes || !known || r.Exists == model.Unknown:
					open = append(open, r.Value())
					if why == "" {
						why = r.Region().Reason()
					}
				case !regions[region] && (len(allowed) == 0 || slices.Contains(allowed, region)):
					regions[region] = true
					seen = append(seen, r.Value())
				}
			}
		}
		for region := range regions {
			complete[region]++
		}
	}
	if len(seen)+len(open) == 0 {
		return facts.Silent(prov, "the configuration has no workload")
	}
	ready := 0
	for _, n := range complete {
		if n == len(tiers) {
			ready++
		}
	}
	places := append([]model.Value{prov.Value()}, seen...)
	switch {
	case ready >= 2:
		return rule.Judge(model.Yes, "the workload stands in two regions", places...)
	case len(open) > 0:
		return rule.Judge(model.Unknown, "whether the workload stands in two regions is not known", append(places, open...)...).
			Because(why).Because("whether " + open[0].At() + " is there, and in which region, is not known")
	}
	if gaps, stuck := p.Graph.Complete(); gaps != model.Yes {
		return rule.Judge(model.Unknown, "whether the workload stands in two regions is not known", append(places, stuck...)...)
	}
	return rule.Judge(model.No, "regions in which the whole workload stands: "+strconv.Itoa(ready)+", not two", places...)
}
