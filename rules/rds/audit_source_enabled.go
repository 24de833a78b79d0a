package rds

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AuditSourceEnabled makes sure that there is something in the audit log.
var AuditSourceEnabled = &rule.Rule{
	ID:       "rds-audit-source-enabled",
	Title:    rule.T("Audit facility of the database engine is switched on", "データベースエンジンの監査機能を有効にしている"),
	Why:      rule.T("Exporting the audit log publishes an empty log unless the engine is told to audit. That is found out when the log is needed.", "エンジン側で監査を有効にしなければ、監査ログを出力しても中身は空です。それに気付くのは、ログが必要になったときです。"),
	Fix:      rule.T("Use a group of your own. MySQL and MariaDB need the option MARIADB_AUDIT_PLUGIN, SQL Server SQLSERVER_AUDIT; Aurora MySQL the parameter server_audit_logging 1, PostgreSQL pgaudit in shared_preload_libraries or pgaudit.log, Oracle audit_trail.", "独自のグループを使ってください。MySQL と MariaDB はオプション MARIADB_AUDIT_PLUGIN、SQL Server は SQLSERVER_AUDIT、Aurora MySQL はパラメータ server_audit_logging = 1、PostgreSQL は shared_preload_libraries の pgaudit または pgaudit.log、Oracle は audit_trail が必要です。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance", "aws_rds_cluster"},
	Reads:    []string{instanceGroups, clusterGroups, optionGroups},
	When:     func(_ *rule.Pass, db *model.Resource) model.Tri { return replica(db).NotEmpty().Not().And(audits(db)) },
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		engine, of := db.Get("engine"), replica(db)
		text, known := engine.Text()
		if !known {
			return rule.Judge(model.Unknown, "which engine the database runs is not known", engine).
				Because("nothing says which engine " + db.Address() + " runs")
		}
		return facts.Where(of.NotEmpty().Not(), audited(p, db, text), of)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.AuditPlugin.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.SQLServer.Options.Audit.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

const optionGroups = "aws_db_option_group"

// audits tells whether the engine of a database has an audit facility that the rule knows. Multi-AZ DB clusters of MySQL take
// no options.
func audits(db *model.Resource) model.Tri {
	engine := db.Get("engine")
	if engine.Set() == model.No {
		return model.Unknown // a copy runs the engine of its source
	}
	if db.Addr.Type == "aws_rds_cluster" {
		return engine.OneOf("aurora", "aurora-mysql", "aurora-postgresql", "postgres")
	}
	return model.Any(engine.OneOf("mariadb", "mysql", "postgres"), engine.HasPrefix("oracle"), engine.HasPrefix("sqlserver"))
}

// audited judges a database by the groups that its engine takes its settings from.
func audited(p *rule.Pass, db *model.Resource, engine string) rule.Result {
	parameters, groups := "parameter_group_name", instanceGroups
	if db.Addr.Type == "aws_rds_cluster" {
		parameters, groups = "db_cluster_parameter_group_name", clusterGroups
	}
	switch {
	case engine == "mariadb" || engine == "mysql":
		return hasOption(p, db, "MARIADB_AUDIT_PLUGIN")
	case strings.HasPrefix(engine, "sqlserver"):
		return hasOption(p, db, "SQLSERVER_AUDIT")
	case engine == "postgres" || engine == "aurora-postgresql":
		const missing = "neither shared_preload_libraries nor pgaudit.log turns pgAudit on"
		return throughGroup(p, db, parameters, groups, missing, func(g *model.Resource) rule.Result {
			none := rule.Judge(model.No, missing, g.Value())
			return facts.Any(
				facts.Parameter(g, "shared_preload_libraries", none, func(v model.Value) rule.Result {
					return rule.Judge(v.Matches(func(s string) bool { return strings.Contains(s, "pgaudit") }), "shared_preload_libraries is "+v.String(), v)
				}),
				facts.Parameter(g, "pgaudit.log", none, func(v model.Value) rule.Result {
					return rule.Judge(v.NotEmpty().And(v.OneOf("none").Not()), "pgaudit.log is "+v.String(), v)
				}))
		})
	case strings.HasPrefix(engine, "oracle"):
		return throughGroup(p, db, parameters, groups, "audit_trail is not set", func(g *model.Resource) rule.Result {
			none := rule.Judge(model.No, "audit_trail is not set", g.Value())
			return facts.Parameter(g, "audit_trail", none, func(v model.Value) rule.Result {
				return rule.Judge(v.Matches(func(s string) bool { return !strings.EqualFold(s, "none") }), "audit_trail is "+v.String(), v)
			})
		})
	}
	return throughGroup(p, db, parameters, groups, "server_audit_logging is not set", func(g *model.Resource) rule.Result {
		none := rule.Judge(model.No, "server_audit_logging is not set", g.Value())
		return facts.Parameter(g, "server_audit_logging", none, func(v model.Value) rule.Result {
			return rule.Judge(v.Matches(func(s string) bool { return s == "1" || strings.EqualFold(s, "on") }), "server_audit_logging is "+v.String(), v)
		})
	})
}

// hasOption judges a database by an option of its option group.
func hasOption(p *rule.Pass, db *model.Resource, name string) rule.Result {
	return throughGroup(p, db, "option_group_name", optionGroups, "there is no option "+name, func(g *model.Resource) rule.Result {
		none := rule.Judge(model.No, g.Address()+" has no option "+name, g.Value())
		res := facts.SomeBlock(g.Blocks("option"), none, func(b model.Block) rule.Result {
			v := b.Get("option_name")
			return rule.Judge(v.OneOf(name), is.Saw(v), v)
		})
		if res.OK == model.No {
			return none
		}
		return res
	})
}

// throughGroup judges a database by the group that an argument names. The default group of an engine has nothing set.
func throughGroup(p *rule.Pass, db *model.Resource, path, typ, missing string, judge func(*model.Resource) rule.Result) rule.Result {
	name := db.Get(path)
	groups := p.Graph.At(db).Follow(path, typ)
	if len(groups.To)+len(groups.Maybe) > 0 {
		return facts.Every(groups, "the group has the setting", "the group is not in this configuration", judge)
	}
	if text, ok := name.Text(); name.NotEmpty() == model.No || ok && (strings.HasPrefix(text, "default.") || strings.HasPrefix(text, "default:")) {
		return rule.Judge(model.No, is.Saw(name)+": in the default group, "+missing, name)
	}
	return facts.Primary(facts.Stuck(groups, "the group is not in this configuration"), name).
		Because(name.At() + " names no group of this configuration")
}
