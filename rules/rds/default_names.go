package rds

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NonDefaultAdminName keeps half of the login from being known to everyone.
var NonDefaultAdminName = &rule.Rule{
	ID:       "rds-non-default-admin-name",
	Title:    rule.T("Database administrator does not have a default name", "データベースの管理者に既定の名前を使っていない"),
	Why:      rule.T("Programs that guess passwords try the usual names first. Another name costs them the other half of the guess.", "パスワードを推測するプログラムは、まず定番の名前を試します。別の名前にするだけで、推測は格段に難しくなります。"),
	Fix:      rule.T("Give username (master_username of a cluster) another name. The database is replaced.", "username (クラスターでは master_username) を別の名前にしてください。データベースは作り直しになります。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_db_instance", "aws_rds_cluster"},
	When:     func(_ *rule.Pass, db *model.Resource) model.Tri { return administrator(db).Set() },
	Check: func(_ *rule.Pass, db *model.Resource) rule.Result {
		v := administrator(db)
		ok := v.Matches(func(s string) bool { return slices.Contains(usualNames[:], strings.ToLower(s)) }).Not()
		return rule.Judge(ok, is.Saw(v), v)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-24",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// NonDefaultPort keeps a database from being found by those who only try the usual ports.
var NonDefaultPort = &rule.Rule{
	ID:       "rds-non-default-port",
	Title:    rule.T("Database listens on another port than the default one", "データベースで既定以外のポートを使っている"),
	Why:      rule.T("Scanners inside of a network try the usual ports first. Another port stops none of them for long, but gives time to notice.", "ネットワーク内のスキャンは、まず定番のポートを試します。別のポートでも長くは防げませんが、気付くまでの時間を稼げます。"),
	Fix:      rule.T("Set port to another number than the default one of the engine. The rule is off unless enabled is set.", "port をエンジンの既定値以外にしてください。この規則は enabled を設定した場合だけ判定します。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "enabled", Default: cty.False, About: rule.T("judge at all", "判定を行う")},
	},
	Types: []string{"aws_db_instance", "aws_rds_cluster"},
	When:  func(p *rule.Pass, _ *model.Resource) model.Tri { return model.Of(p.Bool("enabled")) },
	Check: func(_ *rule.Pass, db *model.Resource) rule.Result {
		v := db.Get("port")
		if facts.LeftToAWS(v) {
			return rule.Judge(model.No, is.Saw(v)+": the engine takes its default port", v)
		}
		engine := db.Get("engine")
		bad := model.No
		for _, e := range usualPorts {
			bad = bad.Or(v.OneOf(e.port).And(engine.HasPrefix(e.engine)))
		}
		return rule.Judge(bad.Not(), is.Saw(v), v, engine)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-23",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// usualNames are the names that documentation, consoles and examples give to administrators.
var usualNames = [...]string{"admin", "administrator", "awsuser", "mysql", "postgres", "root", "sa"}

// usualPorts are the ports that engines listen on by default, by the beginning of their names. That of Aurora is the one of
// its database.
var usualPorts = [...]struct{ engine, port string }{
	{"aurora-postgresql", "5432"}, {"aurora-mysql", "3306"}, {"db2", "50000"}, {"mariadb", "3306"},
	{"mysql", "3306"}, {"oracle", "1521"}, {"postgres", "5432"}, {"sqlserver", "1433"},
}

// administrator is the name of the first user.
func administrator(db *model.Resource) model.Value {
	if db.Addr.Type == "aws_rds_cluster" {
		return db.Get("master_username")
	}
	return db.Get("username")
}
