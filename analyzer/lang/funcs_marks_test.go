package lang

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// from is a mark that tells where a value came from.
type from string

// dump writes a value with the marks of each of its parts: ["a"#A, unknown#B]#L.
func dump(v cty.Value) string {
	inner, marks := v.Unmark()
	var text string
	ty := inner.Type()
	switch {
	case !inner.IsKnown():
		text = "unknown"
	case inner.IsNull():
		text = "null"
	case ty == cty.String:
		text = fmt.Sprintf("%q", inner.AsString())
	case ty == cty.Number:
		text = inner.AsBigFloat().Text('f', -1)
	case ty == cty.Bool:
		text = fmt.Sprint(inner.True())
	case ty.IsMapType() || ty.IsObjectType():
		var parts []string
		for k, e := range inner.Elements() {
			parts = append(parts, k.AsString()+"="+dump(e))
		}
		text = "{" + strings.Join(parts, ", ") + "}"
	default:
		var parts []string
		for _, e := range inner.Elements() {
			parts = append(parts, dump(e))
		}
		text = "[" + strings.Join(parts, ", ") + "]"
	}
	var names []string
	for m := range marks.All() {
		switch m := m.(type) {
		case from:
			names = append(names, string(m))
		case secretMark:
			names = append(names, "secret")
		case EphemeralMark:
			names = append(names, "ephemeral")
		}
	}
	if len(names) == 0 {
		return text
	}
	slices.Sort(names)
	return text + "#" + strings.Join(names, ",")
}

func TestMarksStayWithTheirValues(t *testing.T) {
	unknown := func(ty cty.Type, mark string) cty.Value { return cty.UnknownVal(ty).Mark(from(mark)) }
	scope := fixtureScope(t)
	scope.Variables = map[string]cty.Value{
		"a":    cty.StringVal("a").Mark(from("A")),
		"b":    cty.StringVal("b").Mark(from("B")),
		"a2":   cty.StringVal("a").Mark(from("A2")),
		"e":    cty.StringVal("").Mark(from("E")),
		"n":    cty.NumberIntVal(1).Mark(from("N")),
		"nul":  cty.NullVal(cty.String).Mark(from("NUL")),
		"cidr": cty.StringVal("10.0.0.0/16").Mark(from("C")),
		"name": cty.StringVal("files/value.tmpl").Mark(from("F")),
		"s":    cty.StringVal("s").Mark(from("S")).Mark(secretMark{}),
		"list": cty.ListVal([]cty.Value{cty.StringVal("x"), cty.StringVal("y")}).Mark(from("L")),
		"none": cty.ListValEmpty(cty.String).Mark(from("L0")),
		"map":  cty.MapVal(map[string]cty.Value{"x": cty.StringVal("x")}).Mark(from("M")),
		"ua":   unknown(cty.String, "UA"),
		"ub":   unknown(cty.String, "UB"),
		"ud":   unknown(cty.DynamicPseudoType, "UD"),
		"un":   unknown(cty.Number, "UN"),
		"ul":   unknown(cty.List(cty.String), "UL"),
		"us":   unknown(cty.Set(cty.String), "US"),
		"um":   unknown(cty.Map(cty.String), "UM"),
		"uo":   unknown(cty.Object(map[string]cty.Type{"k": cty.String}), "UO"),
		"t":    cty.StringVal("${x}").Mark(from("T")),
		"eph":  cty.StringVal("e").Mark(EphemeralMark{}).Mark(from("P")),
	}
	for _, c := range []struct{ expr, want string }{
		// Elements keep what is theirs.
		{`concat([a], [b])`, `["a"#A, "b"#B]`},
		{`concat(list, [b])`, `["x"#L, "y"#L, "b"#B]`},
		{`concat(none, [b])`, `["b"#B]#L0`},
		{`concat(list, tolist([s]))`, `["x"#L, "y"#L, "s"#S,secret]`},
		{`merge({ x = a }, { y = b })`, `{x="a"#A, y="b"#B}`},
		{`merge({ x = a }, { x = b })`, `{x="b"#B}`},
		{`merge(map, { y = b })`, `{x="x"#M, y="b"#B}`},
		{`merge({ x = ua }, { y = b })`, `{x=unknown#UA, y="b"#B}`},
		{`flatten([[a], [b, [ua]]])`, `["a"#A, "b"#B, unknown#UA]`},
		{`flatten([list, [b], none])`, `["x"#L, "y"#L, "b"#B]#L0`},
		{`flatten(list)`, `["x", "y"]#L`},
		{`flatten([a, s])`, `["a"#A, "s"#S,secret]`},
		{`flatten([a, sensitive([b])])`, `["a"#A, "b"#B]#secret`},
		{`values({ x = a, y = b })`, `["a"#A, "b"#B]`},
		{`lookup({ x = a, y = b }, "x", "z")`, `"a"#A`},
		{`lookup({ x = ua, y = b }, "x", "z")`, `unknown#UA`},
		{`lookup({ x = a }, "z", b)`, `"b"#B`},
		{`lookup({ x = a }, "z", ub)`, `unknown#UB`},
		{`lookup(map, "x")`, `"x"#M`},
		{`element([a, b], 1)`, `"b"#B`},
		{`element([ua, ub], 0)`, `unknown#UA`},
		{`element(tolist([ua, ub]), 1)`, `unknown#UB`},
		{`slice([a, b], 0, 1)`, `["a"#A]`},
		{`reverse([a, b])`, `["b"#B, "a"#A]`},
		{`chunklist([a, b], 1)`, `[["a"#A], ["b"#B]]`},
		{`setproduct([a], [b, ua])`, `[["a"#A, "b"#B], ["a"#A, unknown#UA]]`},
		{`zipmap(["x", "y"], [a, ub])`, `{x="a"#A, y=unknown#UB}`},
		{`zipmap([a], [b])`, `{a="b"#B}#A`},
		{`tolist([a, b])`, `["a"#A, "b"#B]`},
		{`tomap({ x = a, y = ub })`, `{x="a"#A, y=unknown#UB}`},
		{`tostring(n)`, `"1"#N`},
		{`one([a])`, `"a"#A`},
		{`one([ua])`, `unknown#UA`},
		{`one(none)`, `null#L0`},
		{`one([{ x = a, y = s }])`, `{x="a"#A, y="s"#S,secret}#secret`},
		{`coalesce(a, b)`, `"a"#A`},
		{`coalesce(e, nul, b)`, `"b"#B`},
		{`coalesce(a, s)`, `"a"#A,secret`},
		{`coalesce([a], [b])`, `["a"#A]`},
		{`coalescelist(none, [a, ub], [b])`, `["a"#A, unknown#UB]`},
		{`compact([e, a, nul, b])`, `["a"#A, "b"#B]`},
		{`compact([e, a, s])`, `["a"#A, "s"#S,secret]#secret`},
		{`distinct([a, b, a2])`, `["a"#A,A2, "b"#B]`},
		{`sort([b, a])`, `["a"#A, "b"#B]`},
		{`matchkeys([a, b], ["x", "y"], ["y"])`, `["b"#B]`},
		{`transpose({ k = [a, b], l = [a2] })`, `{a=["k", "l"]#A,A2, b=["k"]#B}`},
		{`try(a, b)`, `"a"#A`},
		{`try(tonumber(a), b)`, `"b"#B`},
		{`try({ x = a }, b)`, `{x="a"#A}`},
		{`keys({ x = a })`, `["x"]`},
		{`keys(map)`, `["x"]#M`},
		{`length([a, ub])`, `2`},
		{`length(list)`, `2#L`},
		{`length(ul)`, `unknown#UL`},
		{`templatestring(t, { x = a, y = b })`, `"a"#A,T`},
		{`templatestring(t, { x = a, y = s })`, `"a"#A,T,secret`},
		{`templatefile(name, { value = [a, ub] })`, `["a"#A, unknown#UB]#F`},
		{`templatefile("files/value.tmpl", { value = a, other = b })`, `"a"#A`},

		// What is computed from several values carries the marks of all.
		{`join(",", [a, b])`, `"a,b"#A,B`},
		{`join(",", [a, ub])`, `unknown#A,UB`},
		{`format("%s-%s", a, ub)`, `unknown#A,UB`},
		{`toset([a, b])`, `["a", "b"]#A,B`},
		{`setunion([a], [b])`, `["a", "b"]#A,B`},
		{`jsonencode({ x = a, y = ub })`, `unknown#A,UB`},
		{`cidrsubnet(cidr, 8, n)`, `"10.0.1.0/24"#C,N`},
		{`contains([a], b)`, `false#A,B`},
		{`index([a, b], b)`, `1#A,B`},
		{`sum([n, 2])`, `3#N`},
		{`file(name)`, `"${value}"#F`},
		{`abs(un)`, `unknown#UN`},
		{`upper(ua)`, `unknown#UA`},
		{`can(ua)`, `unknown#UA`},
		{`can(a)`, `true#A`},
		{`can(s)`, `true#S`},

		// An unknown result carries the marks of all that it may come from.
		{`concat(ul, [b])`, `unknown#B,UL`},
		{`concat([a], ud)`, `unknown#A,UD`},
		{`merge(um, { y = b })`, `unknown#B,UM`},
		{`flatten([ul, [b]])`, `unknown#B,UL`},
		{`flatten([ud, [b]])`, `unknown#B,UD`},
		{`flatten(ud)`, `unknown#UD`},
		{`values(um)`, `unknown#UM`},
		{`values(uo)`, `unknown#UO`},
		{`keys(um)`, `unknown#UM`},
		{`keys(uo)`, `["k"]#UO`},
		{`lookup(um, "x", b)`, `unknown#B,UM`},
		{`lookup({ x = a }, ub, "z")`, `unknown#A,UB`},
		{`element(ul, 0)`, `unknown#UL`},
		{`element([a, b], un)`, `unknown#A,B,UN`},
		{`slice(ul, 0, 1)`, `unknown#UL`},
		{`slice([a, b], 0, un)`, `unknown#A,B,UN`},
		{`reverse(ul)`, `unknown#UL`},
		{`chunklist(ul, 1)`, `unknown#UL`},
		{`chunklist([a], un)`, `unknown#A,UN`},
		{`setproduct([a], us)`, `unknown#A,US`},
		{`zipmap(ul, [b])`, `unknown#B,UL`},
		{`zipmap([ua], [b])`, `unknown#B,UA`},
		{`tolist(ul)`, `unknown#UL`},
		{`toset(ul)`, `unknown#UL`},
		{`one(ul)`, `unknown#UL`},
		{`one(us)`, `unknown#US`},
		{`coalesce(ua, b)`, `unknown#B,UA`},
		{`coalesce(e, ua, b, ub)`, `unknown#B,UA`},
		{`coalesce(nul, ud)`, `unknown#UD`},
		{`coalescelist(none, ul, [b])`, `unknown#B,UL`},
		{`compact([ua, b])`, `unknown#B,UA`},
		{`distinct([ua, b])`, `unknown#B,UA`},
		{`sort([ua, b])`, `[unknown, unknown]#B,UA`},
		{`matchkeys([a], [ub], ["x"])`, `unknown#A,UB`},
		{`matchkeys([a, ub], ["x", "y"], ["x"])`, `unknown#A,UB`},
		{`transpose({ k = [ua], l = [b] })`, `unknown#B,UA`},
		{`try(ua, b)`, `unknown#UA`},
		{`try({ x = ua, y = b }, "z")`, `unknown#B,UA`},
		{`try(ud.x[0].y, b)`, `unknown#UD`},
		{`templatefile("files/value.tmpl", uo)`, `unknown#UO`},
		{`templatestring(ua, { x = b })`, `unknown#B,UA`},
		{`templatestring(t, { x = ua, y = b })`, `unknown#T,UA`},
		{`tostring(ud)`, `unknown#UD`},

		// Sensitivity is a mark of its own.
		{`sensitive(a)`, `"a"#A,secret`},
		{`nonsensitive(sensitive(a))`, `"a"#A`},
		{`nonsensitive(a)`, `"a"#A`},
		{`issensitive(s)`, `true`},
		{`issensitive(a)`, `false`},
		{`issensitive(ua)`, `unknown#UA`},
		{`ephemeralasnull({ x = eph, y = [eph, a] })`, `{x=null#P, y=[null#P, "a"#A]}`},
	} {
		expr, diags := hclsyntax.ParseExpression([]byte(c.expr), "expression", hcl.InitialPos)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		v, diags := expr.Value(scope)
		if diags.HasErrors() {
			t.Errorf("%s: %s", c.expr, diags)
			continue
		}
		if got := dump(v); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.expr, got, c.want)
		}
	}
}
