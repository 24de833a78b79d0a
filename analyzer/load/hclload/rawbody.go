package hclload

import (
	"cmp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/schema"
)

// metaArguments may stand in any resource, module or provider block of JSON syntax.
var metaArguments = []string{"count", "for_each", "provider", "depends_on"}

// readBody turns an hcl.Body into what was found in it. Native syntax shows what is an attribute and what a block; JSON
// needs the schema, and without one everything in it is an attribute.
func readBody(body hcl.Body, shape *schema.Block, rng hcl.Range) (*rawBody, hcl.Diagnostics) {
	out := &rawBody{attrs: map[string]*hcl.Attribute{}, rng: rng}
	syntax, native := body.(*hclsyntax.Body)
	if native {
		out.end = syntax.EndRange
		for name, a := range syntax.Attributes {
			out.attrs[name] = a.AsHCLAttribute()
		}
		var diags hcl.Diagnostics
		for _, b := range syntax.Blocks {
			inner, more := readBody(b.Body, nil, b.DefRange())
			diags = append(diags, more...)
			out.blocks = append(out.blocks, &rawBlock{typ: b.Type, labels: b.Labels, rng: b.DefRange(), body: inner})
		}
		return out, diags
	}
	out.end = body.MissingItemRange()
	if shape == nil {
		attrs, diags := body.JustAttributes()
		for name, a := range attrs {
			out.attrs[name] = a
		}
		return out, diags
	}
	want := &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "dynamic", LabelNames: []string{"type"}}, {Type: "lifecycle"}, {Type: "provisioner", LabelNames: []string{"type"}}, {Type: "connection"}}}
	for _, name := range metaArguments {
		want.Attributes = append(want.Attributes, hcl.AttributeSchema{Name: name})
	}
	for _, a := range shape.Attributes {
		if a.Block != nil && !a.AsAttribute {
			want.Blocks = append(want.Blocks, hcl.BlockHeaderSchema{Type: a.Name})
		} else {
			want.Attributes = append(want.Attributes, hcl.AttributeSchema{Name: a.Name})
		}
	}
	content, diags := body.Content(want)
	for name, a := range content.Attributes {
		out.attrs[name] = a
	}
	for _, b := range content.Blocks {
		var inner *rawBody
		var more hcl.Diagnostics
		switch b.Type {
		case "dynamic":
			inner, more = readDynamic(b.Body, innerShape(shape, b.Labels[0]), b.DefRange)
		case "lifecycle", "provisioner", "connection":
			inner = &rawBody{attrs: map[string]*hcl.Attribute{}, rng: b.DefRange}
		default:
			inner, more = readBody(b.Body, innerShape(shape, b.Type), b.DefRange)
		}
		diags = append(diags, more...)
		out.blocks = append(out.blocks, &rawBlock{typ: b.Type, labels: b.Labels, rng: b.DefRange, body: inner})
	}
	return out, diags
}

// readDynamic reads a dynamic block of JSON syntax.
func readDynamic(body hcl.Body, shape *schema.Block, rng hcl.Range) (*rawBody, hcl.Diagnostics) {
	out := &rawBody{attrs: map[string]*hcl.Attribute{}, rng: rng, end: body.MissingItemRange()}
	content, diags := body.Content(&hcl.BodySchema{
		Attributes: []hcl.AttributeSchema{{Name: "for_each", Required: true}, {Name: "iterator"}, {Name: "labels"}},
		Blocks:     []hcl.BlockHeaderSchema{{Type: "content"}},
	})
	for name, a := range content.Attributes {
		out.attrs[name] = a
	}
	for _, b := range content.Blocks {
		inner, more := readBody(b.Body, shape, b.DefRange)
		diags = append(diags, more...)
		out.blocks = append(out.blocks, &rawBlock{typ: "content", rng: b.DefRange, body: inner})
	}
	return out, diags
}

func innerShape(shape *schema.Block, name string) *schema.Block {
	if shape == nil {
		return nil
	}
	if a := shape.Attribute(name); a != nil {
		return a.Block
	}
	return nil
}

// compareSubject orders diagnostics by file and position.
func compareSubject(a, b *hcl.Diagnostic) int {
	if a.Subject == nil || b.Subject == nil {
		return cmp.Compare(btoi(a.Subject != nil), btoi(b.Subject != nil))
	}
	if c := strings.Compare(a.Subject.Filename, b.Subject.Filename); c != 0 {
		return c
	}
	return cmp.Compare(a.Subject.Start.Byte, b.Subject.Start.Byte)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// indexText is an instance key as Terraform prints it: [0] or ["a"].
func indexText(key cty.Value) string {
	key, _ = key.Unmark()
	switch {
	case !key.IsKnown() || key.IsNull():
		return "[*]"
	case key.Type() == cty.Number:
		return "[" + key.AsBigFloat().Text('f', -1) + "]"
	case key.Type() == cty.String:
		return "[" + quote(key.AsString()) + "]"
	}
	return "[*]"
}

// quote writes a string as HCL does: Go escapes, and ${ and %{ doubled.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case (r == '$' || r == '%') && strings.HasPrefix(s[i+1:], "{"):
			b.WriteRune(r)
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
