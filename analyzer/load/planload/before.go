package planload

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// graphBefore builds the graph of what exists before the plan.
func (l *loader) graphBefore(providers []*model.Provider) *model.Graph {
	all := slices.Concat(l.instances, l.gone)
	list := make([]*model.Resource, len(all))
	index := make([]int, len(all))
	for i := range index {
		index[i] = i
	}
	// Each is read anew: a resource belongs to one graph, and by now its place may be known in the source.
	each(index, func(i int) {
		if in := all[i]; in.before.Value != nil {
			list[i] = in.previous(in.resource.Provider)
		}
	})
	then := make(map[*model.Resource]*model.Resource, len(all))
	for i, r := range list {
		if r != nil {
			then[all[i].resource] = r
		}
	}
	each(index, func(i int) {
		if list[i] != nil {
			r := all[i].resource
			unchanged{then, map[*model.Source]*model.Source{}, r.Change == nil || r.Change.Before == r}.body(list[i].Body, r.Body)
		}
	})
	list = slices.DeleteFunc(list, func(r *model.Resource) bool { return r == nil })
	return model.NewGraph(list, slices.Clone(providers), l.gaps, schema.Identity)
}

// unchanged takes over, for values that the plan leaves as they are, what only the configuration tells of them: that they
// are written, where, and what they are read from. Otherwise a finding about how something is written would seem new.
type unchanged struct {
	then    map[*model.Resource]*model.Resource // the instances before, by those after
	sources map[*model.Source]*model.Source
	all     bool // the plan leaves all of the instance as it is
}

func (u unchanged) body(before, after *model.Body) {
	for name, a := range before.Attrs {
		now := after.Attrs[name]
		if now == nil {
			continue
		}
		if v, same := u.value(a.Value, now.Value); same {
			before.Attrs[name] = &model.Attr{Value: v, Range: now.Range, Origin: now.Origin, Literal: now.Literal}
		}
	}
	for name, list := range before.Blocks {
		now := after.Blocks[name]
		if now == nil || len(now.List) != len(list.List) || now.Unknown != cty.NilVal {
			continue
		}
		for i := range list.List {
			u.body(list.List[i], now.List[i])
		}
	}
}

// value is the value before with the marks of the one after; false where they are not the same.
func (u unchanged) value(before, after cty.Value) (cty.Value, bool) {
	if before == cty.NilVal || after == cty.NilVal {
		return cty.NilVal, false
	}
	plain, sensitive := before.UnmarkDeepWithPaths()
	now, marks := after.UnmarkDeepWithPaths()
	switch {
	case !now.IsWhollyKnown():
		return cty.NilVal, false
	case u.all && !plain.IsWhollyKnown():
		plain, sensitive = now, nil // such as user data, of which the state keeps only a hash
	case !plain.IsWhollyKnown() || !plain.RawEquals(now):
		return cty.NilVal, false
	}
	for i := range marks {
		kept := cty.ValueMarks{}
		for m := range marks[i].Marks {
			s, ok := m.(*model.Source)
			if !ok {
				kept[m] = struct{}{}
			} else if s = u.source(s); s != nil {
				kept[s] = struct{}{}
			}
		}
		marks[i].Marks = kept
	}
	return plain.MarkWithPaths(marks).MarkWithPaths(sensitive), true
}

// source is the same place before the plan; nil where there was none.
func (u unchanged) source(s *model.Source) *model.Source {
	if s.Resource == nil {
		return s
	}
	resource := u.then[s.Resource]
	if resource == nil {
		return nil
	}
	if u.sources[s] == nil {
		u.sources[s] = &model.Source{Kind: s.Kind, Resource: resource, Attr: s.Attr, Name: s.Name, Why: s.Why, Derived: s.Derived}
	}
	return u.sources[s]
}
