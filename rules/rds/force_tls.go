package rds

import (
	"strconv"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceForceTLS keeps passwords and rows off the network in clear.
var InstanceForceTLS = &rule.Rule{
	ID:       "rds-instance-force-tls",
	Title:    rule.T("RDS instance refuses connections without TLS", "RDS インスタンスが TLS を使わない接続を拒否している"),
	Why:      rule.T("Most database drivers fall back to clear text without a word. Unless the server refuses, passwords and rows cross the network readable.", "多くのデータベースドライバーは、何も言わずに平文の接続へ切り替わります。サーバーが拒否しない限り、パスワードもデータも読める状態で流れます。"),
	Fix:      rule.T("Name a parameter group in parameter_group_name that sets rds.force_ssl to 1 (PostgreSQL, SQL Server), require_secure_transport to 1 (MySQL, MariaDB) or db2comm to SSL (Db2). For Oracle, use an option group whose NATIVE_NETWORK_ENCRYPTION has SQLNET.ENCRYPTION_SERVER set to REQUIRED.", "parameter_group_name に、rds.force_ssl を 1 (PostgreSQL、SQL Server)、require_secure_transport を 1 (MySQL、MariaDB)、または db2comm を SSL (Db2) にしたパラメータグループを指定してください。Oracle では、NATIVE_NETWORK_ENCRYPTION の SQLNET.ENCRYPTION_SERVER を REQUIRED にしたオプショングループを使ってください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance"},
	Reads:    []string{instanceGroups, "aws_db_option_group"},
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		return instanceForcesTLS(p, db, 0)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.Oracle.Options.NetworkEncryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_parameter_group",
	},
}

// ClusterForceTLS keeps passwords and rows off the network in clear.
var ClusterForceTLS = &rule.Rule{
	ID:       "rds-cluster-force-tls",
	Title:    rule.T("RDS cluster refuses connections without TLS", "RDS クラスターが TLS を使わない接続を拒否している"),
	Why:      rule.T("Most database drivers fall back to clear text without a word. Unless the server refuses, passwords and rows cross the network readable.", "多くのデータベースドライバーは、何も言わずに平文の接続へ切り替わります。サーバーが拒否しない限り、パスワードもデータも読める状態で流れます。"),
	Fix:      rule.T("Name a parameter group in db_cluster_parameter_group_name that sets rds.force_ssl to 1 (PostgreSQL) or require_secure_transport to ON (MySQL).", "db_cluster_parameter_group_name に、rds.force_ssl を 1 (PostgreSQL) または require_secure_transport を ON (MySQL) にしたクラスターパラメータグループを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_rds_cluster"},
	Reads:    []string{clusterGroups},
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		return forcesTLS(p, c, "db_cluster_parameter_group_name", clusterGroups)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_parameter_group",
	},
}

const (
	instanceGroups = "aws_db_parameter_group"
	clusterGroups  = "aws_rds_cluster_parameter_group"
)

// instanceForcesTLS judges an instance. A replica without a parameter group of its own takes over that of its source.
func instanceForcesTLS(p *rule.Pass, db *model.Resource, depth int) rule.Result {
	engine := db.Get("engine")
	oracle := engine.HasPrefix("oracle")
	own := forcesTLS(p, db, "parameter_group_name", instanceGroups)
	if oracle != model.No {
		own = facts.Choose(oracle, oracleEncrypts(p, db), own)
	}
	of := replica(db)
	if of.NotEmpty() == model.No {
		return own
	}
	res := rule.Judge(model.Unknown, "a replica takes over the parameter group of its source", of).
		Because("what " + of.At() + " names is not in this configuration and region")
	if source := facts.Target(p.Graph, of, "aws_db_instance"); source != nil && source.Provider == db.Provider && depth < maxReplicas {
		res = instanceForcesTLS(p, source, depth+1)
		res.Evidence = append([]rule.Evidence{{Value: of, To: source.Address()}}, res.Evidence...)
	}
	group := db.Get("parameter_group_name")
	return facts.Choose(of.NotEmpty().And(group.NotEmpty().Not()), res, own)
}

// forcesTLS judges a database by the parameter group that an argument names, or by the defaults of its engine.
func forcesTLS(p *rule.Pass, db *model.Resource, path, typ string) rule.Result {
	name := db.Get(path)
	groups := p.Graph.At(db).Follow(path, typ)
	if len(groups.To)+len(groups.Maybe) > 0 {
		return facts.Every(groups, "the parameter group refuses connections without TLS", "the parameter group is not in this configuration", func(g *model.Resource) rule.Result {
			e := enforcement(g.Get("family"), db.Get("engine"), db.Get("engine_version"))
			if e.parameter == "" {
				return e.unset(g.Value(), "what "+g.Address()+" sets is not understood")
			}
			return facts.Parameter(g, e.parameter, e.unset(g.Value(), g.Address()+" does not set "+e.parameter), e.judge)
		})
	}
	if text, ok := name.Text(); ok && strings.HasPrefix(text, "default.") {
		e := enforcement(name, db.Get("engine"), db.Get("engine_version"))
		return e.unset(name, is.Saw(name)+", a group that nobody can change")
	}
	if name.NotEmpty() == model.No {
		e := enforcement(model.Value{}, db.Get("engine"), db.Get("engine_version"))
		return e.unset(name, is.Saw(name)+": the defaults of the engine hold")
	}
	return facts.Primary(facts.Stuck(groups, "the parameter group is not in this configuration"), name).
		Because(name.At() + " names no parameter group of this configuration")
}

// forced is how an engine is told to refuse connections without TLS.
type forced struct {
	parameter string
	byDefault model.Tri   // whether it does so by itself
	why       string      // why byDefault is not known
	place     model.Value // what decides byDefault
}

// engines are the engines that have a parameter for it, and the first version that requires TLS by itself: 0 where none
// does. Longer names come first. Of MySQL the documentation says only that versions up to 8.0 do not.
var engines = [...]struct {
	name, parameter string
	major, minor    int
	undocumented    bool
}{
	{"aurora-postgresql", "rds.force_ssl", 17, 0, false},
	{"aurora", "require_secure_transport", 0, 0, false},
	{"db2", "db2comm", 0, 0, false},
	{"mariadb", "require_secure_transport", 11, 8, false},
	{"mysql", "require_secure_transport", 8, 4, true},
	{"postgres", "rds.force_ssl", 15, 0, false},
	{"sqlserver", "rds.force_ssl", 0, 0, false},
}

// enforcement finds out how TLS is enforced: by the family of a parameter group, such as postgres16 or
// default.postgres16, else by engine and version.
func enforcement(family, engine, version model.Value) forced {
	kind, number, place := "", "", family
	if text, ok := family.Text(); ok && text != "" {
		kind = strings.TrimPrefix(text, "default.")
	} else if kind, ok = engine.Text(); !ok || kind == "" {
		return forced{place: engine, why: "which engine it is, is not known"}
	} else {
		number, _ = version.Text()
		place = version
	}
	for _, e := range engines {
		rest, ok := strings.CutPrefix(kind, e.name)
		if !ok {
			continue
		}
		if number == "" {
			number = rest
		}
		out := forced{parameter: e.parameter, place: place}
		switch out.byDefault = from(number, e.major, e.minor); {
		case out.byDefault == model.Unknown:
			out.why = "the default depends on the version of the engine, which is not written"
		case out.byDefault == model.Yes && e.undocumented:
			out.byDefault, out.why = model.Unknown, "whether this version requires TLS by default is not documented"
		}
		return out
	}
	return forced{place: place, why: "how " + kind + " is told to require TLS is not known"}
}

// from tells whether a version such as 16.4 is a certain one or later.
func from(number string, major, minor int) model.Tri {
	if major == 0 {
		return model.No
	}
	first, rest, _ := strings.Cut(number, ".")
	second, _, _ := strings.Cut(rest, ".")
	m, err := strconv.Atoi(first)
	n, errMinor := strconv.Atoi(second)
	switch {
	case err != nil || m == major && minor > 0 && errMinor != nil:
		return model.Unknown
	case m == major:
		return model.Of(minor == 0 || n >= minor)
	}
	return model.Of(m > major)
}

// unset is the answer where the parameter is not set, so that the default of the engine holds.
func (f forced) unset(at model.Value, message string) rule.Result {
	switch f.byDefault {
	case model.Yes:
		message += ", and this version requires TLS by default"
	case model.No:
		message += ", and this version accepts clear text by default"
	case model.Unknown:
	}
	res := rule.Judge(f.byDefault, message, at)
	if !f.place.SamePlace(at) && f.place.At() != "" {
		res = res.Seen(f.place)
	}
	if res.OK != model.Unknown {
		return res
	}
	res.Reason = f.place.Reason()
	return res.Because(f.why)
}

// judge judges the value of the parameter.
func (f forced) judge(v model.Value) rule.Result {
	ok := v.Matches(func(s string) bool {
		if f.parameter == "db2comm" {
			return strings.EqualFold(s, "ssl")
		}
		return s == "1" || strings.EqualFold(s, "on") || strings.EqualFold(s, "true")
	})
	return rule.Judge(ok, f.parameter+" is "+v.String(), v)
}

// oracleEncrypts judges an Oracle database by its option group.
func oracleEncrypts(p *rule.Pass, db *model.Resource) rule.Result {
	const missing = "no option group requires encrypted connections"
	name := db.Get("option_group_name")
	if text, ok := name.Text(); name.NotEmpty() == model.No || ok && strings.HasPrefix(text, "default:") {
		return rule.Judge(model.No, missing, name, db.Get("engine"))
	}
	groups := p.Graph.At(db).Follow("option_group_name", "aws_db_option_group")
	if len(groups.To)+len(groups.Maybe) == 0 {
		return facts.Primary(facts.Stuck(groups, "the option group is not in this configuration"), name).
			Because(name.At() + " names no option group of this configuration")
	}
	return facts.Every(groups, "the option group requires encrypted connections", "the option group is not in this configuration", func(g *model.Resource) rule.Result {
		options := g.Blocks("option")
		answers := []rule.Result{rule.Judge(model.No, missing, g.Value())}
		for _, o := range options.List {
			answers = append(answers, nativeEncryption(o))
		}
		if options.Complete != model.Yes {
			answers = append(answers, rule.Judge(model.Unknown, missing, options.Stuck))
		}
		return facts.Any(answers...)
	})
}

// nativeEncryption tells whether an option requires Oracle's native network encryption.
func nativeEncryption(o model.Block) rule.Result {
	option := o.Get("option_name")
	answers := []rule.Result{rule.Judge(model.No, option.Path+" is "+option.String(), option)}
	settings := o.Blocks("option_settings")
	for _, s := range settings.List {
		name, value := s.Get("name"), s.Get("value")
		ok := model.All(option.OneOf("NATIVE_NETWORK_ENCRYPTION"), name.OneOf("SQLNET.ENCRYPTION_SERVER"), value.OneOf("REQUIRED"))
		answers = append(answers, rule.Judge(ok, name.String()+" is "+value.String(), value, name, option))
	}
	if settings.Complete != model.Yes {
		answers = append(answers, rule.Judge(option.OneOf("NATIVE_NETWORK_ENCRYPTION").And(model.Unknown), "the settings of the option are not known", settings.Stuck))
	}
	return facts.Any(answers...)
}
