package lifecycle

import (
	"slices"
	"time"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoEndOfSupport keeps what nobody fixes any more out of use. Functions and Kubernetes clusters have rules of their own.
var NoEndOfSupport = &rule.Rule{
	ID:       "lifecycle-no-end-of-support",
	Title:    rule.T("No retired service and no version past its support is in use", "終了したサービスやサポート切れのバージョンを使っていない"),
	Why:      rule.T("After the end of support flaws stay open, or cost extra to be fixed; a service that is shut down takes with it whatever still runs on it.", "サポートが終わると、欠陥は放置されるか、追加料金でしか直りません。終了するサービスは、その上で動くものごと止まります。"),
	Fix:      rule.T("Upgrade to a version with standard support, or move to the service that takes the place of the retired one.", "標準サポート中のバージョンに上げるか、終了するサービスから後継のサービスに移行してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "run_date", Default: cty.StringVal("2026-06-30"), About: rule.T("the date to judge at, as 2026-06-30", "判定の基準日 (例: 2026-06-30)")},
		{Name: "warn_days", Default: cty.NumberIntVal(0), About: rule.T("how many days before the end to fail already", "終了の何日前から不合格にするか")},
	},
	Types: types(),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		day, err := time.Parse(time.DateOnly, p.Param("run_date").AsString())
		if err != nil {
			return rule.Judge(model.Unknown, "the date to judge at is not known", r.Value()).
				Because("run_date is not a date such as 2026-06-30")
		}
		limit := day.AddDate(0, 0, int(p.Int("warn_days"))).Format(time.DateOnly)
		for _, one := range retired {
			if one.typ != r.Addr.Type {
				continue
			}
			what := " is retired on "
			if one.closed {
				what = " is closed to new customers since "
			}
			return rule.Judge(model.Of(one.date > limit), r.Addr.Type+what+one.date, r.Value())
		}
		return supported(r, limit)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/health/latest/ug/aws-health-planned-lifecycle-events.html",
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}

func types() []string {
	var out []string
	for _, r := range retired {
		out = append(out, r.typ)
	}
	for _, v := range versioned {
		out = append(out, v.typ)
	}
	slices.Sort(out)
	return out
}

// supported tells whether the version that a resource names still has standard support after a day.
func supported(r *model.Resource, limit string) rule.Result {
	i := slices.IndexFunc(versioned[:], func(v struct{ typ, version, engine string }) bool { return v.typ == r.Addr.Type })
	version := r.Get(versioned[i].version)
	if facts.LeftToAWS(version) {
		return rule.Judge(model.Unknown, version.Path+" is not set", version).
			Because("AWS took the version that was the newest when " + r.Address() + " was made")
	}
	engine, engineName := model.Value{}, r.Addr.Type
	if path := versioned[i].engine; path != "" {
		engine = r.Get(path)
		text, known := engine.Text()
		if !known {
			return rule.Judge(model.Unknown, is.Saw(engine), version, engine).Because("of which engine " + version.At() + " is a version is not known")
		}
		engineName = text
	}
	ended := version.Matches(func(text string) bool {
		end := support(engineName, text)
		return end != "" && end <= limit
	})
	message := is.Saw(version)
	if text, ok := version.Text(); ok {
		if end := support(engineName, text); end != "" {
			message += ", whose standard support ends by " + end
		}
	}
	return rule.Judge(ended.Not(), message, version)
}
