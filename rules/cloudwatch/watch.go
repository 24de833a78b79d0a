package cloudwatch

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

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
var watchTypes = slices.Concat(facts.AlarmTypes, []string{
	trailType, logGroupType, "data.aws_cloudwatch_log_group", filterType, alarmType, eventRuleType, eventTargetType,
})

var watchParams = []rule.Param{
	{Name: "strict", Default: cty.False, About: rule.T("require that the topic of the alarm has a subscription", "アラームの通知先トピックに購読があることも求める")},
}

// happening is a kind of event that CloudTrail records.
type happening struct {
	service string   // kms, for kms.amazonaws.com
	names   []string // DisableKey
	fields  []string // "errorCode=AccessDenied": what else is in it
}

// watch is something that an alarm has to be raised about: by a trail that delivers to a log group, a metric filter on
// that group and an alarm on the metric; or by a rule of EventBridge.
type watch struct {
	what   string // in a message: "use of the root user"
	events []happening
	// noisy lets filters through that match every other event too, as a published pattern does.
	noisy bool
	// logsOnly says that EventBridge does not get all of the events.
	logsOnly bool
	// optional says that a trail without any such alarm is no fail: only one about some of the events is.
	optional bool
}

// sample is one recorded event: a value for each field; "" for one that it does not have.
type sample struct {
	name   string
	fields map[string]string
}

func (w watch) samples() []sample {
	var out []sample
	for _, h := range w.events {
		for _, name := range h.names {
			out = append(out, newSample(h.service, name, h.fields))
		}
	}
	return out
}

func newSample(service, name string, more []string) sample {
	f := map[string]string{
		"eventVersion": "1.11", "eventSource": service + ".amazonaws.com", "eventName": name, "eventType": "AwsApiCall", "userIdentity.type": "IAMUser",
		"userIdentity.invokedBy": "", "sourceIPAddress": "203.0.113.10", "errorCode": "", "errorMessage": "",
	}
	if service == "signin" {
		f["eventType"] = "AwsConsoleSignIn"
	}
	for _, m := range more {
		k, v, _ := strings.Cut(m, "=")
		f[k] = v
	}
	return sample{name, f}
}

// everyday is an event that nobody needs to hear of.
func everyday() sample { return newSample("ec2", "DescribeInstances", nil) }

// judge answers for an account. Nothing of trails in a configuration is no answer: they may be in another one.
func (w watch) judge(p *rule.Pass, prov *model.Provider) rule.Result {
	var trails []trail
	for _, r := range p.Graph.Of(trailType) {
		if here := facts.SameAccount(r.Provider, prov); here != model.No {
			trails = append(trails, w.trail(p, r, here))
		}
	}
	var answers []rule.Result
	var missing []string
	for _, s := range w.samples() {
		list := w.onBus(p, prov, s)
		for _, t := range trails {
			list = append(list, t.about(s)...)
		}
		one := facts.Any(list...)
		if one.OK == model.No {
			missing = append(missing, s.name)
		}
		answers = append(answers, one)
	}
	res := facts.All(answers...)
	if res.OK != model.No {
		return res
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		return rule.Judge(model.Unknown, "whether an alarm is raised for "+w.what+" is not known", gaps...)
	}
	nothing := len(missing) == len(answers)
	if nothing && (len(trails) == 0 || w.optional) {
		return rule.Result{NotSeen: true, Message: "no trail whose log group an alarm could watch for " + w.what}
	}
	for _, t := range trails {
		if t.doubt != "" {
			return rule.Judge(model.Unknown, "whether an alarm is raised for "+w.what+" is not known", t.r.Value()).Because(t.doubt)
		}
	}
	if nothing {
		return furthest(trails)
	}
	if len(trails) > 0 {
		res = rule.Judge(model.No, "", trails[0].r.Get("cloud_watch_logs_group_arn"))
	} else {
		res = rule.Judge(model.No, "", prov.Value())
	}
	res.Message = "no alarm is raised for " + strings.Join(missing, ", ")
	return res
}

// furthest is the fail of the trail that came furthest.
func furthest(trails []trail) rule.Result {
	for _, t := range trails {
		if t.base.OK != model.No {
			return t.none()
		}
	}
	return trails[0].base
}

// onBus lists the answers of the rules of EventBridge that report an event.
func (w watch) onBus(p *rule.Pass, prov *model.Provider, s sample) []rule.Result {
	var out []rule.Result
	if w.logsOnly {
		return nil
	}
	for _, r := range p.Graph.Of(eventRuleType) {
		ok := model.All(facts.SameAccount(r.Provider, prov), events.Of(p)[r].reports(s), arrives(r, s))
		if ok == model.No {
			continue
		}
		if ok = ok.And(live(p, r)); ok != model.No {
			out = append(out, rule.Judge(ok, r.Address()+" reports "+w.what, r.Get("event_pattern")).
				Because("whether "+r.Address()+" reports "+w.what+" is not known"))
		}
	}
	return out
}

// arrives tells whether EventBridge gets an event where the rule is: those of global services go to us-east-1.
// See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html.
func arrives(r *model.Resource, s sample) model.Tri {
	switch s.fields["eventSource"] {
	case "iam.amazonaws.com", "organizations.amazonaws.com":
		region := r.Region()
		if !region.Present() {
			return model.Unknown
		}
		return region.OneOf("us-east-1")
	}
	return model.Yes
}

// reports tells whether the pattern of a rule lets an event through.
func (e event) reports(s sample) model.Tri {
	if e.known == model.Yes && e.raw == cty.NilVal {
		return model.No
	}
	kind := "AWS API Call via CloudTrail"
	if s.fields["eventType"] == "AwsConsoleSignIn" {
		kind = "AWS Console Sign In via CloudTrail"
	}
	service, _, _ := strings.Cut(s.fields["eventSource"], ".")
	detail := e.at("detail")
	if detail.known == model.Yes && detail.raw == cty.NilVal {
		return model.No // it asks for no event of CloudTrail by name
	}
	return model.All(
		e.at("source").lists(model.Yes, "aws."+service),
		e.at("detail-type").lists(model.Yes, kind),
		detail.holds("", s))
}

// holds tells whether all that a part of a pattern asks for is so in an event.
func (e event) holds(path string, s sample) model.Tri {
	u, _ := e.raw.Unmark()
	if e.known != model.Yes || !u.IsKnown() || u.IsNull() {
		return model.Unknown
	}
	if !u.Type().IsObjectType() {
		value, has := s.fields[path]
		switch {
		case !has:
			return model.Unknown
		case value == "":
			return e.lists(model.No).And(model.Unknown)
		}
		return e.lists(model.No, value)
	}
	out := model.Yes
	for name := range u.Type().AttributeTypes() {
		inner := name
		if path != "" {
			inner = path + "." + name
		}
		out = out.And(e.at(name).holds(inner, s))
	}
	return out
}

// trail is a trail, and the metric filters on its log group.
type trail struct {
	w       watch
	r       *model.Resource
	base    rule.Result // whether it records everything into a log group
	doubt   string      // why it is not certain that this is a trail of the account
	filters []watcher
}

// watcher is a metric filter on the log group of a trail, and whether an alarm on its metric tells somebody.
type watcher struct {
	r     *model.Resource
	on    model.Tri
	match func(sample) model.Tri
	armed rule.Result
}

func (w watch) trail(p *rule.Pass, r *model.Resource, here model.Tri) trail {
	wide, on, group := r.Get("is_multi_region_trail"), r.Get("enable_logging"), r.Get("cloud_watch_logs_group_arn")
	t := trail{w: w, r: r, base: facts.All(
		rule.Judge(on.True().Or(on.Set().Not()), is.Saw(on), on),
		rule.Judge(wide.True(), is.Saw(wide), wide),
		rule.Judge(filled(group), is.Saw(group), group))}
	if here == model.Unknown || exists(r) == model.Unknown {
		t.doubt = "whether " + r.Address() + " is a trail of this account is not known"
	}
	for _, filter := range p.Graph.Of(filterType) {
		on := exists(filter).And(sameGroup(group, filter.Get("log_group_name")))
		if on == model.No {
			continue
		}
		t.filters = append(t.filters, watcher{filter, on, w.matcher(filter.Get("pattern")), alarmed(p, filter)})
	}
	return t
}

// matcher reads the pattern of a metric filter.
func (w watch) matcher(v model.Value) func(sample) model.Tri {
	text, known := v.Text()
	outcomes := v.Outcomes()
	if !known || len(outcomes) > 1 {
		return func(sample) model.Tri { return model.Unknown }
	}
	match := readLogPattern(text)
	if !w.noisy && match(everyday()) == model.Yes {
		return func(sample) model.Tri { return model.No }
	}
	return match
}

func (t trail) none() rule.Result {
	group := t.r.Get("cloud_watch_logs_group_arn")
	for _, f := range t.filters {
		if f.armed.OK == model.No && !slices.ContainsFunc(t.w.samples(), func(s sample) bool { return f.match(s) != model.Yes }) {
			return f.armed
		}
	}
	return rule.Judge(model.No, "no metric filter with an alarm watches the log group for "+t.w.what, group)
}

// about lists the answers of the filters that find an event.
func (t trail) about(s sample) []rule.Result {
	var out []rule.Result
	if t.base.OK == model.No {
		return nil
	}
	for _, f := range t.filters {
		ok := f.on.And(f.match(s))
		if ok == model.No {
			continue
		}
		found := rule.Judge(ok, f.r.Address()+" watches for "+t.w.what, f.r.Get("pattern")).
			Because("whether " + f.r.Address() + " watches for " + t.w.what + " is not known")
		one := facts.All(found, f.armed, t.base)
		if one.OK == model.Yes && t.doubt != "" {
			one = rule.Result{Message: one.Message, Evidence: one.Evidence, Reason: t.doubt}
		}
		out = append(out, one)
	}
	return out
}

// alarmed tells whether an alarm on the metric of a filter tells somebody.
func alarmed(p *rule.Pass, filter *model.Resource) rule.Result {
	answers := []rule.Result{rule.Judge(model.No, "no alarm on the metric of "+filter.Address()+" notifies anyone", filter.Value())}
	for _, a := range onMetrics.Of(p)[filter] {
		answers = append(answers, facts.All(
			rule.Judge(a.on, a.alarm.Address()+" is raised by "+filter.Address(), a.alarm.Get("metric_name")).
				Because("whether "+a.alarm.Address()+" is on the metric of "+filter.Address()+" is not known"),
			armed(p, a.alarm)))
	}
	return last(answers)
}

// raised is an alarm that is, or may be, on the metric of a filter.
type raised struct {
	alarm *model.Resource
	on    model.Tri
}

// onMetrics lists for each metric filter the alarms on its metric.
var onMetrics = &rule.Fact[map[*model.Resource][]raised]{Compute: func(g *model.Graph) map[*model.Resource][]raised {
	out := map[*model.Resource][]raised{}
	for _, filter := range g.Of(filterType) {
		for _, alarm := range g.Of(alarmType) {
			if on := exists(alarm).And(onMetric(alarm, filter)); on != model.No {
				out[filter] = append(out[filter], raised{alarm, on})
			}
		}
	}
	return out
}}

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
