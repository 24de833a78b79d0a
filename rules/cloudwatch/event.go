package cloudwatch

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

const (
	eventRuleType   = "aws_cloudwatch_event_rule"
	eventTargetType = "aws_cloudwatch_event_target"
)

// live tells whether an event rule is in force and has a target.
func live(p *rule.Pass, r *model.Resource) model.Tri {
	on := r.Get("is_enabled")
	return model.All(exists(r), r.Get("state").OneOf("DISABLED").Not(), on.True().Or(on.Set().Not()),
		p.Graph.At(r).Into(eventTargetType, "rule").Exists())
}

// exists is Yes for an instance that is certainly there, else Unknown.
func exists(r *model.Resource) model.Tri {
	if r.Exists == model.Unknown {
		return model.Unknown
	}
	return model.Yes
}

// event is the pattern of an event rule, or a part of one: for each field the values that it may have.
// See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html.
type event struct {
	value model.Value // the argument that holds it
	raw   cty.Value   // NilVal if absent
	known model.Tri   // Unknown where the pattern cannot be read
}

// events are the patterns of all event rules of a configuration, read once.
var events = &rule.Fact[map[*model.Resource]event]{Compute: func(g *model.Graph) map[*model.Resource]event {
	out := map[*model.Resource]event{}
	for _, r := range g.Of(eventRuleType) {
		out[r] = eventOf(r)
	}
	return out
}}

func eventOf(r *model.Resource) event {
	v := r.Get("event_pattern")
	doc, readable := v.Document()
	switch {
	case readable == model.Yes:
		return event{v, doc, model.Yes}
	case v.NotEmpty() == model.No:
		return event{v, cty.NilVal, model.Yes}
	}
	return event{v, cty.NilVal, model.Unknown}
}

// at steps to a field.
func (e event) at(names ...string) event {
	for _, name := range names {
		if e.known != model.Yes || e.raw == cty.NilVal {
			return e
		}
		u, _ := e.raw.Unmark()
		switch {
		case !u.IsKnown():
			return event{e.value, cty.NilVal, model.Unknown}
		case u.IsNull() || !u.Type().IsObjectType() || !u.Type().HasAttribute(name):
			return event{e.value, cty.NilVal, model.Yes}
		}
		e.raw = u.GetAttr(name)
	}
	return e
}

// lists tells whether a field lets one of the texts through; otherwise is the answer where the pattern has no such field.
func (e event) lists(otherwise model.Tri, want ...string) model.Tri {
	return e.some(otherwise, func(v model.Value) model.Tri { return v.OneOf(want...) })
}

// some is lists with a predicate.
func (e event) some(otherwise model.Tri, ok func(model.Value) model.Tri) model.Tri {
	if e.known != model.Yes {
		return model.Unknown
	}
	if e.raw == cty.NilVal {
		return otherwise
	}
	u, _ := e.raw.Unmark()
	if !u.IsKnown() {
		return model.Unknown
	}
	if u.IsNull() || !u.CanIterateElements() {
		return model.No
	}
	out := model.No
	for it := u.ElementIterator(); it.Next(); {
		_, one := it.Element()
		v := model.NewValue(e.value.At(), one, e.value.Range, e.value.Origin)
		if plain, _ := one.Unmark(); plain.Type() != cty.String {
			out = out.Or(model.Unknown) // prefix, anything-but and the like
			continue
		}
		out = out.Or(ok(v))
	}
	return out
}
