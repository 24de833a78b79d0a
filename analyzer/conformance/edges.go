package conformance

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// Edges counts the references between resource instances that Terraform implies: from an attribute of one instance to
// another instance.
type Edges struct {
	Equal    int // the same in the graph from source
	Narrower int // the plan's configuration names all that a loop or a module reads; source tells what is meant
	Applied  int // an id or ARN of one instance that an applied state holds in another, and the edge is there
	Static   int // the plan's configuration names it, but by the source nothing of it is in the value: a condition chose null, or only keys are read
	Literal  int // the same, but the text is written as it is: a match by value, no reference
	Missing  []string
}

// Compared is how many references were looked for.
func (e *Edges) Compared() int {
	return e.Equal + e.Narrower + e.Applied + e.Static + e.Literal + len(e.Missing)
}

func (e *Edges) add(o *Edges) {
	e.Equal += o.Equal
	e.Narrower += o.Narrower
	e.Applied += o.Applied
	e.Static += o.Static
	e.Literal += o.Literal
	e.Missing = append(e.Missing, o.Missing...)
}

// origin is where references start: a top-level attribute or block of an instance.
type origin struct{ from, attr string }

// references lists, for each attribute of each instance, the instances that it refers to: true for those whose value it
// holds, false for those that it is computed from.
func references(g *model.Graph) map[origin]map[string]bool {
	out := map[origin]map[string]bool{}
	for _, r := range g.Resources {
		note := func(attr string, v cty.Value) {
			for _, s := range everySource(v) {
				if s.Kind != model.FromResource || s.Resource == nil {
					continue
				}
				o := origin{r.Address(), attr}
				if out[o] == nil {
					out[o] = map[string]bool{}
				}
				out[o][s.Resource.Address()] = out[o][s.Resource.Address()] || !s.Derived
			}
		}
		for name, a := range r.Body.Attrs {
			note(name, a.Value)
		}
		for name, list := range r.Body.Blocks {
			blockLeaves(list, func(_ string, v cty.Value) { note(name, v) })
		}
	}
	return out
}

// ours answers which instance of the source stands for an address of a plan: itself, or one for all keys.
type ours struct {
	graph *model.Graph
	wild  map[string]*model.Resource // by address without keys
}

func newOurs(g *model.Graph) ours {
	o := ours{graph: g, wild: map[string]*model.Resource{}}
	for _, r := range g.Resources {
		if r.Addr.Wild() {
			o.wild[r.Addr.Config()] = r
		}
	}
	return o
}

func (o ours) find(address string) *model.Resource {
	if r := o.graph.Resource(address); r != nil {
		return r
	}
	a, ok := model.ParseAddress(address)
	if !ok {
		return nil
	}
	return o.wild[a.Config()]
}

// compareEdges looks for the references of the plan's graph, which come from its configuration, in the source's.
func compareEdges(plan, source *model.Graph, p *recorded) Edges {
	var e Edges
	have := references(source)
	by := newOurs(source)
	want := references(plan)
	for _, o := range slices.SortedFunc(maps.Keys(want), func(a, b origin) int { return strings.Compare(a.from+"."+a.attr, b.from+"."+b.attr) }) {
		from := by.find(o.from)
		if from == nil {
			e.Missing = append(e.Missing, o.from+" is not in the source")
			continue
		}
		targets := have[origin{from.Address(), o.attr}]
		// A configuration without instance keys names blocks: per block, the source must refer to some of the instances.
		blocks := map[string][]string{}
		for t := range want[o] {
			a, _ := model.ParseAddress(t)
			blocks[a.Config()] = append(blocks[a.Config()], t)
		}
		for _, block := range slices.Sorted(maps.Keys(blocks)) {
			found, exact, direct := 0, true, false
			for _, t := range blocks[block] {
				direct = direct || want[o][t]
				found++
				if r := by.find(t); r == nil || !has(targets, r.Address()) {
					found--
					exact = false
				}
			}
			switch {
			case exact:
				e.Equal += found
			case found > 0:
				e.Narrower += found
			case len(targets) > 0 && indirect(p.instances[o.from].config[o.attr]):
				e.Narrower++
			case settled(from, o.attr, !direct, leavesTo(plan.Resource(o.from), o.attr, blocks[block])):
				e.Static++
			default:
				e.Missing = append(e.Missing, fmt.Sprintf("%s.%s -> %s", o.from, o.attr, block))
			}
		}
	}
	return e
}

// indirect reports whether an expression of a plan's configuration reads something through a loop, a variable or a module:
// of what these are made of, the plan does not tell which part.
func indirect(expression any) bool {
	switch e := expression.(type) {
	case string:
		head, _, _ := strings.Cut(e, ".")
		return slices.Contains([]string{"each", "count", "local", "var", "module"}, head)
	case []any:
		return slices.ContainsFunc(e, indirect)
	case map[string]any:
		for key, m := range e {
			if key != "constant_value" && indirect(m) {
				return true
			}
		}
	}
	return false
}

func has(m map[string]bool, key string) bool {
	_, ok := m[key]
	return ok
}

// settled reports whether the source knows that an attribute holds nothing of a reference: all of it is known where the
// plan says that it is only computed from it, or nothing is set where the plan has the reference.
func settled(r *model.Resource, attr string, derived bool, leaves map[string]bool) bool {
	empty := func(v cty.Value) bool {
		u, _ := v.UnmarkDeep()
		return v == cty.NilVal || derived && u.IsWhollyKnown() || u.IsKnown() && u.IsNull()
	}
	if list, ok := r.Body.Blocks[attr]; ok {
		out := list.Unknown == cty.NilVal
		blockLeaves(list, func(name string, v cty.Value) { out = out && (!leaves[name] || empty(v)) })
		return out
	}
	a, ok := r.Body.Attrs[attr]
	return !ok || empty(a.Value)
}

// leavesTo names the attributes, within a block, that refer to one of the targets.
func leavesTo(r *model.Resource, attr string, targets []string) map[string]bool {
	out := map[string]bool{}
	if list, ok := r.Body.Blocks[attr]; ok {
		blockLeaves(list, func(name string, v cty.Value) {
			for _, s := range everySource(v) {
				if s.Kind == model.FromResource && s.Resource != nil && slices.Contains(targets, s.Resource.Address()) {
					out[name] = true
				}
			}
		})
	}
	return out
}

// blockLeaves calls f for every attribute in blocks of one type; for what is unknown as a whole the name is "".
func blockLeaves(list *model.BlockList, f func(name string, v cty.Value)) {
	f("", list.Unknown)
	for _, b := range slices.Concat(list.List, list.Maybe) {
		f("", b.Unknown)
		for name, a := range b.Attrs {
			f(name, a.Value)
		}
		for _, inner := range b.Blocks {
			blockLeaves(inner, f)
		}
	}
}

// compareApplied looks for the references that an applied state shows: the id or ARN of an instance within a value of
// another one.
func compareApplied(state *recorded, source *model.Graph) Edges {
	var e Edges
	by := newOurs(source)
	type owner struct{ address, attr string }
	owners := map[string]owner{}
	shared := map[string]bool{}
	for address, o := range state.instances {
		r := by.find(address)
		if r == nil {
			continue // noted as a difference between the instances
		}
		for _, attr := range schema.Identity(r.Addr.Type) {
			id, _ := o.after[attr].(string)
			if attr == "name" || len(id) < 8 {
				continue
			}
			if a, ok := r.Body.Attrs[attr]; ok && a.Value.IsKnown() {
				continue // written in the source: equal texts need not be a reference
			}
			if was, ok := owners[id]; ok && was.address != address {
				shared[id] = true
			}
			owners[id] = owner{address, attr}
		}
	}
	have := references(source)
	for _, address := range slices.Sorted(maps.Keys(state.instances)) {
		r := by.find(address)
		if r == nil {
			continue
		}
		for _, attr := range slices.Sorted(maps.Keys(state.instances[address].after)) {
			if !configured(r, attr) {
				continue
			}
			for _, id := range texts(state.instances[address].after[attr]) {
				to, ok := owners[id]
				if !ok || shared[id] || to.address == address {
					continue
				}
				target := by.find(to.address)
				switch {
				case has(have[origin{r.Address(), attr}], target.Address()):
					e.Applied++
				case written(r, attr, id):
					e.Literal++
				default:
					e.Missing = append(e.Missing, fmt.Sprintf("%s.%s -> %s (the state has its %s)", address, attr, to.address, to.attr))
				}
			}
		}
	}
	return e
}

// configured reports whether the source sets an attribute or block at all; what it leaves out is AWS's own.
func configured(r *model.Resource, attr string) bool {
	if a, ok := r.Body.Attrs[attr]; ok {
		u, _ := a.Value.Unmark()
		return !u.IsKnown() || !u.IsNull()
	}
	return r.Body.Blocks[attr] != nil
}

// written reports whether the source has a text as it is, by itself or in a document.
func written(r *model.Resource, attr, text string) bool {
	found := false
	look := func(v cty.Value) {
		if v == cty.NilVal {
			return
		}
		u, _ := v.UnmarkDeep()
		// The error is that of the callback, which has none.
		_ = cty.Walk(u, func(_ cty.Path, v cty.Value) (bool, error) {
			found = found || v.Type() == cty.String && v.IsKnown() && !v.IsNull() && slices.Contains(texts(v.AsString()), text)
			return true, nil
		})
	}
	if a, ok := r.Body.Attrs[attr]; ok {
		look(a.Value)
	}
	if list, ok := r.Body.Blocks[attr]; ok {
		blockLeaves(list, func(_ string, v cty.Value) { look(v) })
	}
	return found
}

// texts lists the texts in a value, and those within texts that are JSON documents.
func texts(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		out = append(out, v)
		var doc any
		if strings.HasPrefix(v, "{") && decode([]byte(v), &doc) == nil {
			out = append(out, texts(doc)...)
		}
	case []any:
		for _, e := range v {
			out = append(out, texts(e)...)
		}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out = append(out, texts(v[k])...)
		}
	}
	return out
}
