package cloudwatch

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

const (
	trailType  = "aws_cloudtrail"
	filterType = "aws_cloudwatch_log_metric_filter"
	alarmType  = "aws_cloudwatch_metric_alarm"
)

// watchTypes are the types that a watch looks at.
var watchTypes = []string{
	trailType, logGroupType, "data.aws_cloudwatch_log_group", filterType, alarmType, topicType, subscriptionType,
	"data.aws_sns_topic", chatType, teamsType, eventRuleType, eventTargetType,
}

// watch is something that an alarm has to be raised about: by a trail that delivers to a log group, a metric filter on
// that group and an alarm on the metric; or by a rule of EventBridge.
type watch struct {
	what  string   // in a message: "root user activity"
	terms []string // what the pattern of the filter may ask for, all of it; the first has to be there
	event func(event) model.Tri
}

// judge answers for an account. Nothing of trails in a configuration is no answer: they may be in another one.
func (w watch) judge(p *rule.Pass, prov *model.Provider) rule.Result {
	var answers []rule.Result
	for _, r := range p.Graph.Of(eventRuleType) {
		ok := model.All(facts.SameAccount(r.Provider, prov), w.event(eventOf(r)), live(p, r))
		if ok != model.No {
			v := r.Get("event_pattern")
			answers = append(answers, rule.Judge(ok, r.Addr.String()+" reports "+w.what, v).Because("whether "+r.Addr.String()+" reports "+w.what+" is not known"))
		}
	}
	trails := 0
	for _, trail := range p.Graph.Of(trailType) {
		here := facts.SameAccount(trail.Provider, prov)
		if here == model.No {
			continue
		}
		trails++
		one := w.chain(p, trail)
		if here == model.Unknown || exists(trail) == model.Unknown {
			one = rule.Result{Message: one.Message, Evidence: one.Evidence, Reason: "whether " + trail.Addr.String() + " is a trail of this account is not known"}
		}
		answers = append(answers, one)
	}
	res := facts.Any(answers...)
	switch {
	case trails == 0 && res.OK == model.No:
		return rule.Result{NotSeen: true, Message: "no trail whose log group an alarm could watch for " + w.what}
	case res.OK == model.No:
		if complete, gaps := p.Graph.Complete(); complete != model.Yes {
			return rule.Judge(model.Unknown, res.Message, gaps...)
		}
	}
	return res
}

// chain judges one trail: it records everywhere, into a log group that is watched.
func (w watch) chain(p *rule.Pass, trail *model.Resource) rule.Result {
	wide, on, group := trail.Get("is_multi_region_trail"), trail.Get("enable_logging"), trail.Get("cloud_watch_logs_group_arn")
	base := facts.All(
		rule.Judge(on.True().Or(on.Set().Not()), is.Saw(on), on),
		rule.Judge(wide.True(), is.Saw(wide), wide),
		rule.Judge(filled(group), is.Saw(group), group))
	if base.OK == model.No {
		return base
	}
	answers := []rule.Result{rule.Judge(model.No, "no metric filter with an alarm watches the log group for "+w.what, group)}
	for _, filter := range p.Graph.Of(filterType) {
		pattern := filter.Get("pattern")
		ok := model.All(exists(filter), sameGroup(group, filter.Get("log_group_name")), pattern.Matches(w.covers))
		if ok == model.No {
			continue
		}
		none := rule.Judge(model.No, "no alarm on the metric of "+filter.Addr.String()+" notifies anyone", filter.Value())
		alarms := []rule.Result{none}
		for _, alarm := range p.Graph.Of(alarmType) {
			if on := exists(alarm).And(onMetric(alarm, filter)); on != model.No {
				alarms = append(alarms, facts.All(
					rule.Judge(on, alarm.Addr.String()+" is raised by "+filter.Addr.String(), alarm.Get("metric_name")).Because("whether "+alarm.Addr.String()+" is on the metric of "+filter.Addr.String()+" is not known"),
					armed(p, alarm)))
			}
		}
		found := rule.Judge(ok, filter.Addr.String()+" watches for "+w.what, pattern).Because("whether " + filter.Addr.String() + " watches for " + w.what + " is not known")
		answers = append(answers, facts.All(found, facts.Any(alarms...)))
	}
	return facts.All(last(answers), base)
}

// filled is NotEmpty of a text that may be put together: one written part is enough.
func filled(v model.Value) model.Tri {
	for _, piece := range v.Pieces() {
		if text, ok := piece.Text(); ok && text != "" {
			return model.Yes
		}
	}
	return v.NotEmpty()
}

// last is Any, but where all are No it speaks with the one that came furthest.
func last(list []rule.Result) rule.Result {
	res := facts.Any(list...)
	if res.OK == model.No {
		return list[len(list)-1]
	}
	return res
}

// covers reports whether the pattern of a metric filter lets through everything that is watched for: one of its
// alternatives asks for the first term, and for nothing that is not a term.
// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html.
func (w watch) covers(pattern string) bool {
	for alternative := range strings.SplitSeq(pattern, "||") {
		parts := map[string]bool{}
		for part := range strings.SplitSeq(alternative, "&&") {
			parts[strings.Map(plain, part)] = true
		}
		if !parts[w.terms[0]] {
			continue
		}
		for _, term := range w.terms {
			delete(parts, term)
		}
		if len(parts) == 0 {
			return true
		}
	}
	return false
}

// plain drops what makes no difference in a pattern.
func plain(r rune) rune {
	if strings.ContainsRune(" \t\r\n\"'(){}", r) {
		return -1
	}
	return r
}

// group is a log group as a value names it.
type group struct {
	r     *model.Resource // nil if it is not in the configuration
	name  string
	named bool // whether the name is known
}

// groupOf reads the ARN of a log group, which a trail wants with ":*" at its end, or the name.
func groupOf(v model.Value) group {
	head := v
	if pieces := v.Pieces(); len(pieces) > 0 {
		head = pieces[0]
	}
	for _, s := range head.Sources() {
		if s.Kind == model.FromResource && !s.Derived && s.Resource != nil && s.Resource.Addr.Type == logGroupType {
			name, known := s.Resource.Get("name").Text()
			return group{s.Resource, name, known && name != ""}
		}
	}
	text, known := v.Text()
	if parts := strings.SplitN(text, ":", 8); len(parts) > 6 && parts[0] == "arn" {
		text = parts[6]
	}
	return group{nil, text, known}
}

func sameGroup(a, b model.Value) model.Tri {
	if filled(a) == model.No || filled(b) == model.No {
		return model.No
	}
	if len(a.Outcomes())+len(b.Outcomes()) > 2 {
		return model.Unknown
	}
	x, y := groupOf(a), groupOf(b)
	switch {
	case x.r != nil && x.r == y.r:
		return model.Yes
	case x.named && y.named:
		return model.Of(x.name == y.name)
	case x.r != nil && y.r != nil && x.r.Addr.Mode == model.Managed && y.r.Addr.Mode == model.Managed:
		return model.No
	}
	return model.Unknown
}

// onMetric tells whether an alarm is on the metric that a filter makes.
func onMetric(alarm, filter *model.Resource) model.Tri {
	out := model.No
	made := filter.Blocks("metric_transformation")
	for _, m := range made.List {
		name, space := m.Get("name"), m.Get("namespace")
		one := sameText(alarm.Get("metric_name"), name, filter).And(sameText(alarm.Get("namespace"), space, filter))
		queries := alarm.Blocks("metric_query")
		for _, q := range queries.List {
			one = one.Or(sameText(q.Get("metric.metric_name"), name, filter).And(sameText(q.Get("metric.namespace"), space, filter)))
		}
		if queries.Complete != model.Yes {
			one = one.Or(model.Unknown)
		}
		out = out.Or(one)
	}
	if made.Complete != model.Yes {
		out = out.Or(model.Unknown)
	}
	return out
}

// sameText tells whether an alarm's value is that of the filter.
func sameText(v, want model.Value, filter *model.Resource) model.Tri {
	text, ok := want.Text()
	if ok {
		return v.OneOf(text)
	}
	if v.NotEmpty() == model.No {
		return model.No
	}
	for _, s := range v.Sources() {
		if s.Resource == filter && !s.Derived {
			return model.Yes
		}
		for _, o := range want.Sources() {
			if o.Same(s) && !s.Derived && !o.Derived {
				return model.Yes
			}
		}
	}
	return model.Unknown
}
