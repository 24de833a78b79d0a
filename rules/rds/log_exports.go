package rds

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceLogExports keeps the logs of a database after the database has overwritten them.
var InstanceLogExports = &rule.Rule{
	ID:       "rds-instance-log-exports",
	Title:    rule.T("RDS instance publishes its logs to CloudWatch Logs", "RDS インスタンスのログを CloudWatch Logs に出力している"),
	Why:      rule.T("On the instance, logs are kept for a few days at most and are gone with it. Failed logins and slow or strange queries are then found by nobody.", "インスタンス上のログは数日で消え、インスタンスとともに失われます。ログインの失敗や不審なクエリに誰も気付けません。"),
	Fix:      rule.T("List the logs of the engine in enabled_cloudwatch_logs_exports.", "enabled_cloudwatch_logs_exports に、エンジンのログの種類を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("require all logs of the engine", "エンジンのすべてのログを求める")},
	},
	Types: []string{"aws_db_instance"},
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		if !p.Bool("strict") {
			return is.NotEmpty("enabled_cloudwatch_logs_exports")(p, db)
		}
		engine := db.Get("engine")
		for _, e := range engineLogs {
			if engine.HasPrefix(e.engine) == model.Yes {
				return is.Lists("enabled_cloudwatch_logs_exports", e.logs...)(p, db)
			}
		}
		return rule.Judge(model.Unknown, is.Saw(engine), engine).Because("which logs the engine has is not known")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-36",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

// ClusterLogExports keeps the logs of a cluster after the cluster has overwritten them.
var ClusterLogExports = &rule.Rule{
	ID:       "rds-cluster-log-exports",
	Title:    rule.T("RDS cluster publishes logs to CloudWatch Logs", "RDS クラスターのログを CloudWatch Logs に出力している"),
	Why:      rule.T("On the instances, logs are kept for a few days at most and are gone with them. Failed logins and slow or strange queries are then found by nobody.", "インスタンス上のログは数日で消え、インスタンスとともに失われます。ログインの失敗や不審なクエリに誰も気付けません。"),
	Fix:      rule.T("List the logs of the engine in enabled_cloudwatch_logs_exports, such as audit or postgresql. Aurora Serverless v1 publishes them by itself and is left out.", "enabled_cloudwatch_logs_exports に audit や postgresql など、エンジンのログの種類を指定してください。自動で出力する Aurora Serverless v1 は対象外です。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_rds_cluster"},
	When:     exportsLogs,
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		return facts.Where(exportsLogs(p, c), is.NotEmpty("enabled_cloudwatch_logs_exports")(p, c), c.Get("engine_mode"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-37",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// ClusterMySQLAuditLog keeps a record of who did what in an Aurora MySQL cluster.
var ClusterMySQLAuditLog = &rule.Rule{
	ID:        "rds-cluster-mysql-audit-log",
	Title:     rule.T("Aurora MySQL cluster publishes its audit log", "Aurora MySQL クラスターの監査ログを出力している"),
	Why:       rule.T("Who logged in and which statements they ran is only in the audit log. After a leak that is the question that has to be answered.", "誰がログインしてどの SQL を実行したかは監査ログにしか残りません。情報漏えいの後に問われるのはまさにそれです。"),
	Fix:       rule.T("Add audit to enabled_cloudwatch_logs_exports, and set server_audit_logging to 1 in the cluster parameter group.", "enabled_cloudwatch_logs_exports に audit を加え、クラスターパラメータグループの server_audit_logging を 1 にしてください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"rds-cluster-log-exports"},
	Types:     []string{"aws_rds_cluster"},
	When:      auroraMySQL,
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		return facts.Where(auroraMySQL(p, c), is.Lists("enabled_cloudwatch_logs_exports", "audit")(p, c), c.Get("engine"), c.Get("engine_mode"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-34",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-45",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// engineLogs are the logs that an engine can publish, by the beginning of its name.
var engineLogs = [...]struct {
	engine string
	logs   []string
}{
	{"mariadb", []string{"audit", "error", "general", "slowquery"}},
	{"mysql", []string{"audit", "error", "general", "slowquery"}},
	{"oracle", []string{"alert", "audit", "listener", "trace"}},
	{"postgres", []string{"postgresql", "upgrade"}},
	{"sqlserver-ex", []string{"error"}},
	{"sqlserver", []string{"agent", "error"}},
}

// exportsLogs leaves out Aurora Serverless v1, which publishes its logs by itself.
func exportsLogs(_ *rule.Pass, c *model.Resource) model.Tri { return notServerlessV1(c) }

// notServerlessV1 tells whether a cluster is other than Aurora Serverless v1.
func notServerlessV1(c *model.Resource) model.Tri {
	return c.Get("engine_mode").OneOf("serverless").Not()
}

// auroraMySQL tells whether a cluster runs Aurora MySQL, other than as Serverless v1.
func auroraMySQL(p *rule.Pass, c *model.Resource) model.Tri {
	return c.Get("engine").OneOf("aurora", "aurora-mysql").And(exportsLogs(p, c))
}
