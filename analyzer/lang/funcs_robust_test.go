package lang

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// odd lists values that functions do not expect.
func odd() []cty.Value {
	object := cty.Object(map[string]cty.Type{"a": cty.String, "b": cty.List(cty.Number)})
	return []cty.Value{
		cty.DynamicVal,
		cty.DynamicVal.Mark(from("D")),
		cty.NullVal(cty.DynamicPseudoType),
		cty.NullVal(cty.String),
		cty.NullVal(cty.List(cty.String)),
		cty.NullVal(object),
		cty.UnknownVal(cty.String),
		cty.UnknownVal(cty.String).RefineNotNull(),
		cty.UnknownVal(cty.String).Refine().StringPrefixFull("1").NewValue().Mark(from("P")),
		cty.UnknownVal(cty.Number).Mark(from("N")),
		cty.UnknownVal(cty.Bool),
		cty.UnknownVal(cty.List(cty.String)),
		cty.UnknownVal(cty.List(cty.String)).Refine().NotNull().CollectionLengthUpperBound(2).NewValue().Mark(from("R")),
		cty.UnknownVal(cty.Set(cty.Number)),
		cty.UnknownVal(cty.Map(cty.DynamicPseudoType)),
		cty.UnknownVal(cty.Map(cty.List(cty.String))).Mark(secretMark{}),
		cty.UnknownVal(object),
		cty.UnknownVal(cty.Tuple([]cty.Type{cty.String, cty.DynamicPseudoType})),
		cty.StringVal(""),
		cty.StringVal("x"),
		cty.StringVal("/(/"),
		cty.StringVal("%s %[9]d %*v"),
		cty.StringVal("🇯🇵e\u0301\x00"),
		cty.StringVal("10.0.0.0/8"),
		cty.StringVal("[[{}, null]]"),
		cty.StringVal("2020-01-01T00:00:00Z").Mark(from("T")),
		cty.StringVal("files/value.tmpl"),
		cty.StringVal("../../../../etc/passwd"),
		cty.Zero,
		cty.NumberIntVal(-1),
		cty.NumberIntVal(2).Mark(from("2")),
		cty.NumberFloatVal(0.5),
		cty.MustParseNumberVal("1e40"),
		cty.PositiveInfinity,
		cty.NegativeInfinity,
		cty.True,
		cty.False.Mark(secretMark{}),
		cty.ListValEmpty(cty.DynamicPseudoType),
		cty.ListVal([]cty.Value{cty.StringVal("a"), cty.NullVal(cty.String), cty.UnknownVal(cty.String).Mark(from("E"))}),
		cty.ListVal([]cty.Value{cty.EmptyObjectVal, cty.EmptyObjectVal.Mark(from("O"))}),
		cty.SetValEmpty(cty.String),
		cty.SetVal([]cty.Value{cty.StringVal("a"), cty.UnknownVal(cty.String)}),
		cty.SetVal([]cty.Value{cty.StringVal("a").Mark(from("A")), cty.NullVal(cty.String)}),
		cty.MapValEmpty(cty.String),
		cty.MapVal(map[string]cty.Value{"": cty.NullVal(cty.Bool), "a": cty.True.Mark(from("B"))}),
		cty.MapVal(map[string]cty.Value{"a": cty.ListVal([]cty.Value{cty.StringVal("x"), cty.NullVal(cty.String)})}),
		cty.MapVal(map[string]cty.Value{"a": cty.NullVal(cty.List(cty.String))}),
		cty.EmptyTupleVal,
		cty.TupleVal([]cty.Value{cty.NullVal(cty.DynamicPseudoType), cty.DynamicVal, cty.NumberIntVal(1)}),
		cty.TupleVal([]cty.Value{cty.TupleVal([]cty.Value{cty.DynamicVal.Mark(from("DD"))}), cty.ListValEmpty(cty.String)}),
		cty.EmptyObjectVal,
		cty.ObjectVal(map[string]cty.Value{"a": cty.UnknownVal(cty.String), "b": cty.NullVal(cty.DynamicPseudoType), "not a name": cty.DynamicVal}),
		cty.ObjectVal(map[string]cty.Value{"value": cty.StringVal("v").Mark(secretMark{}).Mark(from("V"))}),
		cty.CapsuleVal(customdecode.ExpressionType, func() *hcl.Expression {
			e := hcl.StaticExpr(cty.True, hcl.Range{})
			return &e
		}()),
	}
}

// call calls a function as an expression would: arguments are converted to the parameters' types first.
func call(fn function.Function, args []cty.Value) (cty.Value, error) {
	params, rest := fn.Params(), fn.VarParam()
	converted := make([]cty.Value, len(args))
	for i, arg := range args {
		p := rest
		if i < len(params) {
			p = &params[i]
		}
		switch {
		case p == nil:
			return cty.NilVal, fmt.Errorf("too many arguments")
		case p.Type.Equals(customdecode.ExpressionClosureType):
			expr := &hclsyntax.ScopeTraversalExpr{Traversal: hcl.Traversal{hcl.TraverseRoot{Name: "arg"}}}
			converted[i] = customdecode.ExpressionClosureVal(&customdecode.ExpressionClosure{
				Expression:  expr,
				EvalContext: &hcl.EvalContext{Variables: map[string]cty.Value{"arg": arg}},
			})
		default:
			v, err := convert.Convert(arg, p.Type)
			if err != nil {
				return cty.NilVal, err
			}
			converted[i] = v
		}
	}
	return fn.Call(converted)
}

// calls makes argument lists for a function from odd values: all of one and two, and a sample of three.
func calls(fn function.Function, vals []cty.Value, each func(args []cty.Value)) {
	least, most := len(fn.Params()), len(fn.Params())
	if fn.VarParam() != nil {
		most = 3
	}
	if least == 0 {
		each(nil)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := max(1, least); n <= most; n++ {
		switch n {
		case 1:
			for _, a := range vals {
				each([]cty.Value{a})
			}
		case 2:
			for _, a := range vals {
				for _, b := range vals {
					each([]cty.Value{a, b})
				}
			}
		default:
			for range 2 * len(vals) * len(vals) {
				args := make([]cty.Value, n)
				for i := range args {
					args[i] = vals[random.IntN(len(vals))]
				}
				each(args)
			}
		}
	}
}

func bareFunctions(t testing.TB) map[string]function.Function {
	all := fixtureScope(t).Functions
	for name := range all {
		if strings.HasPrefix(name, "core::") {
			delete(all, name)
		}
	}
	return all
}

// choosing are the functions whose unknown result need not come from every unknown argument.
var choosing = []string{"coalesce", "coalescelist", "lookup", "try", "templatefile", "templatestring"}

func TestNoArgumentBreaksAFunction(t *testing.T) {
	for name, fn := range bareFunctions(t) {
		good := 0
		calls(fn, odd(), func(args []cty.Value) {
			v, err := call(fn, args)
			if err != nil {
				if strings.Contains(err.Error(), "panic in function") {
					t.Errorf("%s(%#v): %.200s", name, args, err)
				}
				return
			}
			good++
			if v == cty.NilVal {
				t.Fatalf("%s(%#v): neither value nor error", name, args)
			}
			if v.IsKnown() || slices.Contains(choosing, name) {
				return
			}
			_, marks := v.UnmarkDeep()
			for _, arg := range args {
				if arg.IsKnown() {
					continue
				}
				for m := range arg.Marks().All() {
					if m != (secretMark{}) && !marks.Has(m) {
						t.Errorf("%s(%#v): the unknown result %#v has lost %v", name, args, v, m)
					}
				}
			}
		})
		if good == 0 && name != "list" && name != "map" {
			t.Errorf("%s: no call succeeded", name)
		}
	}
}

func TestHugeArgumentsAreRefused(t *testing.T) {
	functions := bareFunctions(t)
	str, num := cty.StringVal, cty.NumberIntVal
	list := make([]cty.Value, 1100)
	for i := range list {
		list[i] = num(int64(i))
	}
	long := cty.ListVal(list)
	for _, c := range []struct {
		name string
		args []cty.Value
	}{
		{"format", []cty.Value{str("%99999999s"), str("x")}},
		{"format", []cty.Value{str("%.99999999f"), num(1)}},
		{"format", []cty.Value{str("%%%-[1]99999999v"), num(1)}},
		{"formatlist", []cty.Value{str("%99999999999999999999s"), cty.ListVal([]cty.Value{str("x")})}},
		{"indent", []cty.Value{num(1 << 40), str("a\nb")}},
		{"setproduct", []cty.Value{long, long}},
		{"jsondecode", []cty.Value{str(strings.Repeat("[", 1<<20))}},
		{"yamldecode", []cty.Value{str(strings.Repeat("[", 1<<20))}},
		{"yamldecode", []cty.Value{str(strings.Repeat("- ", 1<<20))}},
	} {
		if v, err := functions[c.name].Call(c.args); err == nil || strings.Contains(err.Error(), "panic in function") {
			t.Errorf("%s: %.80s, %v", c.name, v.GoString(), err)
		}
	}
	for _, doc := range []string{`["[[[[", "]"]`, `{"a": "\"["}`} {
		if _, err := functions["jsondecode"].Call([]cty.Value{str(doc)}); err != nil {
			t.Errorf("jsondecode(%s): %s", doc, err)
		}
	}
}

// TestKnowingLessIsConsistent forgets one argument, or one element of it, at a time: the result may become unknown,
// but it must not change or fail.
func TestKnowingLessIsConsistent(t *testing.T) {
	scope := fixtureScope(t)
	tried := 0
	for _, r := range readTable(t) {
		expr, diags := hclsyntax.ParseExpression([]byte(r.expr), "expression", hcl.InitialPos)
		if diags.HasErrors() {
			continue
		}
		c, ok := expr.(*hclsyntax.FunctionCallExpr)
		if !ok || c.ExpandFinal || slices.Contains([]string{"try", "can", "templatestring"}, strings.TrimPrefix(c.Name, "core::")) {
			continue
		}
		full, diags := expr.Value(scope)
		if diags.HasErrors() {
			continue
		}
		full = bare(full)
		fn := scope.Functions[c.Name]
		args := make([]cty.Value, len(c.Args))
		for i, a := range c.Args {
			args[i], _ = a.Value(scope)
		}
		for i, arg := range args {
			for _, less := range forget(arg) {
				tried++
				changed := slices.Clone(args)
				changed[i] = less
				got, err := call(fn, changed)
				if err != nil {
					t.Errorf("%s: with %#v it fails: %s", r.expr, less, err)
					continue
				}
				checkCovers(t, fmt.Sprintf("%s with %#v", r.expr, less), bare(got), full)
			}
		}
	}
	if tried < 2000 {
		t.Errorf("only %d tries", tried)
	}
}

// forget lists what is left of a value when it, or one of its parts, is not known.
func forget(v cty.Value) []cty.Value {
	v, marks := v.Unmark()
	if v.IsNull() || !v.IsKnown() {
		return nil
	}
	less := []cty.Value{cty.UnknownVal(v.Type()), cty.UnknownVal(v.Type()).RefineNotNull()}
	ty := v.Type()
	switch {
	case ty.IsObjectType():
		for name := range ty.AttributeTypes() {
			for _, e := range forget(v.GetAttr(name)) {
				attrs := v.AsValueMap() //nolint:forbidigo // a test may be slow
				attrs[name] = e
				less = append(less, cty.ObjectVal(attrs))
			}
		}
	case ty.IsTupleType():
		for i := range ty.Length() {
			elems := v.AsValueSlice()
			for _, e := range forget(elems[i]) {
				changed := slices.Clone(elems)
				changed[i] = e
				less = append(less, cty.TupleVal(changed))
			}
		}
	}
	for i := range less {
		less[i] = less[i].WithMarks(marks)
	}
	return less
}

// checkCovers says that full may still be the result of which got is all that is known.
func checkCovers(t *testing.T, what string, got, full cty.Value) {
	t.Helper()
	if errs := full.Type().TestConformance(got.Type()); errs != nil && !got.Type().HasDynamicTypes() {
		// Fewer known types may still unify to another one.
		if _, err := convert.Convert(full, got.Type()); err != nil {
			t.Errorf("%s: %#v is not of type %s", what, full, got.Type().FriendlyName())
		}
		return
	}
	switch {
	case !got.IsKnown():
		infinite := full.RawEquals(cty.PositiveInfinity) || full.RawEquals(cty.NegativeInfinity) // which no range includes
		if full.IsKnown() && got.Type() != cty.DynamicPseudoType && !infinite {
			if in := got.Range().Includes(full); in.IsKnown() && in.False() {
				t.Errorf("%s: %#v excludes %#v", what, got, full)
			}
		}
	case got.IsWhollyKnown():
		if !got.RawEquals(full) {
			t.Errorf("%s: %#v instead of %#v", what, got, full)
		}
	case !full.IsKnown() || full.IsNull():
		t.Errorf("%s: %#v instead of %#v", what, got, full)
	case got.Type().IsTupleType() || got.Type().IsListType():
		if !full.CanIterateElements() || got.LengthInt() != full.LengthInt() {
			t.Errorf("%s: %#v instead of %#v", what, got, full)
			return
		}
		elems := full.AsValueSlice()
		for i, e := range got.AsValueSlice() {
			checkCovers(t, what, e, elems[i])
		}
	case got.Type().IsObjectType() || got.Type().IsMapType():
		if !full.CanIterateElements() || got.LengthInt() != full.LengthInt() {
			t.Errorf("%s: %#v instead of %#v", what, got, full)
			return
		}
		attrs := full.AsValueMap()           //nolint:forbidigo // a test may be slow
		for k, e := range got.AsValueMap() { //nolint:forbidigo // a test may be slow
			if _, ok := attrs[k]; !ok {
				t.Errorf("%s: %#v instead of %#v", what, got, full)
				return
			}
			checkCovers(t, what, e, attrs[k])
		}
	}
}

// FuzzFunctions evaluates expressions; whatever they say, there must be a value or an error.
func FuzzFunctions(f *testing.F) {
	scope := fixtureScope(f)
	for _, r := range readTable(f) {
		f.Add(r.expr)
	}
	// The decimal form of such a number alone would fill the memory.
	huge := regexp.MustCompile(`[eE]\+?\d{4}`)
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1000 || huge.MatchString(source) {
			return
		}
		expr, diags := hclsyntax.ParseExpression([]byte(source), "expression", hcl.InitialPos)
		if diags.HasErrors() {
			return
		}
		v, diags := expr.Value(scope)
		if diags.HasErrors() {
			return
		}
		if v == cty.NilVal {
			t.Errorf("%s: neither value nor error", source)
		}
	})
}
