package tfjson

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

func parse(t *testing.T, text string) *Document {
	t.Helper()
	d, diags := Parse([]byte(text), "x.json")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return d
}

func TestMembers(t *testing.T) {
	d := parse(t, " {\t\"a\" : 1 ,\r\n \"b\\u0022\\\\\": [ 1 , {\"x\":\"}]\\\"\"} , \"\\\\\" ] , \"a\":null, \"\":{} , \"n\":-1.5e+3}\n")
	var got []string
	for name, v := range d.Root.Members() {
		got = append(got, name.Text()+" = "+string(v))
		var e []string
		for one := range v.Elements() {
			e = append(e, string(one))
		}
		if e != nil {
			got = append(got, strings.Join(e, " | "))
		}
	}
	want := []string{"a = 1", `b"\ = [ 1 , {"x":"}]\""} , "\\" ]`, `1 | {"x":"}]\""} | "\\"`, "a = null", " = {}", "n = -1.5e+3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if v := d.Root.Get("a"); v.Kind() != Null {
		t.Errorf("of two members with one name the last counts, not %s", v)
	}
	for _, v := range []Value{nil, d.Root.Get("missing"), d.Root.Get("n")} {
		for range v.Members() {
			t.Errorf("%s has members", v)
		}
		for range v.Elements() {
			t.Errorf("%s has elements", v)
		}
	}
}

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		`""`: "", `"a"`: "a", `"日本"`: "日本", `"\u65e5\"\\\n"`: "日\"\\\n", "\"\xff\"": "\uFFFD", `"\ud800"`: "\uFFFD", `"\ud83d\ude00"`: "😀", `1`: "", `null`: "",
	} {
		if got := Value(text).Text(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestRange(t *testing.T) {
	d := parse(t, "{\n  \"a\": {\"b\": [1,\n2]}}")
	b := d.Root.Get("a").Get("b")
	var at []string
	for e := range b.Elements() {
		at = append(at, d.Range(e).String())
	}
	if diff := cmp.Diff([]string{"x.json:2,15-15", "x.json:3,1-1"}, at); diff != "" {
		t.Error(diff)
	}
	if got := d.Range(nil); got != d.Start() {
		t.Errorf("nothing is at %s", got)
	}
}

func TestCty(t *testing.T) {
	secret := func(v cty.Value) cty.Value { return v.Mark(model.Sensitive) }
	tests := []struct {
		name                      string
		value, unknown, sensitive string
		want                      cty.Type
		get                       cty.Value
	}{
		{"text", `"a"`, ``, ``, cty.String, cty.StringVal("a")},
		{"of another type than expected", `5`, ``, ``, cty.String, cty.NumberIntVal(5)},
		{"big number", `12345678901234567890`, ``, ``, cty.Number, cty.MustParseNumberVal("12345678901234567890")},
		{"fraction", `0.5`, ``, ``, cty.Number, cty.MustParseNumberVal("0.5")},
		{"unknown", ``, `true`, ``, cty.String, cty.UnknownVal(cty.String)},
		{"unknown set is an unknown list", ``, `true`, ``, cty.Set(cty.String), cty.UnknownVal(cty.List(cty.String))},
		{"unknown without a type", ``, `true`, ``, cty.NilType, cty.DynamicVal},
		{"null", `null`, `false`, ``, cty.Bool, cty.NullVal(cty.Bool)},
		{"set keeps its order", `["b","a"]`, ``, ``, cty.Set(cty.String), cty.ListVal([]cty.Value{cty.StringVal("b"), cty.StringVal("a")})},
		{"unknown element", `["b",null]`, `[false,true]`, ``, cty.List(cty.String), cty.ListVal([]cty.Value{cty.StringVal("b"), cty.UnknownVal(cty.String)})},
		{"unknown element that is missing", `["b"]`, `[false,true]`, ``, cty.List(cty.String), cty.ListVal([]cty.Value{cty.StringVal("b"), cty.UnknownVal(cty.String)})},
		{"empty list", `[]`, `[]`, ``, cty.List(cty.String), cty.ListValEmpty(cty.String)},
		{"mixed list", `["b",1]`, ``, ``, cty.List(cty.String), cty.TupleVal([]cty.Value{cty.StringVal("b"), cty.NumberIntVal(1)})},
		{"list without a type", `["b"]`, ``, ``, cty.NilType, cty.TupleVal([]cty.Value{cty.StringVal("b")})},
		{"map", `{"a":"1"}`, `{"b":true}`, `{"a":true}`, cty.Map(cty.String), cty.MapVal(map[string]cty.Value{"a": secret(cty.StringVal("1")), "b": cty.UnknownVal(cty.String)})},
		{"map that is sensitive as a whole", `{"a":"1"}`, ``, `true`, cty.Map(cty.String), secret(cty.MapVal(map[string]cty.Value{"a": secret(cty.StringVal("1"))}))},
		{"object", `{"a":"1","b":[true]}`, ``, ``, cty.DynamicPseudoType, cty.ObjectVal(map[string]cty.Value{"a": cty.StringVal("1"), "b": cty.TupleVal([]cty.Value{cty.True})})},
		{"everything in it unknown", ``, `{"a":true}`, ``, cty.Map(cty.String), cty.MapVal(map[string]cty.Value{"a": cty.UnknownVal(cty.String)})},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Masked{Value(test.value), Value(test.unknown), Value(test.sensitive)}.Cty(test.want)
			if !got.RawEquals(test.get) {
				t.Errorf("got %#v, want %#v", got, test.get)
			}
		})
	}
	for _, text := range []string{"1e401", "1e-999999999999", "1" + strings.Repeat("0", 500)} {
		if got := (Masked{Value: Value(text)}).Cty(cty.Number); got.IsKnown() {
			t.Errorf("%.20s is known", text)
		}
	}
}

// FuzzWalk: the walk through a document finds what encoding/json finds.
func FuzzWalk(f *testing.F) {
	for _, s := range []string{`{"a":[1,{"b":"\\\""}],"c":{}}`, `{ "a" : null , "a" : "x" }`, "{\"a\":\t[ ]\n}", `{"\u0061":-0.1e5}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, diags := Parse(data, "x.json")
		if diags.HasErrors() {
			return
		}
		var want map[string]any
		if err := json.Unmarshal(data, &want); err != nil {
			return // a number that is too big
		}
		if diff := cmp.Diff(any(want), plain(d.Root)); diff != "" {
			t.Error(diff)
		}
	})
}

// plain turns a value into what encoding/json makes of it.
func plain(v Value) any {
	switch v.Kind() {
	case Object:
		out := map[string]any{}
		for name, m := range v.Members() {
			out[name.Text()] = plain(m)
		}
		return out
	case Array:
		out := []any{}
		for e := range v.Elements() {
			out = append(out, plain(e))
		}
		return out
	case String:
		return v.Text()
	case Bool:
		return v.True()
	case Number:
		var n float64
		if err := json.Unmarshal(v, &n); err != nil {
			panic(err)
		}
		return n
	case Absent, Null:
	}
	return nil
}

func TestParseExpression(t *testing.T) {
	refs := func(s ...string) *Expression { return &Expression{References: s} }
	tests := []struct {
		text string
		want *Expression
	}{
		{`{"references":["aws_subnet.a[0].id","aws_subnet.a[0]","aws_subnet.a","aws_subnet.ab","var.x"]}`, refs("aws_subnet.a[0].id", "aws_subnet.ab", "var.x")},
		{`{"constant_value":null}`, &Expression{Constant: Value("null")}},
		{`{}`, &Expression{}},
		{`[]`, &Expression{Blocks: []*Block{}}},
		{`[{"a":{"constant_value":1}},{}]`, &Expression{Blocks: []*Block{{Arguments: map[string]*Expression{"a": {Constant: Value("1")}}}, {Arguments: map[string]*Expression{}}}}},
		{`{"create":{"constant_value":"1h"}}`, &Expression{Blocks: []*Block{{Arguments: map[string]*Expression{"create": {Constant: Value(`"1h"`)}}}}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, ParseExpression(Value(test.text))); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

// FuzzScan: what the quick check takes for JSON is JSON, and what it turns away is not, or no object, or too deep.
func FuzzScan(f *testing.F) {
	for _, s := range []string{
		`{}`, ` { } `, `[]`, `{"a":1}x`, `{"a":01}`, `{"a":-}`, `{"a":1.}`, `{"a":1e+}`, `{"a":-0.5E-10}`, `{"a":tru}`, `{"a":nul`, `{"a":"\u00g0"}`,
		`{"a":"\ud800\x"}`, "{\"a\":\"\x1f\"}", "{\"a\":\"1234567\x00\"}", "{\"a\":\"\xff\x7f\"}", `{"a":"\"}`, `{"a" 1}`, `{"a":1,}`, `{,}`, `{"a":[1,]}`, `{"a":[1 2]}`,
		`{"a":[[],{}, "x" , null,true , false]}`, `{"a":"` + strings.Repeat("x", 30) + `\\"}`, `{"a":` + strings.Repeat("[", 149) + strings.Repeat("]", 149) + `}`,
		`{"a":` + strings.Repeat("[", 150) + strings.Repeat("]", 150) + `}`, `{"a"`, `{`, `{"a`, `{"a":"x\`, `{"a":"\u12`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, ok := scan(data)
		if valid := json.Valid(data); ok && !valid {
			t.Fatalf("%q is not JSON", data)
		} else if valid && !ok && data[space(data, 0)] == '{' && level(data) <= maxDepth {
			t.Fatalf("%q is JSON", data)
		}
	})
}

// level tells how deep values lie in each other.
func level(data []byte) int {
	depth, most, quoted := 0, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
			most = max(most, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return most
}

func TestCursor(t *testing.T) {
	d := parse(t, " { \"a\" : [ {\"x\":1} , 2 ,\n[3]] ,\"b\":{\"c\":\"t\\\"}\"},\"d\":{ },\"e\":[ ] , \"f\":5 ,\"g\":\"end\"} ")
	var got []string
	at := d.Root.Cursor()
	for name := range at.Members() {
		switch name.Text() {
		case "a":
			for i := range at.Elements() {
				where := d.Range(at.Place()).String()
				if i == 0 {
					got = append(got, where) // not taken
					continue
				}
				got = append(got, where+" "+string(at.Value()))
			}
		case "b", "d", "f":
			for inner := range at.Members() {
				got = append(got, name.Text()+" "+inner.Text()+" "+at.Text())
			}
		case "e":
			for range at.Elements() {
				got = append(got, "an element")
			}
		case "g":
			got = append(got, at.Kind().String()+" "+at.Text())
		}
	}
	want := []string{"x.json:1,12-12", "x.json:1,22-22 2", "x.json:2,1-1 [3]", `b c t"}`, "a string end"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for range Value(nil).Cursor().Members() {
		t.Error("nothing has members")
	}
}

// TestColumns: columns count UTF-16 code units, however long the line is and wherever a character meets the border of a
// block.
func TestColumns(t *testing.T) {
	for _, filler := range []string{"x", "é", "漢", "\U0001F600", "a漢\U0001F600é"} {
		for _, size := range []int{10, block/len(filler) - 3, block/len(filler) + 1, 3*block/len(filler) + 2} {
			text := "{\n\"long\":\"" + strings.Repeat(filler, size) + "\",\"at\":{\"a\":1},\n\"next\":2}"
			d := parse(t, text)
			before, _, _ := strings.Cut(text[2:], "{\"a\"")
			if got, want := d.Range(d.Part("at")).Start, len(utf16.Encode([]rune(before)))+1; got.Line != 2 || got.Column != want {
				t.Errorf("%d times %q: line %d, column %d, want line 2, column %d", size, filler, got.Line, got.Column, want)
			}
			if got := d.Range(d.Part("next")).Start; got.Line != 3 || got.Column != len("\"next\":")+1 {
				t.Errorf("%d times %q: line %d, column %d of the next line", size, filler, got.Line, got.Column)
			}
		}
	}
}
