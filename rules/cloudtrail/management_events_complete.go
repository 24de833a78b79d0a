package cloudtrail

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ManagementEventsComplete keeps the record of what was done to the account free of holes.
var ManagementEventsComplete = &rule.Rule{
	ID:       "cloudtrail-management-events-complete",
	Title:    rule.T("Trail drops no management event: reads and writes, global services, KMS", "証跡が管理イベントを漏れなく記録している (読み書き、グローバルサービス、KMS)"),
	Why:      rule.T("An intruder looks around before acting: those are reads. IAM events come from a global service, and each use of a key is a KMS event. A trail that leaves one of them out tells half of the story.", "侵入者はまず様子を探り、その操作は読み取りイベントです。IAM のイベントはグローバルサービスから、鍵の利用は KMS のイベントとして届きます。どれかを除く証跡では経緯の半分しか分かりません。"),
	Fix:      rule.T("Leave include_global_service_events true. Let one selector include management events with read_write_type All and without exclude_management_event_sources, or write no selector at all.", "include_global_service_events は true のままにし、管理イベントを含み、read_write_type が All で exclude_management_event_sources のないセレクターを置くか、セレクター自体を書かないでください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{trailType},
	Reads:    facts.AccountTypes,
	// Where there is a trail of all regions it serves for the management events; others need not.
	When: func(p *rule.Pass, trail *model.Resource) model.Tri {
		own := trail.Get("is_multi_region_trail").True()
		return own.Or(another(p, trail, func(o *model.Resource) model.Tri { return o.Get("is_multi_region_trail").True() }).Not())
	},
	Check: func(p *rule.Pass, trail *model.Resource) rule.Result {
		res := complete(trail)
		if res.OK == model.Yes {
			return res
		}
		other := another(p, trail, func(o *model.Resource) model.Tri {
			return model.All(o.Get("is_multi_region_trail").True(), running(o), complete(o).OK)
		})
		switch {
		case other == model.Yes:
			return rule.Judge(model.Yes, "another trail of all regions records all management events", trail.Value())
		case other == model.Unknown && res.OK == model.No:
			res.OK = model.Unknown
			return res.Because("whether another trail records the rest is not known")
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html",
		"https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail",
	},
}

const trailType = "aws_cloudtrail"

// running tells whether a trail records anything.
func running(trail *model.Resource) model.Tri {
	v := trail.Get("enable_logging")
	return v.True().Or(v.Set().Not())
}

// another tells whether a trail of the same account other than this one is as asked.
func another(p *rule.Pass, trail *model.Resource, ok func(*model.Resource) model.Tri) model.Tri {
	out := model.No
	for _, o := range p.Graph.Of(trailType) {
		if o == trail {
			continue
		}
		exists := model.Yes
		if o.Exists == model.Unknown {
			exists = model.Unknown
		}
		out = out.Or(model.All(exists, facts.SameAccount(o.Provider, trail.Provider), ok(o)))
	}
	return out
}

// complete tells whether a trail records every management event.
func complete(trail *model.Resource) rule.Result {
	global := trail.Get("include_global_service_events")
	return facts.Parts(
		rule.Judge(global.True().Or(global.Set().Not()), is.Saw(global), global),
		selected(trail))
}

// selected tells whether the selectors of a trail take in all management events. Without any, CloudTrail records them.
func selected(trail *model.Resource) rule.Result {
	basic, advanced := trail.Blocks("event_selector"), trail.Blocks("advanced_event_selector")
	if len(basic.List)+len(advanced.List) == 0 && basic.Complete == model.Yes && advanced.Complete == model.Yes {
		return rule.Judge(model.Yes, "management events are recorded by default", trail.Value())
	}
	var reads, writes []rule.Result
	for _, b := range basic.List {
		read, write := basicSelector(b)
		reads, writes = append(reads, read), append(writes, write)
	}
	for _, b := range advanced.List {
		read, write := advancedSelector(b)
		reads, writes = append(reads, read), append(writes, write)
	}
	for _, list := range []model.Nested{basic, advanced} {
		if list.Complete != model.Yes {
			open := rule.Judge(model.Unknown, "which events the selectors record is not known", list.Stuck)
			reads, writes = append(reads, open), append(writes, open)
		}
	}
	return facts.All(facts.Any(reads...), facts.Any(writes...))
}

// basicSelector tells whether an event_selector records all management events that read, and all that write.
func basicSelector(b model.Block) (read, write rule.Result) {
	on, kind := b.Get("include_management_events"), b.Get("read_write_type")
	whole := facts.All(
		rule.Judge(on.True().Or(on.Set().Not()), is.Saw(on), on),
		keepsKeyUse(b.All("exclude_management_event_sources[*]"), b.Value()))
	either := func(want string) rule.Result {
		return facts.All(whole, rule.Judge(kind.OneOf("All", want).Or(kind.Set().Not()), is.Saw(kind), kind))
	}
	return either("ReadOnly"), either("WriteOnly")
}

// keepsKeyUse tells whether the events of KMS are not among those left out. The data API of RDS may be: its events are of
// high volume, and not about the account.
func keepsKeyUse(list model.Values, place model.Value) rule.Result {
	ok := model.Yes
	for _, v := range list.List {
		one := v.OneOf("rdsdata.amazonaws.com")
		if one == model.No {
			return rule.Judge(one, "events of "+v.String()+" are left out", v)
		}
		if one == model.Unknown && ok == model.Yes {
			ok, place = one, v
		}
	}
	if list.Complete != model.Yes && ok == model.Yes {
		ok, place = model.Unknown, list.Stuck
	}
	return rule.Judge(ok, "management events are recorded", place)
}

// advancedSelector is basicSelector for an advanced_event_selector: it takes in the events for which all its fields hold.
func advancedSelector(b model.Block) (read, write rule.Result) {
	fields := b.Blocks("field_selector")
	category := rule.Judge(model.No, b.Value().Path+" selects no management events", b.Value())
	yes := rule.Judge(model.Yes, "management events are recorded", b.Value())
	rest, reads, writes := []rule.Result{yes}, yes, yes
	for _, f := range fields.List {
		name := f.Get("field")
		text, known := name.Text()
		equals := f.All("equals[*]")
		switch {
		case !known:
			category = facts.Any(category, rule.Judge(model.Unknown, is.Saw(name), name))
			rest = append(rest, rule.Judge(model.Unknown, is.Saw(name), name))
		case text == "eventCategory":
			category = holds(equals, "Management", f)
		case text == "readOnly":
			reads, writes = holds(equals, "true", f), holds(equals, "false", f)
		case text == "eventSource" && len(equals.List) == 0 && equals.Complete == model.Yes:
			rest = append(rest, keepsKeyUse(f.All("not_equals[*]"), f.Value()))
		default:
			rest = append(rest, rule.Judge(model.No, "only some events are recorded, by "+text, f.Value()))
		}
	}
	if fields.Complete != model.Yes {
		open := rule.Judge(model.Unknown, "which events the selector records is not known", fields.Stuck)
		category, rest = facts.Any(category, open), append(rest, open)
	}
	whole := facts.All(append([]rule.Result{category}, rest...)...)
	return facts.All(whole, reads), facts.All(whole, writes)
}

// holds tells whether a text is one of those that a field has to be equal to.
func holds(list model.Values, want string, f model.Block) rule.Result {
	ok := model.No
	for _, v := range list.List {
		ok = ok.Or(v.OneOf(want))
	}
	if list.Complete != model.Yes && ok != model.Yes {
		return rule.Judge(model.Unknown, "which events the selector records is not known", list.Stuck)
	}
	field := f.Get("field")
	return rule.Judge(ok, "the selector records only some events, by "+field.String(), append([]model.Value{f.Value()}, list.List...)...)
}
