package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

func res(typ, name string, attrs map[string]cty.Value) *Resource {
	r := &Resource{Addr: Address{Type: typ, Name: name}, Exists: Yes, Body: &Body{Attrs: map[string]*Attr{}}}
	for k, v := range attrs {
		r.Body.Attrs[k] = &Attr{Value: v, Origin: Written}
	}
	return r
}

func data(typ, name string, attrs map[string]cty.Value) *Resource {
	r := res(typ, name, attrs)
	r.Addr.Mode = Data
	return r
}

func idOf(r *Resource) cty.Value { return cty.UnknownVal(cty.String).Mark(source(r, "id")) }

func list(vals ...cty.Value) cty.Value { return cty.TupleVal(vals) }

func graphOf(gaps []Gap, rs ...*Resource) *Graph {
	return NewGraph(rs, nil, gaps, func(string) []string { return []string{"id", "name"} })
}

// arrived writes down a walk: certain links, then possible ones after a question mark.
func arrived(l Links) string {
	var s []string
	for _, k := range l.To {
		s = append(s, k.Resource.Addr.String())
	}
	for _, k := range l.Maybe {
		s = append(s, "?"+k.Resource.Addr.String())
	}
	slices.Sort(s)
	return strings.Join(append(s, "complete "+l.Complete.String()), ", ")
}

func TestFollow(t *testing.T) {
	vpc, other := res("vpc", "a", nil), res("vpc", "b", nil)
	named := res("vpc", "named", map[string]cty.Value{"name": cty.StringVal("n1")})
	twin1, twin2 := res("vpc", "t1", map[string]cty.Value{"name": cty.StringVal("twin")}), res("vpc", "t2", map[string]cty.Value{"name": cty.StringVal("twin")})
	maybe := res("vpc", "maybe", nil)
	maybe.Exists, maybe.Conditions = Unknown, []string{"c"}
	key := res("key", "k", nil)
	input := unset("var.vpc")
	fromVar := res("vpc", "v", map[string]cty.Value{"id": cty.UnknownVal(cty.String).Mark(input)})
	lookup := data("vpc", "d", map[string]cty.Value{"id": idOf(vpc)})
	openLookup := data("vpc", "o", nil)
	tests := []struct {
		name string
		v    cty.Value
		want string
	}{
		{"absent", cty.NilVal, "complete yes"},
		{"null", cty.NullVal(cty.String), "complete yes"},
		{"empty", cty.StringVal(""), "complete yes"},
		{"identifier", idOf(vpc), "vpc.a, complete yes"},
		{"derived", cty.UnknownVal(cty.String).Mark(source(vpc, "id").Derive()), "complete unknown"},
		{"known value of a resource", cty.StringVal("whatever").Mark(source(vpc, "id")), "vpc.a, complete yes"},
		{"literal name", cty.StringVal("n1"), "vpc.named, complete yes"},
		{"ambiguous name", cty.StringVal("twin"), "?vpc.t1, ?vpc.t2, complete yes"},
		{"literal of something else", cty.StringVal("vpc-123"), "complete unknown"},
		{"another type", idOf(key), "complete yes"},
		{"attribute of another type that names something", cty.UnknownVal(cty.String).Mark(source(key, "vpc")), "complete unknown"},
		{"another variable", cty.UnknownVal(cty.String).Mark(unset("var.other")), "complete unknown"},
		{"the same variable", cty.UnknownVal(cty.String).Mark(unset("var.vpc")), "vpc.v, complete yes"},
		{"unknown", cty.UnknownVal(cty.String), "complete unknown"},
		{"list", list(idOf(vpc), idOf(other)), "vpc.a, vpc.b, complete yes"},
		{"list with an unknown", list(idOf(vpc), cty.UnknownVal(cty.String)), "vpc.a, complete unknown"},
		{"unknown list", cty.UnknownVal(cty.List(cty.String)), "complete unknown"},
		{"unknown list of known sources", cty.UnknownVal(cty.List(cty.String)).WithMarks(cty.NewValueMarks(source(vpc, "id"), source(other, "id"))), "vpc.a, vpc.b, complete yes"},
		{"one of two sources", cty.UnknownVal(cty.String).WithMarks(cty.NewValueMarks(source(vpc, "id"), source(other, "id"))), "?vpc.a, ?vpc.b, complete yes"},
		{"choice", choice(cty.String, idOf(vpc), idOf(other)), "?vpc.a, ?vpc.b, complete yes"},
		{"choice of one", choice(cty.String, idOf(vpc), cty.NullVal(cty.String)), "?vpc.a, complete yes"},
		{"choice with unknown", choice(cty.String, idOf(vpc), cty.UnknownVal(cty.String)), "?vpc.a, complete unknown"},
		{"data source that looks one up", cty.UnknownVal(cty.String).Mark(source(lookup, "id")), "vpc.a, complete yes"},
		{"data source of something else", cty.UnknownVal(cty.String).Mark(source(openLookup, "id")), "complete unknown"},
		{"may not exist, but then this fails", idOf(maybe), "vpc.maybe, complete yes"},
	}
	for _, tt := range tests {
		subnet := res("subnet", "s", map[string]cty.Value{"vpc": tt.v})
		g := graphOf(nil, vpc, other, named, twin1, twin2, maybe, key, fromVar, lookup, openLookup, subnet)
		if got := arrived(g.At(subnet).Follow("vpc", "vpc")); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
		if tt.v == cty.NilVal || !tt.v.Type().IsPrimitiveType() {
			continue
		}
		if got := arrived(g.At(subnet).Follow("vpc[*]", "vpc")); got != tt.want {
			t.Errorf("%s, as an element:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestInto(t *testing.T) {
	vpc := res("vpc", "a", map[string]cty.Value{"name": cty.StringVal("n")})
	other := res("vpc", "b", nil)
	unnamed := res("vpc", "c", map[string]cty.Value{"name": cty.UnknownVal(cty.String).Mark(unset("var.name"))})
	attach := func(v cty.Value) *Resource { return res("subnet", "s", map[string]cty.Value{"vpc": v}) }
	optional := attach(idOf(vpc))
	optional.Exists, optional.Conditions = Unknown, []string{"c"}
	each := attach(idOf(vpc))
	each.Exists, each.Conditions = Unknown, []string{EachOf("vpc.a")}
	tests := []struct {
		name  string
		from  *Resource
		at    *Resource
		gaps  []Gap
		want  string
		exist Tri
	}{
		{"nothing refers", attach(cty.NilVal), vpc, nil, "complete yes", No},
		{"refers", attach(idOf(vpc)), vpc, nil, "subnet.s, complete yes", Yes},
		{"refers to another", attach(idOf(other)), vpc, nil, "complete yes", No},
		{"by name", attach(cty.StringVal("n")), vpc, nil, "subnet.s, complete yes", Yes},
		{"by a foreign name", attach(cty.StringVal("x")), vpc, nil, "complete yes", No},
		{"by a name, where ours is unknown", attach(cty.StringVal("x")), unnamed, nil, "complete unknown", Unknown},
		{"unknown", attach(cty.UnknownVal(cty.String)), vpc, nil, "complete unknown", Unknown},
		{"possibly", attach(choice(cty.String, idOf(vpc), idOf(other))), vpc, nil, "?subnet.s, complete yes", Unknown},
		{"may not exist", optional, vpc, nil, "?subnet.s, complete yes", Unknown},
		{"one for each", each, vpc, nil, "subnet.s, complete yes", Yes},
		{"a gap", attach(cty.NilVal), vpc, []Gap{{Addr: "module.m"}}, "complete unknown", Unknown},
		{"a gap that reaches it", attach(cty.NilVal), vpc, []Gap{{Addr: "module.m", Reaches: func(r *Resource) bool { return r == vpc }}}, "complete unknown", Unknown},
		{"a gap that does not", attach(cty.NilVal), vpc, []Gap{{Addr: "module.m", Reaches: func(r *Resource) bool { return r != vpc }}}, "complete yes", No},
	}
	for _, tt := range tests {
		g := graphOf(tt.gaps, vpc, other, unnamed, tt.from)
		l := g.At(tt.at).Into("subnet", "vpc")
		if got := arrived(l); got != tt.want || l.Exists() != tt.exist {
			t.Errorf("%s:\n got %s, exists %s\nwant %s, exists %s", tt.name, got, l.Exists(), tt.want, tt.exist)
		}
	}
}

func TestTogether(t *testing.T) {
	with := func(conditions ...string) *Resource {
		r := res("t", "n", nil)
		r.Conditions = conditions
		return r
	}
	tests := []struct {
		r, o *Resource
		want bool
	}{
		{with(), with(), true},
		{with("c"), with(), false},
		{with(), with("c"), true},
		{with("c"), with("c"), true},
		{with("c", "d"), with("c"), false},
		{with("c"), with("c", "d"), true},
		{with(EachOf("t.n")), with(), true},
		{with(EachOf("t.m")), with(), false},
	}
	for _, tt := range tests {
		if got := together(tt.r, tt.o); got != tt.want {
			t.Errorf("%v with %v: %v", tt.r.Conditions, tt.o.Conditions, got)
		}
	}
}

func TestJoinAndFilter(t *testing.T) {
	a, b, c := res("t", "a", nil), res("t", "b", nil), res("t", "c", nil)
	g := graphOf(nil, a, b, c)
	certain := g.At(a).Join(g.At(b))
	possible := Links{Maybe: []Link{{Resource: b}, {Resource: c}}, Complete: Yes, graph: g}
	both := certain.Join(possible)
	if got := arrived(both); got != "?t.c, t.a, t.b, complete yes" {
		t.Error(got)
	}
	kept := both.Filter(func(r *Resource) Tri {
		switch r {
		case a:
			return Unknown
		case b:
			return No
		}
		return Yes
	})
	if got := arrived(kept); got != "?t.a, ?t.c, complete yes" {
		t.Error(got)
	}
	if g.At(a).Follow("x", "t").Exists() != No {
		t.Error("nowhere")
	}
}

// TestPaths reads values at paths through blocks, lists of blocks, maps and unknown parts.
func TestPaths(t *testing.T) {
	block := func(attrs map[string]cty.Value) *Body {
		b := &Body{Attrs: map[string]*Attr{}}
		for k, v := range attrs {
			b.Attrs[k] = &Attr{Value: v, Origin: Written}
		}
		return b
	}
	r := res("aws_x", "x", map[string]cty.Value{
		"flat":    cty.StringVal("f"),
		"list":    list(cty.StringVal("a"), cty.StringVal("b")),
		"map":     cty.ObjectVal(map[string]cty.Value{"k": cty.StringVal("v")}),
		"objects": list(cty.ObjectVal(map[string]cty.Value{"n": cty.Zero}), cty.ObjectVal(map[string]cty.Value{"n": cty.NumberIntVal(1)})),
		"open":    cty.UnknownVal(cty.List(cty.String)),
		"nothing": cty.NullVal(cty.String),
	})
	r.Body.Blocks = map[string]*BlockList{
		"one":   {List: []*Body{block(map[string]cty.Value{"a": cty.True})}},
		"two":   {List: []*Body{block(map[string]cty.Value{"a": cty.True, "l": list(cty.StringVal("x"))}), block(map[string]cty.Value{"b": cty.True})}},
		"part":  {List: []*Body{block(map[string]cty.Value{"a": cty.True})}, Unknown: cty.DynamicVal, Maybe: []*Body{block(map[string]cty.Value{"a": cty.False})}},
		"outer": {List: []*Body{{Attrs: map[string]*Attr{}, Blocks: map[string]*BlockList{"inner": {List: []*Body{block(map[string]cty.Value{"a": cty.Zero})}}}}}},
		"empty": {},
		"dark":  {List: []*Body{{Unknown: cty.DynamicVal}}},
	}
	graphOf(nil, r)
	tests := []struct {
		path string
		want []string
		all  Tri
	}{
		{"flat", []string{`flat="f"`}, Yes},
		{"gone", nil, Yes},
		{"nothing", []string{"nothing=null"}, Yes},
		{"list", []string{`list=["a", "b"]`}, Yes},
		{"list[*]", []string{`list[0]="a"`, `list[1]="b"`}, Yes},
		{"map.k", []string{`map.k="v"`}, Yes},
		{"map[*]", []string{`map["k"]="v"`}, Yes},
		{"objects[*].n", []string{"objects[0].n=0", "objects[1].n=1"}, Yes},
		{"objects.n", []string{"objects[0].n=0", "objects[1].n=1"}, Yes},
		{"open[*]", nil, Unknown},
		{"open", []string{"open=(unknown)"}, Yes},
		{"flat[*]", []string{`flat="f"`}, Yes},
		{"one.a", []string{"one.a=true"}, Yes},
		{"one[*].a", []string{"one[0].a=true"}, Yes},
		{"one", []string{"one=a block"}, Yes},
		{"two[*].a", []string{"two[0].a=true", "two[1].a=not set"}, Yes},
		{"two.a", []string{"two[0].a=true", "two[1].a=not set"}, Yes},
		{"two[*].l[*]", []string{`two[0].l[0]="x"`}, Yes},
		{"part[*].a", []string{"part[0].a=true"}, Unknown},
		{"outer.inner.a", []string{"outer.inner.a=0"}, Yes},
		{"outer[*].inner[*].a", []string{"outer[0].inner[0].a=0"}, Yes},
		{"empty[*].a", nil, Yes},
		{"dark[*].a", []string{"dark[0].a=(unknown)"}, Yes},
	}
	for _, tt := range tests {
		vs := r.All(tt.path)
		var got []string
		for _, v := range vs.List {
			got = append(got, v.Path+"="+v.String())
			if v.At() != "aws_x.x."+v.Path || v.Resource != r {
				t.Errorf("%s: the value at %q says it is at %q", tt.path, v.Path, v.At())
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || vs.Complete != tt.all {
			t.Errorf("%s: complete %s %s", tt.path, vs.Complete, diff)
		}
	}
	for path, want := range map[string]string{"flat": `"f"`, "gone": "not set", "one.a": "true", "empty.a": "not set", "part.a": "true", "open": "(unknown)"} {
		if v := r.Get(path); v.String() != want || v.Path != path {
			t.Errorf("Get(%q) is %s at %s, want %s", path, v, v.Path, want)
		}
	}
	blocks := r.Blocks("two")
	if len(blocks.List) != 2 || blocks.Complete != Yes || blocks.List[1].Path != "two[1]" || blocks.List[1].Get("b").True() != Yes || blocks.List[0].Get("b").Present() {
		t.Errorf("%+v", blocks)
	}
	part := r.Blocks("part")
	if len(part.List) != 1 || len(part.Maybe) != 1 || part.Complete != Unknown || part.Maybe[0].Get("a").True() != No {
		t.Errorf("%+v", part)
	}
	if inner := r.Blocks("outer[*].inner"); len(inner.List) != 1 || inner.List[0].Path != "outer[0].inner[0]" {
		t.Errorf("%+v", inner)
	}
	if dark := r.Blocks("dark").List[0].Blocks("x"); dark.Complete != Unknown {
		t.Errorf("%+v", dark)
	}
}

func TestGraph(t *testing.T) {
	b, a := res("t", "b", nil), res("t", "a", nil)
	d := data("t", "a", nil)
	g := graphOf([]Gap{{Addr: "module.m", Why: "is not there"}}, b, a, d)
	if got := fmt.Sprint(g.Types(), g.Of("t")[0].Addr, g.Of("data.t")[0].Addr, g.Resource("t.b") == b, g.Resource("t.x") == nil); got != "[data.t t] t.a data.t.a true true" {
		t.Error(got)
	}
	if ok, why := g.Complete(); ok != Unknown || len(why) != 1 || why[0].Reason() != "module.m is not there" {
		t.Error(ok, why)
	}
	calls := 0
	for range 3 {
		if v := g.Fact("k", func() any { calls++; return 7 }); v != 7 {
			t.Error(v)
		}
	}
	if calls != 1 {
		t.Errorf("a fact is computed %d times", calls)
	}
}

func TestSameRegion(t *testing.T) {
	p := func(region, account string) *Provider {
		v := func(s string) Value {
			if s == "" {
				return NewValue("x", cty.NilVal, hcl.Range{}, Absent)
			}
			return NewValue("x", cty.StringVal(s), hcl.Range{}, Written)
		}
		return &Provider{Type: "aws", Region: v(region), Account: v(account)}
	}
	one := p("", "")
	tests := []struct {
		a, b *Provider
		want Tri
	}{
		{one, one, Yes}, {one, nil, Unknown}, {one, p("", ""), Unknown},
		{p("r", ""), p("r", ""), Unknown}, {p("r", ""), p("s", ""), No},
		{p("r", "1"), p("r", "1"), Yes}, {p("r", "1"), p("r", "2"), No}, {p("r", "1"), p("r", ""), Unknown},
	}
	for _, tt := range tests {
		if got := tt.a.SameRegion(tt.b); got != tt.want {
			t.Errorf("%v %v: %s", tt.a, tt.b, got)
		}
	}
}
