package load

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/load/tfjson/dump"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// at is a place in the source, by its line.
func at(line int) hcl.Range {
	pos := hcl.Pos{Line: line, Column: 1}
	return hcl.Range{Filename: "main.tf", Start: pos, End: pos}
}

var inPlan = hcl.Range{Filename: "plan.json", Start: hcl.InitialPos, End: hcl.InitialPos}

func body(rng hcl.Range, attrs map[string]*model.Attr) *model.Body {
	return &model.Body{Range: rng, End: rng, Attrs: attrs, Blocks: map[string]*model.BlockList{}}
}

// planned is an attribute as a plan has it, written one as the source has it at a line.
func planned(v cty.Value) *model.Attr {
	return &model.Attr{Value: v, Range: inPlan, Origin: model.Written}
}

func written(v cty.Value, line int) *model.Attr {
	return &model.Attr{Value: v, Range: at(line), Origin: model.Written}
}

func resource(t *testing.T, addr string, b *model.Body) *model.Resource {
	t.Helper()
	a, ok := model.ParseAddress(addr)
	if !ok {
		t.Fatalf("%s is not an address", addr)
	}
	return &model.Resource{Addr: a, Exists: model.Yes, Range: b.Range, Body: b}
}

func graph(list ...*model.Resource) *model.Graph {
	return model.NewGraph(list, nil, nil, schema.Identity)
}

func from(r *model.Resource, attr string) *model.Source {
	return &model.Source{Kind: model.FromResource, Resource: r, Attr: attr}
}

var unknown = cty.UnknownVal(cty.String)

func TestOverlayValues(t *testing.T) {
	other := &model.Source{Kind: model.FromOther, Name: "local.x", Why: "is not in the plan"}
	tests := []struct {
		name         string
		plan, source func(vpc *model.Resource) cty.Value
		want         string
	}{
		{"a known value keeps its own, marked by the source",
			func(v *model.Resource) cty.Value { return cty.StringVal("vpc-1") },
			func(v *model.Resource) cty.Value { return unknown.Mark(from(v, "id")) },
			`x = "vpc-1" -> aws_vpc.v.id`},
		{"a known value that the source has derived is no edge",
			func(v *model.Resource) cty.Value { return cty.StringVal("vpc-1-logs").Mark(from(v, "id")) },
			func(v *model.Resource) cty.Value { return unknown.Mark(from(v, "id").Derive()) },
			`x = "vpc-1-logs" ~> aws_vpc.v.id`},
		{"what else the source refers to does not explain a known value",
			func(v *model.Resource) cty.Value { return cty.StringVal("x") },
			func(v *model.Resource) cty.Value { return unknown.Mark(other) },
			`x = "x"`},
		{"an unknown value is the source's",
			func(v *model.Resource) cty.Value { return unknown.Mark(other) },
			func(v *model.Resource) cty.Value { return unknown.Mark(from(v, "arn")) },
			`x = (unknown) -> aws_vpc.v.arn`},
		{"an unknown value that the source has nothing about keeps its reason",
			func(v *model.Resource) cty.Value { return unknown.Mark(other) },
			func(v *model.Resource) cty.Value { return unknown },
			`x = (unknown) ? local.x is not in the plan`},
		{"an unknown value that the source knows to be null is not set",
			func(v *model.Resource) cty.Value { return unknown.Mark(other) },
			func(v *model.Resource) cty.Value { return cty.NullVal(cty.String) },
			`x = null`},
		{"a list of which the source knows a part",
			func(v *model.Resource) cty.Value { return cty.UnknownVal(cty.List(cty.String)) },
			func(v *model.Resource) cty.Value {
				return cty.TupleVal([]cty.Value{cty.StringVal("0.0.0.0/0"), unknown.Mark(from(v, "cidr_block"))})
			},
			`x = ["0.0.0.0/0", (unknown)] -> aws_vpc.v.cidr_block`},
		{"elements are joined by what they are",
			func(v *model.Resource) cty.Value {
				return cty.ListVal([]cty.Value{cty.StringVal("a"), cty.StringVal("b")})
			},
			func(v *model.Resource) cty.Value {
				return cty.TupleVal([]cty.Value{cty.StringVal("b"), cty.StringVal("a").Mark(from(v, "id"))})
			},
			`x = ["a", "b"] -> aws_vpc.v.id`},
		{"an unknown element of a list",
			func(v *model.Resource) cty.Value { return cty.ListVal([]cty.Value{cty.StringVal("a"), unknown}) },
			func(v *model.Resource) cty.Value {
				return cty.TupleVal([]cty.Value{cty.StringVal("a"), unknown.Mark(from(v, "id"))})
			},
			`x = ["a", (unknown)] -> aws_vpc.v.id`},
		{"an unknown element of a map",
			func(v *model.Resource) cty.Value {
				return cty.MapVal(map[string]cty.Value{"a": cty.StringVal("1"), "b": unknown})
			},
			func(v *model.Resource) cty.Value {
				return cty.ObjectVal(map[string]cty.Value{"a": cty.StringVal("1"), "b": unknown.Mark(from(v, "id"))})
			},
			`x = {"a" = "1", "b" = (unknown)} -> aws_vpc.v.id`},
		{"sensitive stays sensitive",
			func(v *model.Resource) cty.Value { return unknown.Mark(model.Sensitive) },
			func(v *model.Resource) cty.Value { return unknown.Mark(from(v, "id")) },
			`x = (sensitive) -> aws_vpc.v.id`},
		{"the outcomes of a condition",
			func(v *model.Resource) cty.Value { return unknown },
			func(v *model.Resource) cty.Value {
				return unknown.Mark(&model.Choice{Outcomes: []cty.Value{cty.StringVal("a"), unknown.Mark(from(v, "id"))}})
			},
			`x = "a" or (unknown) -> aws_vpc.v.id`},
		{"a resource that the plan does not have",
			func(v *model.Resource) cty.Value { return unknown },
			func(v *model.Resource) cty.Value {
				a, _ := model.ParseAddress("aws_vpc.gone")
				return unknown.Mark(from(&model.Resource{Addr: a}, "id"))
			},
			`x = (unknown) ? aws_vpc.gone.id is not in the plan`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			planVPC := resource(t, "aws_vpc.v", body(inPlan, nil))
			sourceVPC := resource(t, "aws_vpc.v", body(at(1), nil))
			p := graph(planVPC, resource(t, "aws_x.r", body(inPlan, map[string]*model.Attr{"x": planned(test.plan(planVPC))})))
			s := graph(sourceVPC, resource(t, "aws_x.r", body(at(3), map[string]*model.Attr{"x": written(test.source(sourceVPC), 4)})))
			g := Overlay(p, s)
			r := g.Resource("aws_x.r")
			_, got, _ := strings.Cut(dump.Graph(graph(r)), "aws_x.r\n")
			if diff := cmp.Diff(test.want, strings.TrimSpace(got)); diff != "" {
				t.Error(diff)
			}
			if test.want == "" {
				return
			}
			if got := r.Get("x").Range; got != at(4) {
				t.Errorf("at %s", got)
			}
			for _, mark := range r.Get("x").Sources() {
				if mark.Resource != nil && mark.Resource != planVPC {
					t.Errorf("%s points out of the plan", mark.At())
				}
			}
		})
	}
}

// TestOverlayEncoded: a policy that the plan does not show is judged by what the source knows of it.
func TestOverlayEncoded(t *testing.T) {
	bucket := resource(t, "aws_s3_bucket.b", body(at(1), nil))
	doc := cty.ObjectVal(map[string]cty.Value{"Effect": cty.StringVal("Allow"), "Resource": unknown.Mark(from(bucket, "arn"))})
	source := graph(bucket, resource(t, "aws_s3_bucket_policy.p", body(at(2), map[string]*model.Attr{"policy": written(unknown.Mark(&model.Encoded{Value: doc}), 3)})))
	planBucket := resource(t, "aws_s3_bucket.b", body(inPlan, nil))
	plan := graph(planBucket, resource(t, "aws_s3_bucket_policy.p", body(inPlan, map[string]*model.Attr{"policy": planned(unknown.Mark(from(planBucket, "arn")))})))
	got, ok := Overlay(plan, source).Resource("aws_s3_bucket_policy.p").Get("policy").Document()
	if ok != model.Yes {
		t.Fatalf("no document: %s", ok)
	}
	if effect := got.GetAttr("Effect"); !effect.RawEquals(cty.StringVal("Allow")) {
		t.Errorf("effect %#v", effect)
	}
	if s := model.SourcesOf(got.GetAttr("Resource")); len(s) != 1 || s[0].Resource != planBucket {
		t.Errorf("the document refers to %v", s)
	}
}

func TestOverlayInstances(t *testing.T) {
	vpc := resource(t, "module.m[*].aws_vpc.v[*]", body(at(1), nil))
	own := resource(t, "module.n.aws_vpc.own", body(at(2), nil))
	source := graph(vpc, own,
		resource(t, "module.m[*].aws_subnet.s[*]", body(at(10), map[string]*model.Attr{
			"vpc_id": written(unknown.Mark(from(vpc, "id")), 11), "cidr_block": written(unknown, 12)})),
		resource(t, `aws_subnet.each["a"]`, body(at(20), map[string]*model.Attr{
			"vpc_id": written(unknown.Mark(from(own, "id")), 21), "cidr_block": written(cty.StringVal("of a"), 22)})),
	)
	source.Resource("module.m[*].aws_subnet.s[*]").Calls = []model.Call{{Addr: "module.m[*]", Range: at(5)}}
	source.Resource("module.m[*].aws_subnet.s[*]").DependsOn = []string{"aws_vpc.x"}
	attrs := func() map[string]*model.Attr {
		return map[string]*model.Attr{"vpc_id": planned(unknown), "cidr_block": planned(unknown)}
	}
	list := []*model.Resource{
		resource(t, `module.m["x"].aws_vpc.v[0]`, body(inPlan, nil)), resource(t, `module.m["x"].aws_vpc.v[1]`, body(inPlan, nil)),
		resource(t, `module.m["y"].aws_vpc.v[0]`, body(inPlan, nil)), resource(t, "module.n.aws_vpc.own", body(inPlan, nil)),
		resource(t, `module.m["x"].aws_subnet.s[1]`, body(inPlan, attrs())), resource(t, `module.m["y"].aws_subnet.s[7]`, body(inPlan, attrs())),
		resource(t, `aws_subnet.each["b"]`, body(inPlan, attrs())), resource(t, "aws_subnet.elsewhere", body(inPlan, attrs())),
	}
	list[4].Calls = []model.Call{{Addr: `module.m["x"]`, Range: inPlan}}
	g := Overlay(graph(list...), source)

	tests := []struct{ addr, vpc, place string }{
		{`module.m["x"].aws_subnet.s[1]`, `module.m["x"].aws_vpc.v[1].id`, "main.tf:11"},
		{`module.m["y"].aws_subnet.s[7]`, `module.m["x"].aws_vpc.v[0].id module.m["x"].aws_vpc.v[1].id module.m["y"].aws_vpc.v[0].id`, "main.tf:11"},
		{`aws_subnet.each["b"]`, "module.n.aws_vpc.own.id", "main.tf:21"},
		{"aws_subnet.elsewhere", "", "plan.json:1"},
	}
	for _, test := range tests {
		v := g.Resource(test.addr).Get("vpc_id")
		var to []string
		for _, s := range v.Sources() {
			to = append(to, s.At())
		}
		if got := strings.Join(to, " "); got != test.vpc {
			t.Errorf("%s refers to %s, want %s", test.addr, got, test.vpc)
		}
		if got := v.Range.String(); !strings.HasPrefix(got, test.place+",") {
			t.Errorf("%s is at %s, want %s", v.At(), got, test.place)
		}
	}
	if v := g.Resource(`aws_subnet.each["b"]`).Get("cidr_block"); v.Known() {
		t.Errorf("the value of another instance was taken: %s", v)
	}
	s := g.Resource(`module.m["x"].aws_subnet.s[1]`)
	if want := []model.Call{{Addr: `module.m["x"]`, Range: at(5)}}; !cmp.Equal(want, s.Calls) || !slices.Equal(s.DependsOn, []string{"aws_vpc.x"}) {
		t.Errorf("calls %v, depends on %v", s.Calls, s.DependsOn)
	}
}

func TestOverlayBlocks(t *testing.T) {
	block := func(line int, port int64, more string) *model.Body {
		rng := at(line)
		attr := func(v cty.Value) *model.Attr { return &model.Attr{Value: v, Range: rng, Origin: model.Written} }
		if line == 0 {
			rng = inPlan
		}
		b := body(rng, map[string]*model.Attr{"port": attr(cty.NumberIntVal(port))})
		if more != "" {
			b.Attrs[more] = attr(unknown)
		}
		return b
	}
	vpc := resource(t, "aws_vpc.v", body(at(1), nil))
	r := func(addr string, rng hcl.Range, blocks map[string]*model.BlockList) *model.Resource {
		b := body(rng, map[string]*model.Attr{})
		b.Blocks = blocks
		return resource(t, addr, b)
	}
	dynamic := &model.Body{Range: at(30), Unknown: cty.DynamicVal.Mark(from(vpc, "id"))}
	source := graph(vpc, r("aws_x.r", at(2), map[string]*model.BlockList{
		"set":     {List: []*model.Body{block(11, 80, ""), block(12, 443, "cidr"), block(13, 22, "")}},
		"dynamic": {List: []*model.Body{dynamic}, Range: at(30), Unknown: cty.DynamicVal.Mark(from(vpc, "id"))},
		"hidden":  {List: []*model.Body{block(40, 1, "")}, Range: at(40)},
		"open":    {Unknown: cty.DynamicVal.Mark(from(vpc, "id")), Range: at(50)},
		"maybe":   {Unknown: cty.DynamicVal.Mark(from(vpc, "id")), Maybe: []*model.Body{block(60, 22, "")}, Range: at(60)},
	}))
	planVPC := resource(t, "aws_vpc.v", body(inPlan, nil))
	of := r("aws_x.r", inPlan, map[string]*model.BlockList{
		"set":     {List: []*model.Body{block(0, 22, ""), block(0, 80, ""), block(0, 443, "cidr")}},
		"dynamic": {List: []*model.Body{block(0, 5, ""), block(0, 6, "")}},
		"hidden":  {Unknown: cty.DynamicVal},
		"alone":   {List: []*model.Body{block(0, 7, "")}},
		"maybe":   {Unknown: cty.DynamicVal, List: []*model.Body{block(0, 8, "")}, Maybe: []*model.Body{block(0, 0, "port")}},
	})
	g := Overlay(graph(planVPC, of), source)
	got := g.Resource("aws_x.r")
	lines := func(path string) []int {
		var out []int
		for _, v := range got.All(path).List {
			out = append(out, v.Range.Start.Line)
		}
		return out
	}
	for path, want := range map[string][]int{
		"set[*].port": {13, 11, 12}, "set[*].cidr": {13, 11, 12}, "dynamic[*].port": {30, 30}, "hidden[*].port": {40}, "alone[*].port": {2},
	} {
		if diff := cmp.Diff(want, lines(path)); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
	if maybe := got.Blocks("maybe"); len(maybe.List) != 1 || len(maybe.Maybe) != 1 {
		t.Errorf("blocks that are there and blocks that may be: %d, %d", len(maybe.List), len(maybe.Maybe))
	} else if v := maybe.Maybe[0].Get("port"); v.String() != "22" || v.Range != at(60) {
		t.Errorf("a block that may be there has port %s at %s", v, v.Range)
	}
	open := got.Blocks("open")
	if open.Complete != model.Unknown || !strings.Contains(open.Stuck.Reason(), "aws_vpc.v.id") {
		t.Errorf("a block list that the plan does not show: %s, %s", open.Complete, open.Stuck.Reason())
	}
	if s := open.Stuck.Sources(); len(s) != 1 || s[0].Resource != planVPC {
		t.Errorf("it refers to %v", s)
	}
}

func TestOverlayMissing(t *testing.T) {
	source := graph(resource(t, "aws_x.r", body(at(1), map[string]*model.Attr{
		"open": written(unknown, 2), "known": written(cty.StringVal("x"), 3),
		"computed": {Value: unknown, Range: at(4), Origin: model.Computed}})))
	plan := graph(resource(t, "aws_x.r", body(inPlan, map[string]*model.Attr{"default": {Value: cty.True, Range: inPlan, Origin: model.Default}})))
	r := Overlay(plan, source).Resource("aws_x.r")
	if v := r.Get("open"); v.Known() || v.Range != at(2) {
		t.Errorf("written and unknown, missing in the plan: %s at %s", v, v.Range)
	}
	for _, name := range []string{"known", "computed"} {
		if v := r.Get(name); v.Present() {
			t.Errorf("%s is not in the plan: %s", name, v)
		}
	}
	if v := r.Get("default"); v.Range != at(1) || v.Origin != model.Default {
		t.Errorf("a default is at %s, origin %d", v.Range, v.Origin)
	}
}

func TestOverlayProviders(t *testing.T) {
	provider := func(alias, region string, rng hcl.Range) *model.Provider {
		v := cty.NilVal
		switch region {
		case "":
		case "?":
			v = unknown
		default:
			v = cty.StringVal(region)
		}
		return &model.Provider{Type: "aws", Alias: alias, Range: rng, Region: model.NewValue("region", v, rng, model.Written)}
	}
	plan := model.NewGraph(nil, []*model.Provider{provider("", "eu-west-1", inPlan), provider("b", "?", inPlan), provider("c", "", inPlan)}, nil, schema.Identity)
	source := model.NewGraph(nil, []*model.Provider{provider("", "eu-west-2", at(1)), provider("b", "us-east-1", at(2))}, nil, schema.Identity)
	var got []string
	for _, p := range Overlay(plan, source).Providers {
		got = append(got, p.Addr()+" "+p.Region.String()+" "+p.Range.String())
	}
	want := []string{`provider.aws "eu-west-1" main.tf:1,1-1`, `provider.aws.b "us-east-1" main.tf:2,1-1`, `provider.aws.c not set plan.json:1,1-1`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestOverlayElements: a set has another order in the plan than in the source.
func TestOverlayElements(t *testing.T) {
	a, b := cty.StringVal("a"), cty.StringVal("b")
	vpc := resource(t, "aws_vpc.v", body(at(1), nil))
	source := graph(vpc, resource(t, "aws_x.r", body(at(2), map[string]*model.Attr{"x": written(cty.TupleVal([]cty.Value{b, a.Mark(from(vpc, "id"))}), 3)})))
	plan := graph(resource(t, "aws_vpc.v", body(inPlan, nil)), resource(t, "aws_x.r", body(inPlan, map[string]*model.Attr{"x": planned(cty.ListVal([]cty.Value{a, b}))})))
	var got []string
	for _, v := range Overlay(plan, source).Resource("aws_x.r").All("x[*]").List {
		for _, s := range v.Sources() {
			got = append(got, v.String()+" from "+s.At())
		}
	}
	if diff := cmp.Diff([]string{`"a" from aws_vpc.v.id`}, got); diff != "" {
		t.Error(diff)
	}
}
