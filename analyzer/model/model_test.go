package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func TestAddress(t *testing.T) {
	tests := []struct {
		text   string
		want   Address
		config string
		wild   bool
	}{
		{"aws_vpc.main", Address{Type: "aws_vpc", Name: "main"}, "aws_vpc.main", false},
		{"aws_vpc.main[0]", Address{Type: "aws_vpc", Name: "main", Key: "[0]"}, "aws_vpc.main", false},
		{`aws_vpc.main["a.b"]`, Address{Type: "aws_vpc", Name: "main", Key: `["a.b"]`}, "aws_vpc.main", false},
		{"aws_vpc.main[*]", Address{Type: "aws_vpc", Name: "main", Key: "[*]"}, "aws_vpc.main", true},
		{"data.aws_ami.x", Address{Mode: Data, Type: "aws_ami", Name: "x"}, "data.aws_ami.x", false},
		{`module.a["x\"]."].module.b[0].data.aws_ami.x[1]`, Address{Module: `module.a["x\"]."].module.b[0]`, Mode: Data, Type: "aws_ami", Name: "x", Key: "[1]"}, "module.a.module.b.data.aws_ami.x", false},
		{"module.a[*].aws_vpc.main", Address{Module: "module.a[*]", Type: "aws_vpc", Name: "main"}, "module.a.aws_vpc.main", true},
	}
	for _, tt := range tests {
		got, ok := ParseAddress(tt.text)
		if !ok || got != tt.want {
			t.Errorf("%s is read as %+v", tt.text, got)
		}
		if got.String() != tt.text || got.Config() != tt.config || got.Wild() != tt.wild {
			t.Errorf("%s: %s %s %v", tt.text, got, got.Config(), got.Wild())
		}
	}
	for _, bad := range []string{"", ".", "aws_vpc", "aws_vpc.", ".main", "a.b.c", "module.a", "module.a.aws_vpc", "data.aws_ami", "aws vpc.main", "aws_vpc.main[", `aws_vpc.main["`, "aws_vpc.main[0", "aws_vpc.main[0]x", "module.a[0.aws_vpc.b", "module..aws_vpc.b", "module.a]b.aws_vpc.b"} {
		if got, ok := ParseAddress(bad); ok {
			t.Errorf("%q is read as %+v", bad, got)
		}
	}
}

func FuzzParseAddress(f *testing.F) {
	for _, s := range []string{"aws_vpc.main", `module.a["x"].data.aws_ami.b[0]`, "module.a[*].x.y[*]", `a.b["\"]"]`, "a.b[[]]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, ok := ParseAddress(s)
		if !ok {
			return
		}
		if a.String() != s {
			t.Errorf("%q comes back as %q", s, a.String())
		}
		c, ok := ParseAddress(a.Config())
		if !ok || c.Key != "" || strings.Contains(c.Module, "[") || c.Config() != a.Config() {
			t.Errorf("the configuration of %q is %q", s, a.Config())
		}
	})
}

func TestTri(t *testing.T) {
	all := []Tri{Unknown, No, Yes}
	if Unknown != 0 {
		t.Error("the zero value is not Unknown")
	}
	for _, a := range all {
		if a.Not().Not() != a || a.And(a) != a || a.Or(a) != a || a.And(Yes) != a || a.Or(No) != a || a.And(No) != No || a.Or(Yes) != Yes {
			t.Errorf("%s breaks a law of one", a)
		}
		for _, b := range all {
			if a.And(b) != b.And(a) || a.Or(b) != b.Or(a) {
				t.Errorf("%s and %s do not commute", a, b)
			}
			if a.And(b).Not() != a.Not().Or(b.Not()) {
				t.Errorf("%s and %s: De Morgan", a, b)
			}
			if a.And(b) != All(a, b) || a.Or(b) != Any(a, b) {
				t.Errorf("%s and %s: lists", a, b)
			}
			for _, c := range all {
				if a.And(b.And(c)) != a.And(b).And(c) || a.And(b.Or(c)) != a.And(b).Or(a.And(c)) {
					t.Errorf("%s, %s and %s: associativity or distribution", a, b, c)
				}
				// Knowing less never flips: replacing an operand by Unknown gives the same, or Unknown.
				if r := Unknown.And(b); r != Unknown && r != a.And(b) {
					t.Errorf("unknown and %s is %s, and %s and %s is %s", b, r, a, b, a.And(b))
				}
			}
		}
	}
	if All() != Yes || Any() != No || Of(true) != Yes || Of(false) != No {
		t.Error("empty lists or bools")
	}
	if got := fmt.Sprint(Yes, No, Unknown); got != "yes no unknown" {
		t.Error(got)
	}
}

func source(r *Resource, attr string) *Source {
	return &Source{Kind: FromResource, Resource: r, Attr: attr}
}

func unset(name string) *Source { return &Source{Kind: FromVariable, Name: name, Why: "has no value"} }

func choice(t cty.Type, outcomes ...cty.Value) cty.Value {
	return cty.UnknownVal(t).Mark(&Choice{Outcomes: outcomes})
}

func TestPredicates(t *testing.T) {
	r := &Resource{Addr: Address{Type: "aws_kms_key", Name: "k"}}
	yes, no, un := Yes, No, Unknown
	tests := []struct {
		name                                                            string
		v                                                               cty.Value
		set, notEmpty, isTrue, oneOf, prefix, atLeast, atMost, contains Tri // oneOf "arn:x", prefix "arn:", 5, 5, "x"
		known, present                                                  bool
	}{
		{"absent", cty.NilVal, no, no, no, no, no, no, no, no, true, false},
		{"null", cty.NullVal(cty.String), no, no, no, no, no, no, no, no, true, false},
		{"unknown", cty.UnknownVal(cty.String), un, un, un, un, un, un, un, un, false, true},
		{"unknown, not null", cty.UnknownVal(cty.String).RefineNotNull(), yes, un, un, un, un, un, un, un, false, true},
		{"dynamic", cty.DynamicVal, un, un, un, un, un, un, un, un, false, true},
		{"attribute of a resource", cty.UnknownVal(cty.String).Mark(source(r, "arn")), yes, yes, un, un, un, un, un, un, false, true},
		{"computed from a resource", cty.UnknownVal(cty.String).Mark(source(r, "arn").Derive()), un, un, un, un, un, un, un, un, false, true},
		{"variable", cty.UnknownVal(cty.String).Mark(unset("var.v")), un, un, un, un, un, un, un, un, false, true},
		{"known prefix", cty.UnknownVal(cty.String).Refine().NotNull().StringPrefixFull("arn:x").NewValue(), yes, yes, un, un, yes, un, un, un, false, true},
		{"another prefix", cty.UnknownVal(cty.String).Refine().NotNull().StringPrefixFull("alias/").NewValue(), yes, yes, un, un, no, un, un, un, false, true},
		{"text", cty.StringVal("arn:x"), yes, yes, no, yes, yes, no, no, yes, true, true},
		{"other text", cty.StringVal("zzz"), yes, yes, no, no, no, no, no, no, true, true},
		{"empty text", cty.StringVal(""), yes, no, no, no, no, no, no, no, true, true},
		{"sensitive text", cty.StringVal("arn:x").Mark(Sensitive), yes, yes, no, yes, yes, no, no, yes, true, true},
		{"true", cty.True, yes, yes, yes, no, no, no, no, no, true, true},
		{"false", cty.False, yes, yes, no, no, no, no, no, no, true, true},
		{"true as text", cty.StringVal("true"), yes, yes, yes, no, no, no, no, no, true, true},
		{"5", cty.NumberIntVal(5), yes, yes, no, no, no, yes, yes, no, true, true},
		{"5 as text", cty.StringVal("5"), yes, yes, no, no, no, yes, yes, no, true, true},
		{"6", cty.NumberIntVal(6), yes, yes, no, no, no, yes, no, no, true, true},
		{"4.5", cty.NumberFloatVal(4.5), yes, yes, no, no, no, no, yes, no, true, true},
		{"list", cty.ListVal([]cty.Value{cty.StringVal("x")}), yes, yes, no, no, no, no, no, no, true, true},
		{"empty list", cty.ListValEmpty(cty.String), yes, no, no, no, no, no, no, no, true, true},
		{"choice of equals", choice(cty.String, cty.StringVal("arn:x"), cty.StringVal("arn:x")), yes, yes, no, yes, yes, no, no, yes, false, true},
		{"choice with a common prefix", choice(cty.String, cty.StringVal("arn:x"), cty.StringVal("arn:y")), yes, yes, no, un, yes, no, no, un, false, true},
		{"choice with null", choice(cty.String, cty.StringVal("arn:x"), cty.NullVal(cty.String)), un, un, no, un, un, no, no, un, false, true},
		{"choice of bools", choice(cty.Bool, cty.True, cty.False), yes, yes, un, no, no, no, no, no, false, true},
		{"choice with unknown", choice(cty.Bool, cty.True, cty.UnknownVal(cty.Bool)), un, un, un, un, un, un, un, un, false, true},
		{"nested choice", choice(cty.Bool, cty.True, choice(cty.Bool, cty.True, cty.True)), yes, yes, yes, no, no, no, no, no, false, true},
	}
	for _, tt := range tests {
		v := NewValue("at", tt.v, hcl.Range{}, Written)
		for _, check := range []struct {
			name      string
			got, want Tri
		}{
			{"Set", v.Set(), tt.set}, {"NotEmpty", v.NotEmpty(), tt.notEmpty}, {"True", v.True(), tt.isTrue}, {"OneOf", v.OneOf("q", "arn:x"), tt.oneOf},
			{"HasPrefix", v.HasPrefix("arn:"), tt.prefix}, {"AtLeast", v.AtLeast(5), tt.atLeast}, {"AtMost", v.AtMost(5), tt.atMost},
			{"Matches", v.Matches(func(s string) bool { return strings.HasSuffix(s, "x") }), tt.contains},
			{"Known", Of(v.Known()), Of(tt.known)}, {"Present", Of(v.Present()), Of(tt.present)},
		} {
			if check.got != check.want {
				t.Errorf("%s: %s is %s, want %s", tt.name, check.name, check.got, check.want)
			}
		}
	}
}

func TestTextAndInt(t *testing.T) {
	tests := []struct {
		v     cty.Value
		text  string
		isT   bool
		n     int64
		isInt bool
	}{
		{cty.NilVal, "", false, 0, false},
		{cty.NullVal(cty.String), "", false, 0, false},
		{cty.UnknownVal(cty.String), "", false, 0, false},
		{cty.StringVal("07"), "07", true, 7, true},
		{cty.NumberIntVal(80), "80", true, 80, true},
		{cty.NumberFloatVal(1.5), "1.5", true, 0, false},
		{cty.True, "true", true, 0, false},
		{cty.StringVal("x").Mark(Sensitive), "x", true, 0, false},
		{cty.EmptyTupleVal, "", false, 0, false},
	}
	for _, tt := range tests {
		v := NewValue("at", tt.v, hcl.Range{}, Written)
		if s, ok := v.Text(); s != tt.text || ok != tt.isT {
			t.Errorf("%#v: text %q %v", tt.v, s, ok)
		}
		if n, ok := v.Int(); n != tt.n || ok != tt.isInt {
			t.Errorf("%#v: int %d %v", tt.v, n, ok)
		}
	}
}

func TestDisplay(t *testing.T) {
	long := strings.Repeat("あ", 200)
	tests := []struct {
		v    cty.Value
		want string
	}{
		{cty.StringVal("a\n\"b"), `"a\n\"b"`},
		{cty.NumberIntVal(5), "5"},
		{cty.NullVal(cty.String), "null"},
		{cty.UnknownVal(cty.String), "(unknown)"},
		{cty.True.Mark(Sensitive), "(sensitive)"},
		{cty.UnknownVal(cty.Bool).Mark(Sensitive), "(sensitive)"},
		{cty.TupleVal([]cty.Value{cty.StringVal("x"), cty.StringVal("hunter2").Mark(Sensitive)}), `["x", (sensitive)]`},
		{cty.ObjectVal(map[string]cty.Value{"a": cty.StringVal("hunter2").Mark(Sensitive), "b": cty.Zero}), `{"a" = (sensitive), "b" = 0}`},
		{choice(cty.String, cty.StringVal("a"), cty.StringVal("b"), cty.StringVal("a")), `"a" or "b"`},
		{choice(cty.String, cty.StringVal("a"), cty.StringVal("hunter2").Mark(Sensitive)), `"a" or (sensitive)`},
		{cty.StringVal("AKIAABCDEFGHIJKLMNOP"), "(sensitive)"},
		{cty.StringVal("postgres://u:hunter2@h/db"), "(sensitive)"},
		{cty.StringVal("-----BEGIN RSA PRIVATE KEY-----"), "(sensitive)"},
		{cty.StringVal("https://example.com/a:b@c"), `"https://example.com/a:b@c"`},
		{cty.StringVal(long), `"` + strings.Repeat("あ", 119) + `…"`},
		{cty.ListVal(slices.Repeat([]cty.Value{cty.Zero}, 20)), "[0, 0, 0, 0, 0, 0, 0, 0, …]"},
		{cty.EmptyObjectVal, "{}"},
	}
	for _, tt := range tests {
		if got := NewValue("at", tt.v, hcl.Range{}, Written).String(); got != tt.want {
			t.Errorf("%#v\n got %s\nwant %s", tt.v, got, tt.want)
		}
	}
	if got := NewValue("at", cty.NilVal, hcl.Range{}, Absent).String(); got != "not set" {
		t.Error(got)
	}
}

func TestReason(t *testing.T) {
	r := &Resource{Addr: Address{Type: "aws_vpc", Name: "v"}}
	tests := []struct {
		v    cty.Value
		want string
	}{
		{cty.NilVal, ""},
		{cty.StringVal("x"), ""},
		{cty.UnknownVal(cty.String), "known only after apply"},
		{cty.UnknownVal(cty.String).Mark(source(r, "id")), "aws_vpc.v.id is known only after apply"},
		{cty.UnknownVal(cty.String).WithMarks(cty.NewValueMarks(source(r, "id"), unset("var.x"))), "var.x has no value"},
		{choice(cty.String, cty.UnknownVal(cty.String).Mark(unset("var.x")), cty.StringVal("a")), "var.x has no value"},
		{cty.ObjectVal(map[string]cty.Value{"a": cty.UnknownVal(cty.String).Mark(unset("var.x"))}), "var.x has no value"},
	}
	for _, tt := range tests {
		if got := NewValue("at", tt.v, hcl.Range{}, Written).Reason(); got != tt.want {
			t.Errorf("%#v: %q, want %q", tt.v, got, tt.want)
		}
	}
}

func TestDocument(t *testing.T) {
	r := &Resource{Addr: Address{Type: "aws_s3_bucket", Name: "b"}}
	arn := cty.UnknownVal(cty.String).Mark(source(r, "arn"))
	pieces := func(parts ...cty.Value) cty.Value {
		return cty.UnknownVal(cty.String).Mark(&Pieces{Parts: parts})
	}
	text := cty.StringVal
	tests := []struct {
		name string
		v    cty.Value
		ok   Tri
		want string
	}{
		{"absent", cty.NilVal, No, ""},
		{"null", cty.NullVal(cty.String), No, ""},
		{"unknown", cty.UnknownVal(cty.String), Unknown, ""},
		{"text", text(`{"a": [1, null]}`), Yes, `{"a" = [1, null]}`},
		{"sensitive text", text(`{"a": ["x"]}`).Mark(Sensitive), Yes, `{"a" = [(sensitive)]}`},
		{"no JSON", text(`{`), No, ""},
		{"empty", text(``), No, ""},
		{"a number", cty.Zero, No, ""},
		{"encoded", cty.UnknownVal(cty.String).Mark(&Encoded{Value: cty.ObjectVal(map[string]cty.Value{"a": arn})}), Yes, `{"a" = (unknown)}`},
		{"unknown in a string", pieces(text(`{"Action": "s3:*", "Resource": "`), arn, text(`/*"}`)), Yes, `{"Action" = "s3:*", "Resource" = "${aws_s3_bucket.b.arn}/*"}`},
		{"unknown outside of strings", pieces(text(`{"Action": `), arn, text(`}`)), Yes, `{"Action" = (unknown)}`},
		{"encoded inside", pieces(text(`{"Statement": `), cty.UnknownVal(cty.String).Mark(&Encoded{Value: cty.TupleVal([]cty.Value{text("x"), arn})}), text(`}`)), Yes, `{"Statement" = ["x", (unknown)]}`},
		{"escaped quote before", pieces(text(`{"a": "\"`), arn, text(`"}`)), Yes, `{"a" = "\"${aws_s3_bucket.b.arn}"}`},
		{"unknown name", pieces(text(`{"x": {"`), arn, text(`": 1}}`)), Yes, `{"x" = (unknown)}`},
		{"broken", pieces(text(`{"a": `), arn, text(`, ]`)), Unknown, ""},
	}
	for _, tt := range tests {
		doc, ok := NewValue("at", tt.v, hcl.Range{}, Written).Document()
		got := ""
		if doc != cty.NilVal {
			got = Display(doc)
		}
		if ok != tt.ok || got != tt.want {
			t.Errorf("%s: %s %s, want %s %s", tt.name, ok, got, tt.ok, tt.want)
		}
	}
	doc, _ := NewValue("at", pieces(text(`{"a": "`), arn, text(`", "b": "arn:`), arn, text(`/x"}`)), hcl.Range{}, Written).Document()
	if a := SourcesOf(doc.GetAttr("a")); len(a) != 1 || a[0].Derived {
		t.Errorf("a string that is the unknown part alone is the same identifier: %v", a)
	}
	b := NewValue("b", doc.GetAttr("b"), hcl.Range{}, Written)
	if s := b.Sources(); len(s) != 1 || !s[0].Derived || b.HasPrefix("arn:") != Yes || b.HasPrefix("x") != No || len(b.Pieces()) != 3 {
		t.Errorf("a string with an unknown part: %v %v %v", s, b.HasPrefix("arn:"), b.Pieces())
	}
}

// TestGetPlain checks that the short way to a value, which makes no list, leads where the long one does.
func TestGetPlain(t *testing.T) {
	at := func(line int) hcl.Range { return hcl.Range{Filename: "main.tf", Start: hcl.Pos{Line: line}} }
	attr := func(v cty.Value, line int) *Attr { return &Attr{Value: v, Range: at(line), Origin: Written} }
	unknown := cty.UnknownVal(cty.List(cty.String))
	object := cty.ObjectVal(map[string]cty.Value{"c": cty.StringVal("x"), "d": cty.ListVal([]cty.Value{cty.StringVal("y")})})
	body := func(line int, blocks map[string]*BlockList) *Body {
		return &Body{Range: at(line), Attrs: map[string]*Attr{"text": attr(cty.StringVal("x"), line+1), "open": attr(unknown, line+2), "null": attr(cty.NullVal(cty.String), line+3), "object": attr(object, line+4), "list": attr(cty.ListVal([]cty.Value{object, object}), line+5)}, Blocks: blocks}
	}
	list := func(bodies ...*Body) *BlockList { return &BlockList{List: bodies, Range: at(99)} }
	blocks := func(inner func() map[string]*BlockList) map[string]*BlockList {
		return map[string]*BlockList{
			"none": list(), "one": list(body(10, inner())), "two": list(body(20, inner()), body(30, inner())),
			"dynamic": {Unknown: unknown, Range: at(40)}, "partly": {List: []*Body{body(50, inner())}, Unknown: unknown, Range: at(50)},
			"unknown": list(&Body{Range: at(60), Unknown: unknown}),
		}
	}
	r := &Resource{Range: at(1), Body: body(1, blocks(func() map[string]*BlockList {
		return blocks(func() map[string]*BlockList { return nil })
	}))}
	names := []string{"text", "open", "null", "object", "list", "object.c", "object.d", "list.c", "missing", "missing.c", "text.c", "open[*]", "list[*].d[*]"}
	for name := range r.Body.Blocks {
		names = append(names, name, name+"[*]")
	}
	var paths []string
	for _, a := range names {
		paths = append(paths, a)
		for _, b := range names {
			paths = append(paths, a+"."+b)
			for _, c := range names {
				paths = append(paths, a+"."+b+"."+c)
			}
		}
	}
	short := 0
	roots := append(r.Blocks("two").List, Block{Resource: r, Body: r.Body})
	for _, root := range roots {
		for _, path := range paths {
			got, want := root.Get(path), root.first(path)
			if fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", want) {
				t.Errorf("%s at %q: %#v, not %#v", path, root.Path, got, want)
			}
			if _, ok := root.Resource.plain(root.Body, path, 0); ok {
				short++
			}
		}
	}
	if short < len(paths)/2 {
		t.Errorf("of %d paths only %d go the short way", len(roots)*len(paths), short)
	}
}

func TestValidName(t *testing.T) {
	for _, s := range []string{"", "a", "Z9", "a-b_c", "_", "_a", "-a", "9a", "a.b", "a b", "a\n", "é", "aé", "日本", "a日", "a!", "a\x00", "\xff", "a\u200d"} {
		if got, want := validName(s), hclsyntax.ValidIdentifier(s); got != want {
			t.Errorf("%q: %t, HCL says %t", s, got, want)
		}
	}
}
