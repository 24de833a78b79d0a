package lang

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/sekisho/sekisho/analyzer/model"
)

// names is a scope of plain names.
type names map[string]cty.Value

func (n names) Resolve(t hcl.Traversal) (cty.Value, int, hcl.Diagnostics) {
	if v, ok := n[t.RootName()]; ok {
		return v, 1, nil
	}
	return cty.DynamicVal, len(t), hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Unknown name", Subject: t.SourceRange().Ptr()}}
}

// attrOf is an attribute of a resource of the name.
func attrOf(name, attr string, v cty.Value) cty.Value {
	r := &model.Resource{Addr: model.Address{Type: "t", Name: name}}
	return v.Mark(&model.Source{Kind: model.FromResource, Resource: r, Attr: attr})
}

func text(s string) cty.Value { return cty.StringVal(s) }

func oneOf(vals ...cty.Value) cty.Value {
	return choose(vals, cty.UnknownVal(vals[0].Type()))
}

// sandbox holds values of every kind that the evaluator knows.
func sandbox() names {
	a := attrOf("a", "id", cty.UnknownVal(cty.String))
	b := attrOf("b", "id", cty.UnknownVal(cty.String))
	item := cty.ObjectVal(map[string]cty.Value{"id": attrOf("m", "id", cty.UnknownVal(cty.String)), "size": cty.NumberIntVal(1)})
	return names{
		"a": a, "b": b,
		"known":    attrOf("k", "name", text("x")),
		"list":     cty.TupleVal([]cty.Value{a, b}),
		"one":      cty.TupleVal([]cty.Value{a}),
		"map":      cty.ObjectVal(map[string]cty.Value{"a": a, "b": b}),
		"objects":  cty.TupleVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"id": a}), cty.ObjectVal(map[string]cty.Value{"id": b})}),
		"object":   cty.ObjectVal(map[string]cty.Value{"id": a}),
		"many":     ManyOf(item),
		"unset":    cty.DynamicVal.Mark(&model.Source{Kind: model.FromVariable, Name: "var.x"}),
		"unsetstr": cty.UnknownVal(cty.String).Mark(&model.Source{Kind: model.FromVariable, Name: "var.s"}),
		"cond":     cty.UnknownVal(cty.Bool).Mark(&model.Source{Kind: model.FromVariable, Name: "var.c"}),
		"cond2":    cty.UnknownVal(cty.Bool).Mark(&model.Source{Kind: model.FromVariable, Name: "var.d"}),
		"choice":   oneOf(text("p"), text("q")),
		"secret":   text("hunter2").Mark(model.Sensitive),
		"nothing":  cty.NullVal(cty.DynamicPseudoType),
	}
}

// shown writes down a value with everything that is known of it: ~ before a source means derived.
func shown(v cty.Value) string {
	if !v.IsMarked() && v.IsKnown() && !v.IsNull() && !v.Type().IsPrimitiveType() {
		var parts []string
		for it := v.ElementIterator(); it.Next(); {
			k, e := it.Element()
			s := shown(e)
			if v.Type().IsObjectType() || v.Type().IsMapType() {
				s = k.AsString() + "=" + s
			}
			parts = append(parts, s)
		}
		open, end := "[", "]"
		if v.Type().IsObjectType() || v.Type().IsMapType() {
			open, end = "{", "}"
		}
		return open + strings.Join(parts, " ") + end
	}
	u, marks := v.Unmark()
	var notes []string
	for m := range marks {
		switch m := m.(type) {
		case *model.Source:
			at := m.At()
			if m.Derived {
				at = "~" + at
			}
			notes = append(notes, at)
		case *model.Choice:
			var alts []string
			for _, o := range m.Outcomes {
				alts = append(alts, shown(o))
			}
			notes = append(notes, "one of "+strings.Join(alts, " | "))
		case *Many:
			notes = append(notes, "each "+shown(m.Element))
		case *model.Encoded:
			notes = append(notes, "encodes "+shown(m.Value))
		case *model.Pieces:
			var parts []string
			for _, p := range m.Parts {
				parts = append(parts, shown(p))
			}
			notes = append(notes, "pieces "+strings.Join(parts, " + "))
		default:
			notes = append(notes, fmt.Sprint(m))
		}
	}
	slices.Sort(notes)
	s := "?"
	switch {
	case !u.IsKnown():
	case u.Type().IsPrimitiveType() || u.IsNull():
		b, err := ctyjson.Marshal(u, u.Type())
		if err != nil {
			return err.Error()
		}
		s = string(b)
	default:
		s = shown(u)
	}
	if len(notes) == 0 {
		return s
	}
	return s + "<" + strings.Join(notes, "; ") + ">"
}

func evalText(t testing.TB, scope Scope, src string) (cty.Value, hcl.Diagnostics) {
	t.Helper()
	expr, diags := hclsyntax.ParseExpression([]byte(src), "test", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatalf("%s: %s", src, diags)
	}
	files := fstest.MapFS{"policy.tftpl": {Data: []byte("${id}/${n}%{for x in list} ${x}%{endfor}")}}
	e := &Evaluator{Scope: scope, Functions: Functions(&Tree{FS: files, Root: "/", Dir: "."}, model.Sensitive)}
	return e.Eval(expr)
}

func TestEval(t *testing.T) {
	tests := []struct{ group, expr, want string }{
		{"identity kept", `a`, `?<t.a.id>`},
		{"", `"${a}"`, `?<t.a.id>`},
		{"", `(a)`, `?<t.a.id>`},
		{"", `"${a}${""}"`, `?<t.a.id>`},
		{"", `one(one)`, `?<t.a.id>`},
		{"", `list[1]`, `?<t.b.id>`},
		{"", `element(list, 3)`, `?<t.b.id>`},
		{"", `concat(one, [b])`, `[?<t.a.id> ?<t.b.id>]`},
		{"", `flatten([one, [[b]]])`, `[?<t.a.id> ?<t.b.id>]`},
		{"", `values(map)`, `[?<t.a.id> ?<t.b.id>]`},
		{"", `map.a`, `?<t.a.id>`},
		{"", `{ x = jsonencode({ r = a }), y = b }["x"]`, `?<encodes {r=?<t.a.id>}; ~t.a.id>`},
		{"", `compact([a, nothing, ""])`, `[?<t.a.id>]`},
		{"", `compact([jsonencode({ r = a }), null])`, `[?<encodes {r=?<t.a.id>}; ~t.a.id>]`},
		{"", `compact([a, unsetstr])`, `?<t.a.id; var.s>`},
		{"", `map["b"]`, `?<t.b.id>`},
		{"", `lookup(map, "a", "x")`, `?<t.a.id>`},
		{"", `merge(map, {c = 1}).b`, `?<t.b.id>`},
		{"", `coalesce(null, "", a)`, `?<t.a.id>`},
		{"", `try(a, "x")`, `?<t.a.id>`},
		{"", `try(map.nope, b)`, `?<t.b.id>`},
		{"", `[for x in list : x]`, `[?<t.a.id> ?<t.b.id>]`},
		{"", `{for k, x in map : upper(k) => x}`, `{A=?<t.a.id> B=?<t.b.id>}`},
		{"", `objects[*].id`, `[?<t.a.id> ?<t.b.id>]`},
		{"", `objects.*.id`, `[?<t.a.id> ?<t.b.id>]`},
		{"", `object[*].id`, `[?<t.a.id>]`},
		{"", `objects[*].id[0]`, `!`},
		{"", `true ? a : b`, `?<t.a.id>`},
		{"", `false ? a : b`, `?<t.b.id>`},
		{"", `join("", one)`, `?<t.a.id>`},
		{"", `format("%s", a)`, `?<t.a.id>`},
		{"", `join("", objects[*].id[*][0])`, `!`},
		{"", `tostring(a)`, `?<t.a.id>`},
		{"", `toset([a])`, `[?]<t.a.id>`},
		{"", `coalesce([null, a]...)`, `?<t.a.id>`},
		{"", `known`, `"x"<t.k.name>`},
		{"", `[for x in [known] : x if x == "x"]`, `["x"<t.k.name>]`},

		{"derived", `"${a}-logs"`, `?<pieces ?<t.a.id> + "-logs"; ~t.a.id>`},
		{"", `"${known}-logs"`, `"x-logs"<~t.k.name>`},
		{"", `upper(a)`, `?<~t.a.id>`},
		{"", `length(list)`, `2`},
		{"", `a == b`, `?<~t.a.id; ~t.b.id>`},
		{"", `!cond`, `?<~var.c>`},
		{"", `a == null`, `?<~t.a.id>`},
		{"", `join(",", list)`, `?<pieces ?<t.a.id> + "," + ?<t.b.id>; ~t.a.id; ~t.b.id>`},
		{"", `split(",", a)`, `?<~t.a.id>`},
		{"", `md5(known)`, `"9dd4e461268c8034f5c8564e155c67a6"<~t.k.name>`},
		{"", `{(a) = 1}`, `?<~t.a.id>`},
		{"", `timestamp()`, `?<timestamp()>`},
		{"", `upper("a")`, `"A"`},
		{"", `provider::x::y(a)`, `?<provider::x::y()>`},

		{"undecided", `cond ? "a" : "b"`, `?<one of "a" | "b"; ~var.c>`},
		{"", `cond ? "a" : "a"`, `"a"<~var.c>`},
		{"", `cond ? a : b`, `?<one of ?<t.a.id> | ?<t.b.id>; ~var.c>`},
		{"", `cond ? (cond2 ? "a" : "b") : "c"`, `?<one of "a" | "b" | "c"; ~var.c>`},
		{"", `upper(choice)`, `?<one of "P" | "Q">`},
		{"", `"${choice}!"`, `?<one of "p!" | "q!">`},
		{"", `{p = 1, q = 2}[choice]`, `?<one of 1 | 2>`},
		{"", `choice == "p"`, `?<one of true | false>`},
		{"", `choice == "x"`, `false`},
		{"", `(choice == "p" ? {v = 1} : {v = 2}).v`, `?<one of 1 | 2>`},
		{"", `(cond ? object : {id = "z"}).id`, `?<one of ?<t.a.id> | "z"; ~var.c>`},
		{"", `jsonencode({a = choice})`, `?<one of "{\"a\":\"p\"}" | "{\"a\":\"q\"}">`},
		{"", `[for x in (cond ? [1] : []) : x]`, `?<one of [1] | []; ~var.c>`},
		{"", `length(cond ? [1] : [])`, `?<one of 1 | 0; ~var.c>`},
		{"", `[choice, choice]`, `[?<one of "p" | "q"> ?<one of "p" | "q">]`},
		{"", `join("-", [choice, choice])`, `?<one of "p-p" | "q-p" | "p-q" | "q-q">`},
		{"", `list[unset]`, `?<one of ?<t.a.id> | ?<t.b.id>>`},
		{"", `tostring(cond ? 1 : 2)`, `?<one of "1" | "2"; ~var.c>`},
		{"", `unset ? 1 : 2`, `?<one of 1 | 2; ~var.x>`},

		{"unknown collections", `many[0]`, `{id=?<t.m.id> size=1}`},
		{"", `many["k"].id`, `?<t.m.id>`},
		{"", `many[unset].id`, `?<t.m.id>`},
		{"", `many[*].id`, `?<each ?<t.m.id>; t.m.id>`},
		{"", `values(many)[*].id`, `?<each ?<t.m.id>; t.m.id>`},
		{"", `[for m in many : m.id]`, `?<each ?<t.m.id>; t.m.id>`},
		{"", `[for m in many : m.size]`, `?<each 1>`},
		{"", `one(many[*].id)`, `?<t.m.id>`},
		{"", `element(many[*].id, 0)`, `?<t.m.id>`},
		{"", `join("", many[*].id)`, `?<t.m.id>`},
		{"", `keys(many)[0]`, `?<t.m.id>`},
		{"", `length(many)`, `?<~t.m.id>`},
		{"", `[for x in unset : x]`, `?<each ?<var.x>; var.x>`},
		{"", `[for x in list : x if cond]`, `?<t.a.id; t.b.id; ~var.c>`},
		{"", `[for x in one : x if cond]`, `?<each ?<t.a.id>; t.a.id; ~var.c>`},

		{"encoded", `jsonencode({x = a, y = 1})`, `?<encodes {x=?<t.a.id> y=1}; ~t.a.id>`},
		{"", `jsondecode(jsonencode({x = a}))`, `{x=?<t.a.id>}`},
		{"", `jsonencode({x = known})`, `"{\"x\":\"x\"}"<~t.k.name>`},

		{"pieces", `"arn:${a}/${b}"`, `?<pieces "arn:" + ?<t.a.id> + "/" + ?<t.b.id>; ~t.a.id; ~t.b.id>`},
		{"", `"(${"x${a}"})"`, `?<pieces "(" + "x" + ?<t.a.id> + ")"; ~t.a.id>`},
		{"", `"${1}${a}"`, `?<pieces "1" + ?<t.a.id>; ~t.a.id>`},
		{"", `"%{for x in list}[${x}]%{endfor}."`, `?<pieces "[" + ?<t.a.id> + "]" + "[" + ?<t.b.id> + "]" + "."; ~t.a.id; ~t.b.id>`},
		{"", `templatefile("policy.tftpl", {id = a, n = 1, list = [b]})`, `?<pieces ?<t.a.id> + "/" + "1" + " " + ?<t.b.id>; ~t.a.id; ~t.b.id>`},
		{"", `templatefile("policy.tftpl", {id = "x", n = 1, list = []})`, `"x/1"`},
		{"", `templatefile("policy.tftpl", {id = "x"})`, `!`},
		{"", `templatefile("gone", {})`, `!`},

		{"sensitive", `secret`, `"hunter2"<sensitive>`},
		{"", `"${secret}!"`, `"hunter2!"<sensitive>`},
		{"", `[secret, 1]`, `["hunter2"<sensitive> 1]`},
		{"", `secret == "x"`, `false<sensitive>`},
		{"", `secret == "x" ? 1 : 2`, `2<sensitive>`},
		{"", `cond ? secret : "x"`, `?<one of "hunter2"<sensitive> | "x"; sensitive; ~var.c>`},
		{"", `jsonencode({s = secret})`, `"{\"s\":\"hunter2\"}"<sensitive>`},
		{"", `upper(secret)`, `"HUNTER2"<sensitive>`},
		{"", `nonsensitive(secret)`, `"hunter2"`},
		{"", `{(secret) = 1}`, `{hunter2=1}<sensitive>`},
		{"", `[for x in [1, 2] : x if secret != ""]`, `[1 2]<sensitive>`},
		{"", `templatefile("policy.tftpl", {id = secret, n = 1, list = []})`, `"hunter2/1"<sensitive>`},
		{"", `coalesce(null, secret)`, `"hunter2"<sensitive>`},

		{"try and can", `try(unset.a.b, "x")`, `?<var.x>`},
		{"", `can(a)`, `true`},
		{"", `can(nothing.x)`, `false`},
		{"", `can(unset.a)`, `?<~var.x>`},
		{"", `try(choice, "x")`, `?<one of "p" | "q">`},

		{"splat", `nothing[*]`, `[]`},
		{"", `unset[*]`, `?<var.x>`},
		{"", `1[*]`, `[1]`},

		{"faults", `nope`, `!`},
		{"", `object.nope`, `!`},
		{"", `list[5]`, `!`},
		{"", `1 + "x"`, `!`},
		{"", `cond ? nope : 1`, `?<one of ? | 1; ~var.c>`},
		{"", `values()`, `!`},
		{"", `try()`, `!`},
		{"", `can()`, `!`},
		{"", `join()`, `!`},
		{"", `upper(a, b)`, `!`},
		{"", `{(nothing) = 1}`, `!`},
	}
	group := ""
	for _, tt := range tests {
		if tt.group != "" {
			group = tt.group
		}
		v, diags := evalText(t, sandbox(), tt.expr)
		got := shown(v)
		if diags.HasErrors() {
			got = "!"
		}
		if got != tt.want {
			t.Errorf("%s: %s\n got %s %s\nwant %s", group, tt.expr, got, diags, tt.want)
		}
	}
}

// TestOutcomes: what has more than maxOutcomes outcomes is plainly unknown, and keeps its sources.
func TestOutcomes(t *testing.T) {
	scope := sandbox()
	var of []string
	for i := range 20 {
		scope[fmt.Sprintf("c%d", i)] = scope["cond"]
		of = append(of, fmt.Sprintf("c%d ? %d : ", i, i))
	}
	v, diags := evalText(t, scope, strings.Join(of[:15], "")+"15")
	if c, ok := mark[*model.Choice](v); !ok || diags.HasErrors() || len(c.Outcomes) != 16 {
		t.Errorf("16 outcomes: %s %s", shown(v), diags)
	}
	v, diags = evalText(t, scope, strings.Join(of, "")+"b")
	if diags.HasErrors() || v.IsKnown() || !strings.Contains(shown(v), "t.b.id") {
		t.Errorf("21 outcomes: %s %s", shown(v), diags)
	}
}

// TestMessagesWithoutValues: what a function says of its arguments must not show what variables hold.
func TestMessagesWithoutValues(t *testing.T) {
	const canary = "c4n4ry-v4lu3"
	values := []cty.Value{text(canary), text(canary).Mark(model.Sensitive), text(`{"x": ` + canary), text(canary + "\n\"'`(")}
	exprs := []string{
		`jsondecode(v)`, `tonumber(v)`, `tobool(v)`, `parseint(v, 10)`, `regex("[0-9]{20}", v)`, `regex(v, "x")`, `cidrsubnet(v, 8, 1)`, `cidrhost(v, 1)`,
		`formatdate("YYYY", v)`, `formatdate(v, "2020-01-01T00:00:00Z")`, `timeadd(v, "1h")`, `timeadd("2020-01-01T00:00:00Z", v)`, `base64decode(v)`, `textdecodebase64(v, "UTF-8")`, `textencodebase64("x", v)`,
		`yamldecode("${v}: [")`, `csvdecode("a,b\n${v}")`, `file(v)`, `templatefile(v, {})`, `v + 1`, `-v`, `!v`, `v ? 1 : 2`, `{a = 1}[v]`, `[1][v]`, `{a = 1}.b[v]`, `{for x in [v, v] : x => 1}`, `[for x in v : x]`,
		`uuidv5(v, "x")`, `rsadecrypt(v, v)`, `format("%d", v)`, `format(v, 1)`, `formatlist("%d", [v])`, `substr(v, "x", 1)`, `index(["a"], v)`, `lookup({}, v)`, `element([], v)`, `max(v)`, `sum([v])`, `setproduct(v)`, `zipmap([v], [])`,
		`one([v, v])`, `range(v)`, `chunklist([v], v)`, `tolist(v)`, `tomap(v)`, `merge(v, {})`, `keys(v)`, `length(5) + v`, `coalesce(null)`, `try(v.x.y)`, `toset(v)`, `timecmp(v, v)`, `indent(v, "x")`, `strcontains(v)`, `urlencode([v])`, `bcrypt("x", v)`, `transpose(v)`, `v.nope`, `v[0]`, `v[*].x`,
	}
	for _, v := range values {
		for _, x := range exprs {
			_, diags := evalText(t, names{"v": v}, x)
			for _, d := range diags {
				if strings.Contains(d.Error()+d.Detail+d.Summary, "c4n4ry") {
					t.Errorf("%s: %s", x, d)
				}
			}
		}
	}
}

func TestSessionCountsAcrossReferences(t *testing.T) {
	e := &Evaluator{Scope: sandbox(), Functions: Functions(&Tree{FS: fstest.MapFS{}, Root: "/", Dir: "."}, model.Sensitive), Session: &Session{all: maxAllSteps + 1}}
	expr, _ := hclsyntax.ParseExpression([]byte("a"), "test", hcl.InitialPos)
	if v, diags := e.Eval(expr); !diags.HasErrors() || v.IsKnown() {
		t.Error("a spent session evaluates")
	}
	if _, diags := e.Eval(expr); diags.HasErrors() {
		t.Error("a spent session says so more than once")
	}
	lit, _ := hclsyntax.ParseExpression([]byte(`"x"`), "test", hcl.InitialPos)
	if v, diags := e.Eval(lit); diags.HasErrors() || !v.RawEquals(text("x")) {
		t.Error("a spent session does not read literals")
	}
}

func TestConvertKeepsOutcomes(t *testing.T) {
	v, err := Convert(oneOf(cty.NumberIntVal(1), cty.NumberIntVal(2)), cty.String)
	if err != nil || shown(v) != `?<one of "1" | "2">` {
		t.Errorf("%s %v", shown(v), err)
	}
	if _, err := Convert(oneOf(text("1"), text("x")), cty.Number); err == nil {
		t.Error("an outcome that cannot be converted is accepted")
	}
}
