package rds

import (
	"strconv"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// CapacityCanGrow keeps a database from stopping because it is full, or too small for its load.
var CapacityCanGrow = &rule.Rule{
	ID:       "rds-capacity-can-grow",
	Title:    rule.T("Database can grow with its data and load", "データベースがデータ量と負荷に応じて拡張できる"),
	Why:      rule.T("A database whose storage is full stops. One that cannot add readers or capacity slows everything down on the busiest day of the year.", "ストレージが一杯になったデータベースは停止します。リーダーや容量を増やせないデータベースは、一年で最も忙しい日にすべてを遅くします。"),
	Fix:      rule.T("Set max_allocated_storage above allocated_storage. For Aurora, register an aws_appautoscaling_target with a policy for rds:cluster:ReadReplicaCount, or set max_capacity in serverlessv2_scaling_configuration above min_capacity.", "max_allocated_storage を allocated_storage より大きくしてください。Aurora では、rds:cluster:ReadReplicaCount の aws_appautoscaling_target とポリシーを登録するか、serverlessv2_scaling_configuration の max_capacity を min_capacity より大きくしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance", "aws_rds_cluster"},
	Reads:    facts.ScalingTypes,
	When:     func(_ *rule.Pass, db *model.Resource) model.Tri { return growsAlone(db) },
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		res := storageGrows(db)
		if db.Addr.Type == "aws_rds_cluster" {
			res = clusterGrows(p, db)
		}
		return facts.Where(growsAlone(db), res, replica(db), db.Get("db_cluster_instance_class"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// growsAlone leaves out replicas, which follow their source, and Multi-AZ DB clusters, whose size is fixed.
func growsAlone(db *model.Resource) model.Tri {
	return replica(db).NotEmpty().Not().And(db.Get("db_cluster_instance_class").NotEmpty().Not())
}

// storageGrows tells whether the storage of an instance is extended by itself.
func storageGrows(db *model.Resource) rule.Result {
	limit, size := db.Get("max_allocated_storage"), db.Get("allocated_storage")
	ok := limit.AtLeast(1)
	if n, known := size.Int(); known {
		ok = limit.AtLeast(n + 1)
	} else if ok == model.Yes && size.Set() != model.No {
		ok = model.Unknown
	}
	return rule.Judge(ok, is.Saw(limit)+"; "+is.Saw(size), limit, size)
}

// clusterGrows tells whether a cluster adds capacity by itself.
func clusterGrows(p *rule.Pass, c *model.Resource) rule.Result {
	most, least, mode := c.Get("serverlessv2_scaling_configuration.max_capacity"), c.Get("serverlessv2_scaling_configuration.min_capacity"), c.Get("engine_mode")
	wider := model.Unknown
	if most.Set() == model.No {
		wider = model.No
	} else if _, known := most.Text(); known {
		wider = least.Matches(func(s string) bool { return less(s, most) })
	}
	replicas := facts.Scaling{Dimension: "rds:cluster:ReadReplicaCount", Prefix: "cluster:", Name: "cluster_identifier"}.Scales(p.Graph, c)
	return facts.Any(
		replicas,
		rule.Judge(wider, "max_capacity is "+most.String()+" and min_capacity "+least.String(), most, least),
		rule.Judge(mode.OneOf("serverless"), "Aurora Serverless v1 scales by itself", mode),
	)
}

// less tells whether a number, as text, is less than a known value.
func less(s string, than model.Value) bool {
	text, _ := than.Text()
	a, err := strconv.ParseFloat(s, 64)
	b, other := strconv.ParseFloat(text, 64)
	return err == nil && other == nil && a < b
}
