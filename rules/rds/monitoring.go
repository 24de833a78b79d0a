package rds

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceEnhancedMonitoring shows what happens inside of a database server, by the second.
var InstanceEnhancedMonitoring = &rule.Rule{
	ID:       "rds-instance-enhanced-monitoring",
	Title:    rule.T("Database instance uses enhanced monitoring", "データベースインスタンスの拡張モニタリングを有効にしている"),
	Why:      rule.T("The plain metrics are those of the hypervisor, once a minute. Which process eats the memory, or what went on before a crash, is seen only from inside.", "標準のメトリクスはハイパーバイザーから 1 分ごとに取得した値です。どのプロセスがメモリを使い、停止の直前に何が起きたかは、内側からしか分かりません。"),
	Fix:      rule.T("Set monitoring_interval to 1, 5, 10, 15, 30 or 60 seconds, and monitoring_role_arn.", "monitoring_interval を 1、5、10、15、30、60 秒のいずれかにし、monitoring_role_arn を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance", "aws_rds_cluster_instance"},
	Reads:    []string{"aws_rds_cluster"},
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		return orCluster(p, db, "monitoring_interval", func(v model.Value) model.Tri { return v.AtLeast(1) })
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance",
	},
}

// PerformanceInsightsEnabled shows which statements a database spends its time on.
var PerformanceInsightsEnabled = &rule.Rule{
	ID:       "rds-performance-insights-enabled",
	Title:    rule.T("Database instance uses Performance Insights", "データベースインスタンスで Performance Insights を使っている"),
	Why:      rule.T("When a database is slow, or somebody reads it out with strange queries, the first question is which statements are running. Without the record of them people guess.", "データベースが遅いとき、不審なクエリで読み出されているとき、まず知りたいのは実行中の SQL です。記録がなければ推測するしかありません。"),
	Fix:      rule.T("Set performance_insights_enabled to true. Classes and engines that do not support it are left out.", "performance_insights_enabled を true にしてください。対応していないインスタンスクラスとエンジンは対象外です。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance", "aws_rds_cluster_instance"},
	Reads:    []string{"aws_rds_cluster"},
	When:     func(_ *rule.Pass, db *model.Resource) model.Tri { return insights(db) },
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		res := orCluster(p, db, "performance_insights_enabled", model.Value.True)
		if mode := db.Get("database_insights_mode"); res.OK != model.Yes && mode.NotEmpty() != model.No {
			res = facts.Any(rule.Judge(mode.OneOf("advanced"), is.Saw(mode), mode), res)
		}
		return facts.Where(insights(db), res, db.Get("engine"), db.Get("instance_class"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance",
	},
}

// orCluster judges a setting of an instance, which its cluster may make for all of its instances.
func orCluster(p *rule.Pass, db *model.Resource, path string, ok func(model.Value) model.Tri) rule.Result {
	own := db.Get(path)
	res := rule.Judge(ok(own), is.Saw(own), own)
	if db.Addr.Type != "aws_rds_cluster_instance" || res.OK == model.Yes {
		return res
	}
	cluster := facts.Some(p.Graph.At(db).Follow("cluster_identifier", "aws_rds_cluster"), res, func(c *model.Resource) rule.Result {
		v := c.Get(path)
		return rule.Judge(ok(v), is.Saw(v), v)
	})
	return facts.Any(res, facts.Primary(cluster, own))
}

// insights leaves out the classes and engines that have no Performance Insights.
func insights(db *model.Resource) model.Tri {
	engine, class := db.Get("engine"), db.Get("instance_class")
	small := class.OneOf("db.t2.micro", "db.t2.small", "db.t3.micro", "db.t3.small", "db.t4g.micro", "db.t4g.small")
	return engine.HasPrefix("db2").Or(engine.OneOf("mariadb", "mysql").And(small)).Not()
}
