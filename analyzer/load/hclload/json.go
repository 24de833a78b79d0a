package hclload

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/lang"
	"github.com/sekisho/sekisho/analyzer/model"
)

// native turns an expression of JSON syntax into the tree that native syntax has for it, so that one evaluator and one
// way of finding places serve both. See https://developer.hashicorp.com/terraform/language/syntax/json.
func (m *module) native(e hcl.Expression) hcl.Expression {
	if _, ok := e.(hclsyntax.Expression); ok || e == nil {
		return e
	}
	return m.fromJSON(e)
}

func (m *module) fromJSON(e hcl.Expression) hclsyntax.Expression {
	rng := e.Range()
	if pairs, diags := hcl.ExprMap(e); !diags.HasErrors() {
		obj := &hclsyntax.ObjectConsExpr{SrcRange: rng, OpenRange: e.StartRange()}
		for _, kv := range pairs {
			obj.Items = append(obj.Items, hclsyntax.ObjectConsItem{KeyExpr: m.fromJSON(kv.Key), ValueExpr: m.fromJSON(kv.Value)})
		}
		return obj
	}
	if list, diags := hcl.ExprList(e); !diags.HasErrors() {
		tuple := &hclsyntax.TupleConsExpr{SrcRange: rng, OpenRange: e.StartRange()}
		for _, el := range list {
			tuple.Exprs = append(tuple.Exprs, m.fromJSON(el))
		}
		return tuple
	}
	v, diags := e.Value(nil) // without a context, a string is not read as a template
	m.diags = append(m.diags, diags...)
	if v.Type() != cty.String || !v.IsKnown() || v.IsNull() {
		return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: rng}
	}
	text := v.AsString()
	if !strings.Contains(text, "${") && !strings.Contains(text, "%{") {
		return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: rng}
	}
	start := rng.Start // the template begins after the quote; escapes in it may shift later columns
	start.Byte, start.Column = start.Byte+1, start.Column+1
	tmpl, diags := lang.ParseTemplate([]byte(text), rng.Filename, start)
	if diags.HasErrors() {
		m.diags = append(m.diags, diags...)
		return &hclsyntax.LiteralValueExpr{Val: unknown(model.FromOther, rng.String(), "has a syntax error"), SrcRange: rng}
	}
	return tmpl
}

// nativeBody turns all expressions of a body into native ones, except the names in it.
func (m *module) nativeBody(b *rawBody) {
	for name, a := range b.attrs {
		m.nativeAttr(name, a, b.attrs)
	}
	for _, blk := range b.blocks {
		if blk.typ == "dynamic" {
			if it, ok := blk.body.attrs["iterator"]; ok {
				m.nativeBody(blk.body)
				blk.body.attrs["iterator"] = it
				continue
			}
		}
		m.nativeBody(blk.body)
	}
}

func (m *module) nativeAttr(name string, a *hcl.Attribute, into map[string]*hcl.Attribute) {
	if e := m.native(a.Expr); e != a.Expr {
		c := *a
		c.Expr = e
		into[name] = &c
	}
}
