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

// TimeZoneUTC keeps the times of all systems comparable.
var TimeZoneUTC = &rule.Rule{
	ID:       "rds-time-zone-utc",
	Title:    rule.T("Database keeps UTC", "データベースの時刻を UTC にしている"),
	Why:      rule.T("Where one database keeps another time than the rest, logs cannot be put in order, and a summer time repeats an hour of transactions.", "1 つのデータベースだけ時刻が違うと、ログの前後関係が分からなくなります。夏時間のある地域では、同じ時刻の取引が 2 度現れます。"),
	Fix:      rule.T("Remove timezone, and the parameters time_zone, timezone, log_timezone and default_time_zone, or set them to UTC. A zone that is chosen on purpose goes into accepted_db_time_zones.", "timezone と、パラメータ time_zone、timezone、log_timezone、default_time_zone を削除するか UTC にしてください。意図して別のタイムゾーンを使う場合は accepted_db_time_zones に加えます。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "accepted_db_time_zones", Default: cty.ListVal([]cty.Value{cty.StringVal("UTC")}), About: rule.T("the time zones that are accepted", "認めるタイムゾーン")},
	},
	Types: []string{"aws_db_instance", "aws_rds_cluster"},
	Reads: []string{instanceGroups, clusterGroups},
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		parameters, groups := "parameter_group_name", instanceGroups
		if db.Addr.Type == "aws_rds_cluster" {
			parameters, groups = "db_cluster_parameter_group_name", clusterGroups
		}
		return facts.All(acceptedZone(p, db.Get("timezone")), zonesOfGroup(p, db, parameters, groups))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.LocalTimeZone.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Concepts.General.TimeZone.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// zoneParameters are the parameters that set a time zone, in one engine or another.
var zoneParameters = [...]string{"default_time_zone", "log_timezone", "time_zone", "timezone"}

// acceptedZone tells whether a time zone is UTC or one of those that are accepted. UTC is the default of all engines.
func acceptedZone(p *rule.Pass, v model.Value) rule.Result {
	accepted := append([]string{"UTC", "Etc/UTC"}, p.Strings("accepted_db_time_zones")...)
	ok := v.Matches(func(s string) bool {
		return slices.ContainsFunc(accepted, func(zone string) bool { return strings.EqualFold(s, zone) })
	})
	return rule.Judge(ok.Or(v.NotEmpty().Not()), is.Saw(v), v)
}

// zonesOfGroup judges the parameters of the group that a database names. A default group of AWS keeps UTC.
func zonesOfGroup(p *rule.Pass, db *model.Resource, path, typ string) rule.Result {
	name := db.Get(path)
	groups := p.Graph.At(db).Follow(path, typ)
	if len(groups.To)+len(groups.Maybe) == 0 {
		if text, ok := name.Text(); name.NotEmpty() == model.No || ok && strings.HasPrefix(text, "default.") {
			return rule.Judge(model.Yes, is.Saw(name)+": the default group keeps UTC", name)
		}
		return facts.Primary(facts.Stuck(groups, "the parameter group is not in this configuration"), name).
			Because(name.At() + " names no parameter group of this configuration")
	}
	return facts.Every(groups, "the parameter group keeps UTC", "the parameter group is not in this configuration", func(g *model.Resource) rule.Result {
		var answers []rule.Result
		for _, parameter := range zoneParameters {
			absent := rule.Judge(model.Yes, parameter+" is not set", g.Value())
			answers = append(answers, facts.Parameter(g, parameter, absent, func(v model.Value) rule.Result {
				res := acceptedZone(p, v)
				res.Message = parameter + " is " + v.String()
				return res
			}))
		}
		return facts.All(answers...)
	})
}
