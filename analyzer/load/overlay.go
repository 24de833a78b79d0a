package load

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// Overlay joins a plan with the source that it was made from. The plan tells which instances there are and the values
// that are known; the source tells where everything is written, what each value was read from, and what is known of a
// value that the plan shows as unknown: a policy with one unknown ARN in it, a list with one unknown element. The plan's
// resources are changed in place; the graph that is returned takes the place of the plan's.
func Overlay(plan, source *model.Graph) *model.Graph {
	o := &overlay{plan: plan, source: source, sources: map[place]*model.Source{}, planned: byConfig(plan), written: byConfig(source)}
	for _, r := range plan.Resources {
		o.resource(r)
	}
	for _, p := range plan.Providers {
		o.provider(p)
	}
	g := model.NewGraph(plan.Resources, plan.Providers, plan.Gaps, schema.Identity)
	g.Removed = plan.Removed
	for _, r := range g.Removed {
		// Where only some instances of a block are removed, the block is still there.
		if s, _ := o.find(r.Addr); s != nil {
			r.Range = s.Range
		}
	}
	g.AddBlocks(source.Blocks())
	return g
}

type overlay struct {
	plan, source     *model.Graph
	planned, written map[string][]*model.Resource // by address without any keys
	sources          map[place]*model.Source      // marks of the plan's graph, one for each place
}

type place struct {
	resource *model.Resource
	attr     string
}

func byConfig(g *model.Graph) map[string][]*model.Resource {
	out := map[string][]*model.Resource{}
	for _, r := range g.Resources {
		key := r.Addr.Config()
		out[key] = append(out[key], r)
	}
	return out
}

func (o *overlay) resource(r *model.Resource) {
	s, same := o.find(r.Addr)
	if s == nil {
		return // the plan is of another version of the source; it keeps its own places
	}
	r.Range = s.Range
	if len(s.Calls) == len(r.Calls) {
		for i := range s.Calls {
			r.Calls[i].Range = s.Calls[i].Range
		}
	} else {
		r.Calls = slices.Clone(s.Calls)
	}
	if len(s.DependsOn) > 0 {
		r.DependsOn = s.DependsOn
	}
	p := pair{o: o, to: r.Addr, from: s.Addr, same: same, created: r.Change != nil && slices.Contains(r.Change.Actions, "create")}
	p.body(r.Body, s.Body, s.Range)
}

// find is the resource of the source that an instance of the plan comes from. The second result is false where it is
// another instance of the same block, whose values may differ.
func (o *overlay) find(addr model.Address) (*model.Resource, bool) {
	if s := o.source.Resource(addr.String()); s != nil {
		return s, true
	}
	all := o.written[addr.Config()]
	for _, s := range all {
		if covers(s.Addr, addr) {
			return s, true
		}
	}
	if len(all) == 0 {
		return nil, false
	}
	return all[0], false
}

// covers reports whether an address with [*] stands for another.
func covers(wild, addr model.Address) bool {
	return coversPath(wild.Module, addr.Module) && (wild.Key == addr.Key || wild.Key == "[*]")
}

func coversPath(wild, path string) bool {
	if wild == path {
		return true
	}
	w, p := keys(wild), keys(path)
	if len(w) != len(p) || model.WithoutKeys(wild) != model.WithoutKeys(path) {
		return false
	}
	for i := range w {
		if w[i] != p[i] && w[i] != "[*]" {
			return false
		}
	}
	return true
}

// keys lists the key of every step of a module path, "" for a step without one.
func keys(path string) []string {
	var out []string
	for path != "" {
		path = strings.TrimPrefix(strings.TrimPrefix(path, "."), "module.")
		i := strings.IndexAny(path, ".[")
		if i < 0 || path[i] == '.' {
			out = append(out, "")
			if i < 0 {
				break
			}
			path = path[i:]
			continue
		}
		end := model.KeyEnd(path, i)
		out = append(out, path[i:end])
		path = path[end:]
	}
	return out
}

// provider takes places from the source, and what a plan leaves open because it does not evaluate the arguments.
func (o *overlay) provider(p *model.Provider) {
	i := slices.IndexFunc(o.source.Providers, func(s *model.Provider) bool {
		return s.Type == p.Type && s.Alias == p.Alias && model.WithoutKeys(s.Module) == model.WithoutKeys(p.Module)
	})
	if i < 0 {
		p.Range = o.user(p)
		return
	}
	s := o.source.Providers[i]
	p.Range, p.Body = s.Range, s.Body
	if p.Range.Filename == "" {
		p.Range = o.user(p)
	}
	if _, ok := p.Region.Text(); !ok {
		p.Region = s.Region
	} else {
		p.Region.Range = s.Region.Range
	}
	if _, ok := p.Account.Text(); !ok {
		p.Account = s.Account
	} else {
		p.Account.Range = s.Account.Range
	}
}

// user is the place of the first resource that uses a provider configuration, for one that nothing declares.
func (o *overlay) user(p *model.Provider) hcl.Range {
	for _, r := range o.plan.Resources {
		if r.Provider == p {
			return r.Range
		}
	}
	return p.Range
}

// pair is an instance of the plan and the resource of the source that it comes from.
type pair struct {
	o        *overlay
	to, from model.Address
	same     bool // from stands for to itself
	created  bool
}

// body overlays one block. where is a place for what the source does not have.
func (p pair) body(b, s *model.Body, where hcl.Range) {
	if b == nil {
		return
	}
	if s == nil {
		p.nowhere(b, where)
		return
	}
	b.Range, b.End = s.Range, s.End
	if b.End.Filename == "" {
		b.End = b.Range
	}
	for name, a := range b.Attrs {
		written, ok := s.Attrs[name]
		if !ok {
			a.Range = b.Range
			if p.same && s.Unknown == cty.NilVal && !a.Value.IsKnown() {
				a.Origin = model.Computed // a plan cannot tell for dynamic blocks
			}
			if list := s.Blocks[name]; list != nil {
				a.Range = list.Range
			} else if s.Unknown != cty.NilVal {
				a.Range = s.Range
			}
			continue
		}
		a.Range, a.Literal = written.Range, written.Literal
		if written.Origin == model.Written {
			a.Origin = model.Written
		}
		if a.Value = p.value(a.Value, written.Value); a.Value == cty.NilVal {
			delete(b.Attrs, name)
		}
	}
	if p.same {
		p.missing(b, s)
	}
	for name, list := range b.Blocks {
		p.list(list, s.Blocks[name], s.Attrs[name], b)
	}
}

// nowhere gives the places of a block that the source does not have.
func (p pair) nowhere(b *model.Body, where hcl.Range) {
	b.Range, b.End = where, where
	for _, a := range b.Attrs {
		a.Range = where
	}
	for _, list := range b.Blocks {
		list.Range = where
		p.allNowhere(list)
	}
}

// allNowhere gives all blocks of a list the place of the list.
func (p pair) allNowhere(list *model.BlockList) {
	for _, inner := range slices.Concat(list.List, list.Maybe) {
		p.nowhere(inner, list.Range)
	}
}

// missing adds what is written in the source and unknown, but not in the plan: a plan cannot tell it from what is not set.
// What is written as null is added too, so that a finding about it points at the argument.
func (p pair) missing(b, s *model.Body) {
	for name, a := range s.Attrs {
		if b.Attrs[name] != nil || b.Blocks[name] != nil || a.Origin != model.Written || a.Value == cty.NilVal || a.Value.IsKnown() && !a.Value.IsNull() {
			continue
		}
		one := *a
		one.Value = p.point(a.Value)
		if b.Attrs == nil {
			b.Attrs = map[string]*model.Attr{}
		}
		b.Attrs[name] = &one
	}
	for name, list := range s.Blocks {
		if b.Blocks[name] != nil || b.Attrs[name] != nil || list.Unknown == cty.NilVal && !p.created {
			continue
		}
		if b.Blocks == nil {
			b.Blocks = map[string]*model.BlockList{}
		}
		b.Blocks[name] = p.copyList(list)
	}
}

// list overlays the blocks of one type. s is nil where the source has no such blocks; it may have an attribute instead.
func (p pair) list(list, s *model.BlockList, attr *model.Attr, b *model.Body) {
	if s == nil {
		list.Range = b.Range
		if attr != nil {
			list.Range = attr.Range
		}
		p.allNowhere(list)
		return
	}
	list.Range = s.Range
	if list.Range.Filename == "" {
		list.Range = b.Range
		if len(s.List) > 0 {
			list.Range = s.List[0].Range
		}
	}
	switch {
	case list.Unknown != cty.NilVal && p.same && len(list.List) == 0:
		*list = *p.copyList(s)
		return
	case list.Unknown != cty.NilVal && p.same && s.Unknown != cty.NilVal:
		list.Unknown, list.Maybe = p.point(s.Unknown), p.copyList(s).Maybe
	default:
		for _, inner := range list.Maybe {
			p.nowhere(inner, list.Range)
		}
	}
	if len(s.List) == 0 {
		for _, inner := range list.List {
			p.nowhere(inner, list.Range)
		}
		return
	}
	used := make([]bool, len(s.List))
	for i, inner := range list.List {
		j := p.match(inner, i, s.List, used, len(list.List) == len(s.List))
		used[j] = true
		p.body(inner, s.List[j], list.Range)
	}
}

// match finds the block of the source that a block of the plan comes from: the one with most equal values, since sets
// have no order and dynamic blocks change the number. Among equals the one at the same position wins.
func (p pair) match(b *model.Body, at int, all []*model.Body, used []bool, aligned bool) int {
	best, most := -1, 0
	for j, s := range all {
		if used[j] && s.Unknown == cty.NilVal {
			continue
		}
		n := 2 * likeness(b, s)
		if aligned && j == at {
			n++
		}
		if best < 0 || n > most {
			best, most = j, n
		}
	}
	return max(best, 0)
}

// likeness counts the known values that two blocks share, less those in which they differ.
func likeness(a, b *model.Body) int {
	n := 0
	for name, x := range a.Attrs {
		y := b.Attrs[name]
		if y == nil || x.Value == cty.NilVal || y.Value == cty.NilVal {
			continue
		}
		switch compare(x.Value, y.Value) {
		case model.Yes:
			n++
		case model.No:
			n--
		case model.Unknown:
		}
	}
	for name, list := range a.Blocks {
		other := b.Blocks[name]
		if other == nil || len(list.List) == 0 || len(other.List) == 0 {
			continue
		}
		n += likeness(list.List[0], other.List[0])
	}
	return n
}

// compare compares known values by what they print as: the source may hold 80 where the plan holds "80".
func compare(a, b cty.Value) model.Tri {
	a, _ = a.UnmarkDeep()
	b, _ = b.UnmarkDeep()
	if !a.IsWhollyKnown() || !b.IsWhollyKnown() {
		return model.Unknown
	}
	x, y := model.NewValue("", a, hcl.Range{}, model.Written), model.NewValue("", b, hcl.Range{}, model.Written)
	s, ok := x.Text()
	t, also := y.Text()
	if ok && also {
		return model.Of(s == t)
	}
	if ok != also {
		return model.No
	}
	xs, ys := texts(x), texts(y)
	return model.Of(slices.Equal(xs, ys))
}

// texts lists the elements of a collection as text, sorted.
func texts(v model.Value) []string {
	var out []string
	for _, e := range v.Elements().List {
		s, ok := e.Text()
		if !ok {
			s = e.String()
		}
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

func (p pair) copyList(s *model.BlockList) *model.BlockList {
	out := &model.BlockList{Range: s.Range}
	if s.Unknown != cty.NilVal {
		out.Unknown = p.point(s.Unknown)
	}
	for _, b := range s.List {
		out.List = append(out.List, p.copyBody(b))
	}
	for _, b := range s.Maybe {
		out.Maybe = append(out.Maybe, p.copyBody(b))
	}
	return out
}

func (p pair) copyBody(s *model.Body) *model.Body {
	out := &model.Body{Range: s.Range, End: s.End, Attrs: make(map[string]*model.Attr, len(s.Attrs))}
	if s.Unknown != cty.NilVal {
		out.Unknown = p.point(s.Unknown)
	}
	for name, a := range s.Attrs {
		one := *a
		if one.Value != cty.NilVal {
			one.Value = p.point(a.Value)
		}
		out.Attrs[name] = &one
	}
	for name, list := range s.Blocks {
		if out.Blocks == nil {
			out.Blocks = map[string]*model.BlockList{}
		}
		out.Blocks[name] = p.copyList(list)
	}
	return out
}

// value joins what plan and source know of one value; NilVal where the source tells that it is not set.
func (p pair) value(plan, source cty.Value) cty.Value {
	if source == cty.NilVal {
		return plan
	}
	source = p.point(source)
	out := p.merge(plan, source)
	if out == cty.NilVal {
		return out
	}
	if plan.HasMark(model.Sensitive) || source.HasMark(model.Sensitive) {
		out = out.Mark(model.Sensitive)
	}
	return out
}

func (p pair) merge(plan, source cty.Value) cty.Value {
	known, marks := plan.Unmark()
	s, sourceMarks := source.Unmark()
	if !known.IsKnown() {
		switch {
		case !p.same || !s.IsKnown() && len(sourceMarks) == 0:
			return withSources(known, marks, sourceMarks)
		case s.IsKnown() && s.IsNull():
			return cty.NilVal
		case s.Type() == cty.DynamicPseudoType && !s.IsKnown():
			return known.WithMarks(sourceMarks)
		}
		return source
	}
	if known.IsNull() {
		return plan
	}
	if known.CanIterateElements() {
		return p.elements(plan, source)
	}
	return withSources(known, marks, sourceMarks)
}

// withSources replaces the provenance marks by those of the source, if it has any. What a known value refers to besides
// resources explains nothing.
func withSources(v cty.Value, marks, source cty.ValueMarks) cty.Value {
	out := cty.ValueMarks{}
	for m := range source {
		if s, ok := m.(*model.Source); ok && (s.Kind == model.FromResource || !v.IsKnown()) {
			out[m] = struct{}{}
		}
	}
	if len(out) == 0 {
		return v.WithMarks(marks)
	}
	for m := range marks {
		if _, ok := m.(*model.Source); !ok {
			out[m] = struct{}{}
		}
	}
	return v.WithMarks(out)
}

// elements joins collections, element by element where both have them in the same order or under the same keys. Where
// the source does not know the elements the plan's own marks stay: they were found by comparing values.
func (p pair) elements(plan, source cty.Value) cty.Value {
	known, marks := plan.Unmark()
	s, _ := source.Unmark()
	if !s.IsKnown() || s.IsNull() || !s.CanIterateElements() || known.LengthInt() != s.LengthInt() || known.LengthInt() == 0 {
		return plan
	}
	t, st := known.Type(), s.Type()
	keyed := t.IsMapType() || t.IsObjectType()
	switch {
	case keyed != (st.IsMapType() || st.IsObjectType()):
		return plan
	case keyed:
		fields := map[string]cty.Value{}
		other := members(s)
		for k, e := range members(known) {
			fields[k] = e
			if o, ok := other[k]; ok {
				if both := p.merge(e, o); both != cty.NilVal {
					fields[k] = both
				}
			}
		}
		return object(fields, t).WithMarks(marks)
	}
	var list []cty.Value
	others := s.AsValueSlice()
	inOrder := !st.IsSetType()
	for i, e := range known.AsValueSlice() {
		o := others[i]
		if at := slices.IndexFunc(others, func(o cty.Value) bool { return compare(e, o) == model.Yes }); at >= 0 {
			o = others[at]
		} else if !inOrder || compare(e, o) == model.No {
			list = append(list, e)
			continue
		}
		if both := p.merge(e, o); both != cty.NilVal {
			e = both
		}
		list = append(list, e)
	}
	return sequence(list, t).WithMarks(marks)
}

// members lists what a map or an object holds.
func members(v cty.Value) map[string]cty.Value {
	out := make(map[string]cty.Value, v.LengthInt())
	for it := v.ElementIterator(); it.Next(); {
		k, e := it.Element()
		out[k.AsString()] = e
	}
	return out
}

// object makes a map where the type was one and the elements still are of one type.
func object(fields map[string]cty.Value, t cty.Type) cty.Value {
	if t.IsMapType() && cty.CanMapVal(fields) {
		return cty.MapVal(fields)
	}
	return cty.ObjectVal(fields)
}

func sequence(list []cty.Value, t cty.Type) cty.Value {
	switch {
	case t.IsListType() && cty.CanListVal(list):
		return cty.ListVal(list)
	case t.IsSetType() && cty.CanSetVal(list):
		return cty.SetVal(list)
	}
	return cty.TupleVal(list)
}

// point turns the marks of a value of the source, at any depth, to the plan's resources.
func (p pair) point(v cty.Value) cty.Value {
	if v == cty.NilVal || !v.ContainsMarked() {
		return v
	}
	u, marks := v.Unmark()
	if u.IsKnown() && !u.IsNull() && u.CanIterateElements() && u.LengthInt() > 0 {
		t := u.Type()
		if t.IsMapType() || t.IsObjectType() {
			fields := map[string]cty.Value{}
			for k, e := range members(u) {
				fields[k] = p.point(e)
			}
			u = object(fields, t)
		} else {
			var list []cty.Value
			for _, e := range u.AsValueSlice() {
				list = append(list, p.point(e))
			}
			u = sequence(list, t)
		}
	}
	for m := range marks {
		switch m := m.(type) {
		case *model.Source:
			for _, s := range p.sources(m) {
				u = u.Mark(s)
			}
		case *model.Choice:
			c := &model.Choice{}
			for _, one := range m.Outcomes {
				c.Outcomes = append(c.Outcomes, p.point(one))
			}
			u = u.Mark(c)
		case *model.Encoded:
			u = u.Mark(&model.Encoded{Value: p.point(m.Value)})
		case *model.Pieces:
			parts := &model.Pieces{}
			for _, one := range m.Parts {
				parts.Parts = append(parts.Parts, p.point(one))
			}
			u = u.Mark(parts)
		default:
			u = u.Mark(m)
		}
	}
	return u
}

// sources is a mark of the source's graph as marks of the plan's.
func (p pair) sources(m *model.Source) []*model.Source {
	if m.Kind != model.FromResource || m.Resource == nil {
		return []*model.Source{m}
	}
	var out []*model.Source
	for _, r := range p.targets(m.Resource.Addr) {
		key := place{r, m.Attr}
		s := p.o.sources[key]
		if s == nil {
			s = &model.Source{Kind: model.FromResource, Resource: r, Attr: m.Attr, Why: m.Why}
			p.o.sources[key] = s
		}
		if m.Derived {
			s = s.Derive()
		}
		out = append(out, s)
	}
	if out == nil {
		s := &model.Source{Kind: model.FromOther, Name: m.At(), Why: "is not in the plan"}
		if m.Derived {
			s = s.Derive()
		}
		out = append(out, s)
	}
	return out
}

// targets finds the instances of the plan that an address of the source stands for, as seen from the instance that
// refers to it.
func (p pair) targets(addr model.Address) []*model.Resource {
	if p.from != p.to {
		// The instance that refers has another key in the plan; what has the same key as it goes along.
		moved := addr
		if rest, ok := strings.CutPrefix(moved.Module, p.from.Module); ok && p.from.Module != "" && (rest == "" || rest[0] == '.') {
			moved.Module = p.to.Module + rest
		}
		if moved.Key == p.from.Key && moved.Key != "" {
			moved.Key = p.to.Key
		}
		if r := p.o.plan.Resource(moved.String()); r != nil {
			return []*model.Resource{r}
		}
	}
	if r := p.o.plan.Resource(addr.String()); r != nil {
		return []*model.Resource{r}
	}
	var out []*model.Resource
	for _, r := range p.o.planned[addr.Config()] {
		if covers(addr, r.Addr) {
			out = append(out, r)
		}
	}
	return out
}
