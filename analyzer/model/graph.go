package model

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// Graph is one configuration: all resource instances and how they refer to each other. It is built once by a loader and
// then only read; its methods may be called concurrently.
type Graph struct {
	Resources []*Resource // sorted by address
	Providers []*Provider // those that AWS resources use or the root declares; sorted by address
	Gaps      []Gap
	// Removed are the instances that a plan destroys or forgets, with the values they have now, sorted by address. They are
	// no part of the configuration: no walk leads to them, and only rules that ask for them judge them.
	Removed []*Resource

	byType   map[string][]*Resource // data sources under "data.<type>"
	byAddr   map[string]*Resource
	blocks   map[string][]*Resource // what is no resource, by type
	identity func(typ string) []string

	indexes sync.Map // indexKey -> *index
	names   sync.Map // type -> map[string][]*Resource
	facts   sync.Map // used by rules' shared facts
	slotted slotted  // those that are asked for most
}

// Gap is a part of the configuration that could not be read, and may hide resources.
type Gap struct {
	Addr  string // module.a, or the name of a file
	Why   string
	Range hcl.Range
	// Reaches tells whether what is hidden can refer to a resource; nil means it can refer to any.
	Reaches func(*Resource) bool
}

// NewGraph ties resources, providers and gaps together. identity names the attributes whose value identifies an
// instance of a type, such as id, arn and bucket for aws_s3_bucket.
func NewGraph(resources []*Resource, providers []*Provider, gaps []Gap, identity func(typ string) []string) *Graph {
	g := &Graph{Resources: resources, Providers: providers, Gaps: gaps, identity: identity,
		byType: map[string][]*Resource{}, byAddr: make(map[string]*Resource, len(resources))}
	type keyed struct {
		addr string
		r    *Resource
	}
	list := make([]keyed, len(resources))
	for i, r := range resources {
		list[i] = keyed{r.Addr.String(), r}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return strings.Compare(a.addr, b.addr) })
	for i, k := range list {
		resources[i] = k.r
		k.r.addr, k.r.number = k.addr, int32(i)
		if k.r.Body == nil {
			k.r.Body = &Body{}
		}
		g.byAddr[k.addr] = k.r
		t := k.r.typeKey()
		g.byType[t] = append(g.byType[t], k.r)
	}
	sort.SliceStable(providers, func(i, j int) bool { return providers[i].Addr() < providers[j].Addr() })
	return g
}

// Types of blocks that are no resources. Only source shows these blocks: a plan or state says nothing of them.
const (
	// TerraformType is the type of the one block that stands for the settings of the root module: "terraform.settings",
	// with a nested block backend, whose attribute type is the label, or a nested block cloud, or neither.
	TerraformType = "terraform"
	// ModuleType is the type of module calls, as "module.net", with the arguments source and version.
	ModuleType = "module"
)

// AddBlocks adds blocks of those types. Of lists them; Resources, Types and Resource do not, for they are no instances.
func (g *Graph) AddBlocks(blocks []*Resource) {
	slices.SortStableFunc(blocks, func(a, b *Resource) int { return strings.Compare(a.Addr.String(), b.Addr.String()) })
	g.blocks = map[string][]*Resource{}
	for _, b := range blocks {
		b.addr = b.Addr.String()
		g.blocks[b.Addr.Type] = append(g.blocks[b.Addr.Type], b)
	}
}

// Blocks lists the blocks that AddBlocks was given, of one type after the other.
func (g *Graph) Blocks() []*Resource {
	return slices.Concat(g.blocks[ModuleType], g.blocks[TerraformType])
}

// Release drops the values of all resources, and what was computed from them, once no rule will read the graph again.
// Addresses and places remain, and the values that verdicts hold as evidence.
func (g *Graph) Release() {
	for _, r := range g.Resources {
		r.Body = &Body{Range: r.Body.Range, End: r.Body.End}
	}
	for _, r := range g.Removed {
		r.Body = &Body{Range: r.Body.Range, End: r.Body.End}
	}
	g.byType, g.byAddr, g.blocks = nil, nil, nil
	g.indexes.Clear()
	g.names.Clear()
	g.facts.Clear()
	g.slotted.list.Store(nil)
}

// Afresh is the graph without anything that was worked out of it before: for asking again after the body of a resource
// has been changed.
func (g *Graph) Afresh() *Graph {
	return &Graph{Resources: g.Resources, Providers: g.Providers, Gaps: g.Gaps, Removed: g.Removed, byType: g.byType, byAddr: g.byAddr, blocks: g.blocks, identity: g.identity}
}

// typeKey is the type, with "data." before it for a data source.
func (r *Resource) typeKey() string {
	if r.Addr.Mode == Data {
		return "data." + r.Addr.Type
	}
	return r.Addr.Type
}

// Of lists all instances of a type, sorted by address; "data.aws_ami" lists data sources, and TerraformType and ModuleType
// list blocks that are no resources.
func (g *Graph) Of(typ string) []*Resource {
	if list, ok := g.byType[typ]; ok || g.blocks == nil {
		return list
	}
	return g.blocks[typ]
}

// Types lists all types present, "data.<type>" for data sources, sorted.
func (g *Graph) Types() []string {
	out := make([]string, 0, len(g.byType))
	for t := range g.byType {
		out = append(out, t)
	}
	sort.Strings(out)
	return out
}

// Resource finds an instance by its address; nil if there is none.
func (g *Graph) Resource(addr string) *Resource { return g.byAddr[addr] }

// Fact returns the value stored under key, computing it at most once per graph.
func (g *Graph) Fact(key any, compute func() any) any {
	k, ok := g.facts.Load(key)
	if !ok {
		k, _ = g.facts.LoadOrStore(key, &Kept[any]{})
	}
	return k.(*Kept[any]).Get(compute)
}

// Complete tells whether nothing of the configuration is hidden: Yes, or Unknown with the gaps as evidence.
func (g *Graph) Complete() (Tri, []Value) {
	var stuck []Value
	for _, gap := range g.Gaps {
		stuck = append(stuck, gap.value())
	}
	if len(stuck) > 0 {
		return Unknown, stuck
	}
	return Yes, nil
}

func (gap Gap) value() Value {
	s := &Source{Kind: FromModule, Name: gap.Addr, Why: gap.Why}
	return NewValue(gap.Addr, cty.DynamicVal.Mark(s), gap.Range, Written)
}

// Hop is one step of a walk: the value that refers, and the resource it refers to.
type Hop struct {
	From Value // on the resource that holds the reference
	To   *Resource
}

// Link is one resource a walk arrived at, and the way there.
type Link struct {
	Resource *Resource
	Hops     []Hop
}

// Links is where a walk through the graph has arrived.
type Links struct {
	To    []Link // certainly
	Maybe []Link // if an undecided condition turns out so, or if the instance exists at all
	// Complete is Yes if To and Maybe are all there can be.
	Complete Tri
	Stuck    []Value // what hides the rest
	graph    *Graph
}

// At starts a walk at a resource.
func (g *Graph) At(r *Resource) Links {
	return Links{To: []Link{{Resource: r}}, Complete: Yes, graph: g}
}

// Exists tells whether the walk arrived anywhere.
func (l Links) Exists() Tri {
	switch {
	case len(l.To) > 0:
		return Yes
	case len(l.Maybe) > 0 || l.Complete != Yes:
		return Unknown
	}
	return No
}

// Resources lists where the walk certainly arrived.
func (l Links) Resources() []*Resource {
	out := make([]*Resource, len(l.To))
	for i, k := range l.To {
		out[i] = k.Resource
	}
	return out
}

// Follow steps forward along the references at path to resources of a type. A reference that leads out of the
// configuration, or cannot be resolved, leaves the walk incomplete; one that leads to a resource of another type does not.
func (l Links) Follow(path, wantType string) Links {
	out := Links{Complete: l.Complete, Stuck: slices.Clone(l.Stuck), graph: l.graph}
	step := func(from Link, certain bool) {
		vs := from.Resource.All(path)
		if vs.Complete != Yes {
			out.stuck(vs.Stuck)
		}
		for _, v := range vs.List {
			t := l.graph.targets(v, wantType)
			for _, r := range t.certain {
				out.add(from, Hop{From: v, To: r}, r, certain && (r.Exists != Unknown || !t.literal && !v.Known() || together(r, from.Resource)))
			}
			for _, r := range t.maybe {
				out.add(from, Hop{From: v, To: r}, r, false)
			}
			if t.open || t.outside {
				out.stuck(v)
			}
		}
	}
	for _, k := range l.To {
		step(k, true)
	}
	for _, k := range l.Maybe {
		step(k, false)
	}
	return out
}

// Into steps backward to the resources of a type whose value at path refers here. A referrer that cannot be resolved
// leaves the walk incomplete.
func (l Links) Into(fromType, path string) Links {
	if len(l.graph.byType[fromType]) == 0 && len(l.graph.Gaps) == 0 {
		return Links{Complete: l.Complete, Stuck: slices.Clone(l.Stuck), graph: l.graph} // as most types are
	}
	out := Links{Complete: l.Complete, Stuck: slices.Clone(l.Stuck), graph: l.graph}
	step := func(from Link, certain bool) {
		ix := l.graph.index(fromType, path, from.Resource.typeKey())
		for _, ref := range ix.certain[from.Resource] {
			out.add(from, Hop{From: ref, To: from.Resource}, ref.Resource, certain && (ref.Resource.Exists != Unknown || together(ref.Resource, from.Resource)))
		}
		for _, ref := range ix.maybe[from.Resource] {
			out.add(from, Hop{From: ref, To: from.Resource}, ref.Resource, false)
		}
		for _, v := range ix.open {
			out.stuck(v)
		}
		if len(ix.literal) > 0 && l.graph.nameOpen(from.Resource) {
			for _, v := range ix.literal {
				out.stuck(v)
			}
		}
		for _, gap := range l.graph.Gaps {
			if gap.Reaches == nil || gap.Reaches(from.Resource) {
				out.stuck(gap.value())
			}
		}
	}
	for _, k := range l.To {
		step(k, true)
	}
	for _, k := range l.Maybe {
		step(k, false)
	}
	return out
}

// together reports whether r certainly exists where o does: each condition for r is one for o too, or r is made once for
// each instance of o.
func together(r, o *Resource) bool {
	if len(r.Conditions) == 0 {
		return r.Exists != Unknown
	}
	for _, c := range r.Conditions {
		if c != EachOf(o.Addr.Block()) && !slices.Contains(o.Conditions, c) {
			return false
		}
	}
	return true
}

// EachOf is the condition of a resource that is made once for each instance of a block.
func EachOf(block string) string { return "each of " + block }

// Join puts two walks together.
func (l Links) Join(o Links) Links {
	if len(o.To)+len(o.Maybe)+len(o.Stuck) == 0 {
		return Links{To: slices.Clip(l.To), Maybe: slices.Clip(l.Maybe), Complete: l.Complete.And(o.Complete), Stuck: slices.Clip(l.Stuck), graph: l.graph}
	}
	out := Links{To: slices.Clone(l.To), Maybe: slices.Clone(l.Maybe), Complete: l.Complete.And(o.Complete), Stuck: append(slices.Clone(l.Stuck), o.Stuck...), graph: l.graph}
	for _, k := range o.To {
		out.put(k, true)
	}
	for _, k := range o.Maybe {
		out.put(k, false)
	}
	return out
}

// Filter keeps the links whose resource is wanted; those of which it is unknown become possible.
func (l Links) Filter(want func(*Resource) Tri) Links {
	out := Links{Complete: l.Complete, Stuck: slices.Clone(l.Stuck), graph: l.graph}
	for _, k := range l.To {
		switch want(k.Resource) {
		case Yes:
			out.To = append(out.To, k)
		case Unknown:
			out.Maybe = append(out.Maybe, k)
		case No:
		}
	}
	for _, k := range l.Maybe {
		if want(k.Resource) != No {
			out.Maybe = append(out.Maybe, k)
		}
	}
	return out
}

func (l *Links) stuck(v Value) {
	l.Complete = Unknown
	for _, s := range l.Stuck {
		if s.SamePlace(v) {
			return
		}
	}
	l.Stuck = append(l.Stuck, v)
}

func (l *Links) add(from Link, hop Hop, r *Resource, certain bool) {
	l.put(Link{Resource: r, Hops: append(slices.Clip(from.Hops), hop)}, certain)
}

func (l *Links) put(k Link, certain bool) {
	for _, o := range l.To {
		if o.Resource == k.Resource {
			return
		}
	}
	if certain {
		l.Maybe = slices.DeleteFunc(l.Maybe, func(o Link) bool { return o.Resource == k.Resource })
		l.To = append(l.To, k)
		return
	}
	for _, o := range l.Maybe {
		if o.Resource == k.Resource {
			return
		}
	}
	l.Maybe = append(l.Maybe, k)
}

// targets is what one value refers to.
type targets struct {
	certain []*Resource
	maybe   []*Resource
	open    bool // may refer to anything
	outside bool // refers to something that is not in the configuration, or of which only a lookup is
	literal bool // a known text that names no instance of the type here
}

// targets resolves the references of a value to instances of a type.
func (g *Graph) targets(v Value, wantType string) targets {
	var t targets
	g.resolve(v.raw, wantType, &t, true, 0)
	return t
}

func (g *Graph) resolve(raw cty.Value, wantType string, t *targets, certain bool, depth int) {
	if raw == cty.NilVal || depth > 8 {
		return
	}
	if c, ok := markOf[*Choice](raw); ok {
		for _, o := range c.Outcomes {
			g.resolve(o, wantType, t, false, depth+1)
		}
		return
	}
	u, marks := raw.Unmark()
	if u.IsKnown() {
		if u.IsNull() {
			return
		}
		if ty := u.Type(); (ty.IsListType() || ty.IsSetType() || ty.IsTupleType() || ty.IsMapType()) && u.CanIterateElements() {
			for it := u.ElementIterator(); it.Next(); {
				_, e := it.Element()
				g.resolve(e.WithMarks(marks), wantType, t, certain, depth+1)
			}
			return
		}
	}
	var same, other []*Resource // identifiers of the wanted type, and of another
	external := false
	elsewhere := false
	lookedUp := false // by a data source
	var vars []*Source
	for m := range cty.ValueMarksOfType[*Source](raw) {
		switch {
		case m.Derived:
		case m.Kind == FromVariable:
			vars = append(vars, m)
		case m.Kind != FromResource || m.Resource == nil:
			external = true
		case m.Resource.typeKey() == wantType:
			if !slices.Contains(same, m.Resource) {
				same = append(same, m.Resource)
			}
		case m.Resource.Addr.Mode == Data:
			if "data."+wantType == m.Resource.typeKey() && g.throughData(m.Resource, wantType, t, certain, depth) {
				lookedUp = true
			}
			elsewhere = true
		case m.Attr == "" || slices.Contains(g.identity(m.Resource.Addr.Type), m.Attr):
			other = append(other, m.Resource)
		default:
			elsewhere = true
		}
	}
	slices.SortFunc(same, func(a, b *Resource) int { return strings.Compare(a.Address(), b.Address()) }) // marks have no order
	ty := u.Type()
	many := ty.IsListType() || ty.IsSetType() || ty.IsMapType() || ty.IsTupleType()
	switch {
	case len(same) == 1 && len(other) > 0 && !many && raw.HasMark(Inferred):
		// One of what the expression refers to is the value, or all of them are parts of it: a plan does not tell.
		g.put(t, same, false)
		return
	case len(same) == 1 || many && len(same) > 1:
		g.put(t, same, certain)
		if many && !u.IsKnown() && (external || elsewhere || len(vars) > 0) {
			t.open = true
		}
		return
	case len(same) > 1:
		g.put(t, same, false)
		return
	}
	if s, ok := text(u); ok {
		hits := g.named(wantType)[s]
		g.put(t, hits, certain && len(hits) == 1)
		if len(hits) == 0 && len(other) == 0 && s != "" && !g.assigned(s) {
			t.outside, t.literal = true, true
		}
		return
	}
	if !u.IsKnown() && len(vars) > 0 {
		// Two values that are read from the same unset variable are equal, whatever it will be.
		var hits []*Resource
		for _, r := range g.byType[wantType] {
			if g.readsFrom(r, vars) {
				hits = append(hits, r)
			}
		}
		if len(hits) > 0 {
			g.put(t, hits, certain && len(hits) == 1 && !many)
			return
		}
	}
	if lookedUp && !external && len(vars) == 0 {
		return
	}
	switch {
	case len(other) > 0 && !external && !elsewhere && len(vars) == 0:
	default:
		t.open = true
	}
}

func (g *Graph) put(t *targets, list []*Resource, certain bool) {
	for _, r := range list {
		if certain && !slices.Contains(t.certain, r) {
			t.certain = append(t.certain, r)
		} else if !certain && !slices.Contains(t.maybe, r) {
			t.maybe = append(t.maybe, r)
		}
	}
}

// throughData follows a data source that looks up a resource of the same type by its identifier, such as
// data "aws_s3_bucket" "b" { bucket = aws_s3_bucket.b.id }. It reports whether it found any.
func (g *Graph) throughData(d *Resource, wantType string, t *targets, certain bool, depth int) bool {
	found := false
	for _, name := range g.identity(d.Addr.Type) {
		if a, ok := d.Body.Attrs[name]; ok && a.Origin == Written {
			var inner targets
			g.resolve(a.Value, wantType, &inner, certain, depth+1)
			g.put(t, inner.certain, certain)
			g.put(t, inner.maybe, false)
			t.open = t.open || inner.open
			found = found || len(inner.certain)+len(inner.maybe) > 0
		}
	}
	return found
}

// Named lists the instances of a type of which a text is an identifier, such as an id, an ARN, or the name of a bucket.
func (g *Graph) Named(typ, text string) []*Resource { return g.named(typ)[text] }

// named maps the identifiers of all instances of a type to the instances.
func (g *Graph) named(typ string) map[string][]*Resource {
	if m, ok := g.names.Load(typ); ok {
		return m.(map[string][]*Resource)
	}
	m := map[string][]*Resource{}
	for _, r := range g.byType[typ] {
		for _, name := range g.identity(r.Addr.Type) {
			a, ok := r.Body.Attrs[name]
			if !ok || a.Value == cty.NilVal {
				continue
			}
			u, _ := a.Value.Unmark()
			if s, ok := text(u); ok && s != "" && !slices.Contains(m[s], r) {
				m[s] = append(m[s], r)
			}
		}
	}
	actual, _ := g.names.LoadOrStore(typ, m)
	return actual.(map[string][]*Resource)
}

// assigned reports whether a text is an id or ARN, as AWS assigns them, of any instance here: then it names that one, and
// nothing outside of the configuration.
func (g *Graph) assigned(s string) bool {
	if !looksAssigned(s) {
		return false
	}
	const all = "" // no type has this name
	m, ok := g.names.Load(all)
	if !ok {
		found := map[string][]*Resource{}
		for _, r := range g.Resources {
			for _, name := range [...]string{"id", "arn"} {
				if a, ok := r.Body.Attrs[name]; ok && r.Addr.Mode == Managed && a.Value != cty.NilVal {
					u, _ := a.Value.Unmark()
					if id, ok := text(u); ok && looksAssigned(id) {
						found[id] = append(found[id], r)
					}
				}
			}
		}
		m, _ = g.names.LoadOrStore(all, found)
	}
	return len(m.(map[string][]*Resource)[s]) > 0
}

// looksAssigned reports whether a text has the form of what AWS assigns, subnet-0123456789abcdef0 or an ARN, so that no
// two things of different kinds have it.
func looksAssigned(s string) bool {
	if strings.HasPrefix(s, "arn:") {
		return true
	}
	i := strings.LastIndexByte(s, '-')
	if i <= 0 || len(s)-i-1 != 8 && len(s)-i-1 != 17 {
		return false
	}
	for _, c := range s[i+1:] {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// readsFrom reports whether an identifier of r is read unchanged from one of the sources.
func (g *Graph) readsFrom(r *Resource, sources []*Source) bool {
	for _, name := range g.identity(r.Addr.Type) {
		a, ok := r.Body.Attrs[name]
		if !ok || a.Value == cty.NilVal || a.Value.IsKnown() {
			continue
		}
		for m := range cty.ValueMarksOfType[*Source](a.Value) {
			for _, s := range sources {
				if !m.Derived && m.Same(s) {
					return true
				}
			}
		}
	}
	return false
}

// nameOpen reports whether an identifier of r is given but unknown, so that a literal elsewhere may turn out to name it.
func (g *Graph) nameOpen(r *Resource) bool {
	for _, name := range g.identity(r.Addr.Type) {
		if a, ok := r.Body.Attrs[name]; ok && a.Value != cty.NilVal && !a.Value.IsKnown() {
			return true
		}
	}
	return false
}

type indexKey struct{ from, path, want string }

// index holds all references from one type and path to one type, turned around.
type index struct {
	once    sync.Once
	certain map[*Resource][]Value
	maybe   map[*Resource][]Value
	open    []Value // may refer to any instance
	literal []Value // known texts that match no instance
}

func (g *Graph) index(from, path, want string) *index {
	c, _ := g.indexes.LoadOrStore(indexKey{from, path, want}, &index{})
	ix := c.(*index)
	ix.once.Do(func() {
		ix.certain, ix.maybe = map[*Resource][]Value{}, map[*Resource][]Value{}
		for _, r := range g.byType[from] {
			vs := r.All(path)
			if vs.Complete != Yes {
				ix.open = append(ix.open, vs.Stuck)
			}
			for _, v := range vs.List {
				t := g.targets(v, want)
				for _, to := range t.certain {
					ix.certain[to] = append(ix.certain[to], v)
				}
				for _, to := range t.maybe {
					ix.maybe[to] = append(ix.maybe[to], v)
				}
				if t.open {
					ix.open = append(ix.open, v)
				}
				if t.literal {
					ix.literal = append(ix.literal, v)
				}
			}
		}
	})
	return ix
}
