package lang

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

const fixtures = "../../fixtures/lang"

// secretMark is the sensitivity mark in these tests.
type secretMark struct{}

// fixtureScope is the scope in which Terraform recorded functions.txt: the locals of main.tf, with everything that
// terraform_data.u returns unknown.
func fixtureScope(t testing.TB) *hcl.EvalContext {
	t.Helper()
	root, err := filepath.Abs(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	scope := &hcl.EvalContext{
		Functions: Functions(Tree{FS: os.DirFS(root), Root: filepath.ToSlash(root), HomeDir: "/home/x"}, secretMark{}),
		Variables: map[string]cty.Value{
			"terraform_data": cty.ObjectVal(map[string]cty.Value{"u": cty.DynamicVal}),
			"path":           cty.ObjectVal(map[string]cty.Value{"module": cty.StringVal(".")}),
		},
	}
	src, err := os.ReadFile(filepath.Join(root, "main.tf"))
	if err != nil {
		t.Fatal(err)
	}
	file, diags := hclsyntax.ParseConfig(src, "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	var attrs []*hclsyntax.Attribute
	for _, block := range file.Body.(*hclsyntax.Body).Blocks {
		if block.Type == "locals" {
			for _, attr := range block.Body.Attributes {
				attrs = append(attrs, attr)
			}
		}
	}
	sort.Slice(attrs, func(i, j int) bool { return attrs[i].SrcRange.Start.Byte < attrs[j].SrcRange.Start.Byte })
	locals := map[string]cty.Value{}
	for _, attr := range attrs {
		v, diags := attr.Expr.Value(scope)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		locals[attr.Name] = v
	}
	scope.Variables["local"] = cty.ObjectVal(locals)
	return scope
}

// evaluate answers an expression in the notation of functions.txt.
func evaluate(scope *hcl.EvalContext, source string) string {
	expr, diags := hclsyntax.ParseExpression([]byte(source), "expression", hcl.InitialPos)
	if diags.HasErrors() {
		return "! " + diags.Error()
	}
	v, diags := expr.Value(scope)
	if diags.HasErrors() {
		return "! " + diags.Error()
	}
	plain, _ := v.UnmarkDeep()
	doc := "unknown"
	if plain.IsWhollyKnown() {
		encoded, err := scope.Functions["jsonencode"].Call([]cty.Value{plain})
		if err != nil {
			return "! " + err.Error()
		}
		doc = encoded.AsString()
	}
	switch {
	case v.HasMark(secretMark{}):
		doc = "sensitive " + doc
	case v.HasMarkDeep(secretMark{}):
		doc = "holds-sensitive " + doc
	}
	return "= " + typeText(v.Type()) + " " + doc
}

func typeText(ty cty.Type) string {
	list := func(name string, types []cty.Type) string {
		texts := make([]string, len(types))
		for i, ty := range types {
			texts[i] = typeText(ty)
		}
		return name + "([" + strings.Join(texts, ",") + "])"
	}
	switch {
	case ty.IsListType():
		return "list(" + typeText(ty.ElementType()) + ")"
	case ty.IsSetType():
		return "set(" + typeText(ty.ElementType()) + ")"
	case ty.IsMapType():
		return "map(" + typeText(ty.ElementType()) + ")"
	case ty.IsTupleType():
		return list("tuple", ty.TupleElementTypes())
	case ty.IsObjectType():
		var attrs []string
		for name, aty := range ty.AttributeTypes() {
			attrs = append(attrs, strings.ReplaceAll(fmt.Sprintf("%s:%s", name, typeText(aty)), " ", ""))
		}
		slices.Sort(attrs)
		return "object({" + strings.Join(attrs, ",") + "})"
	default:
		return ty.FriendlyName()
	}
}

// recorded is one entry of functions.txt.
type recorded struct {
	line               int
	expr, theirs, ours string
}

func readTable(t testing.TB) []recorded {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(fixtures, "functions.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var table []recorded
	for i, line := range strings.Split(string(b), "\n") {
		last := len(table) - 1
		switch {
		case strings.HasPrefix(line, "> "):
			table = append(table, recorded{line: i + 1, expr: line[2:]})
		case strings.HasPrefix(line, "= "), line == "!":
			table[last].theirs = line
		case strings.HasPrefix(line, "~ "):
			table[last].ours = line[2:]
		case line != "" && line[0] != '#':
			t.Fatalf("functions.txt:%d: cannot read %q", i+1, line)
		}
	}
	return table
}

func TestFunctionsAnswerAsTerraform(t *testing.T) {
	scope := fixtureScope(t)
	table := readTable(t)
	if len(table) < 1000 {
		t.Fatalf("only %d expressions", len(table))
	}
	for _, r := range table {
		if r.theirs == "" {
			t.Errorf("functions.txt:%d: %s: not recorded", r.line, r.expr)
			continue
		}
		want := r.theirs
		if r.ours != "" {
			if want = r.ours; want == r.theirs {
				t.Errorf("functions.txt:%d: %s: not a difference any more", r.line, r.expr)
			}
		}
		got := evaluate(scope, r.expr)
		if want == "!" && strings.HasPrefix(got, "!") {
			continue
		}
		if got != want {
			t.Errorf("functions.txt:%d: %s\n got %s\nwant %s", r.line, r.expr, got, want)
		}
	}
}

// signature is a function as "terraform metadata functions -json" describes it.
type signature struct {
	Return     json.RawMessage `json:"return_type"`
	Parameters []parameter     `json:"parameters"`
	Variadic   *parameter      `json:"variadic_parameter"`
}

type parameter struct {
	Name     string   `json:"name"`
	Type     cty.Type `json:"type"`
	Nullable bool     `json:"is_nullable"`
}

func readSignatures(t testing.TB) map[string]signature {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(fixtures, "signatures.json"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Functions map[string]signature `json:"function_signatures"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Functions
}

func TestSignatures(t *testing.T) {
	want := readSignatures(t)
	got := Functions(Tree{FS: os.DirFS(fixtures), Root: "/"}, secretMark{})
	for name := range got {
		if _, ok := want[name]; !ok && !slices.Contains([]string{"list", "map"}, strings.TrimPrefix(name, "core::")) {
			t.Errorf("%s: Terraform has no such function", name)
		}
	}
	for name, w := range want {
		fn, ok := got[name]
		if !ok {
			t.Errorf("%s: missing", name)
			continue
		}
		g := signature{}
		var types []cty.Type
		for _, p := range fn.Params() {
			g.Parameters = append(g.Parameters, asParameter(p))
			types = append(types, p.Type)
		}
		if p := fn.VarParam(); p != nil {
			v := asParameter(*p)
			g.Variadic = &v
			types = append(types, p.Type)
		}
		switch strings.TrimPrefix(name, "core::") {
		case "try", "can", "templatestring":
			// These take expressions, which Terraform's description leaves out.
			if len(g.Parameters) != len(w.Parameters) || (g.Variadic == nil) != (w.Variadic == nil) {
				t.Errorf("%s: other parameters than Terraform's", name)
			}
			continue
		case "contains":
			// Later releases of Terraform search for null, and so do we.
			g.Parameters[1].Nullable = false
		case "format", "formatlist":
			// Later releases know the type even if that of an argument is not.
			w.Return = nil
		}
		typeComparer := cmp.Comparer(func(a, b cty.Type) bool { return a.Equals(b) })
		if diff := cmp.Diff(w.Parameters, g.Parameters, typeComparer); diff != "" {
			t.Errorf("%s: parameters (-Terraform +ours):\n%s", name, diff)
		}
		if diff := cmp.Diff(w.Variadic, g.Variadic, typeComparer); diff != "" {
			t.Errorf("%s: variadic parameter (-Terraform +ours):\n%s", name, diff)
		}
		if w.Return == nil {
			continue
		}
		var wantType cty.Type
		if err := json.Unmarshal(w.Return, &wantType); err != nil {
			t.Fatal(err)
		}
		gotType, err := fn.ReturnType(types)
		if err != nil {
			gotType = cty.DynamicPseudoType // only decided by the values
		}
		if !gotType.Equals(wantType) {
			t.Errorf("%s: returns %s, Terraform's %s", name, gotType.FriendlyName(), wantType.FriendlyName())
		}
	}
}

func asParameter(p function.Parameter) parameter {
	return parameter{Name: p.Name, Type: p.Type, Nullable: p.AllowNull}
}

func TestValuePreserving(t *testing.T) {
	if !slices.IsSorted(valuePreserving) {
		t.Error("the list is not sorted")
	}
	all := Functions(Tree{}, secretMark{})
	for _, name := range valuePreserving {
		if _, ok := all[name]; !ok {
			t.Errorf("%s: no such function", name)
		}
	}
	for name, want := range map[string]bool{
		"one": true, "core::one": true, "keys": true, "zipmap": true, "chunklist": true,
		"join": false, "core::join": false, "trimspace": false, "core::": false, "": false, "length": false,
	} {
		if got := ValuePreserving(name); got != want {
			t.Errorf("ValuePreserving(%q) = %t", name, got)
		}
	}
}
