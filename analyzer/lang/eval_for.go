package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/sekisho/sekisho/analyzer/model"
)

// forExpr evaluates a for expression. See https://developer.hashicorp.com/terraform/language/expressions/for.
func (e *Evaluator) forExpr(x *hclsyntax.ForExpr) (cty.Value, hcl.Diagnostics) {
	coll, diags := e.eval(x.CollExpr)
	if diags.HasErrors() {
		return cty.DynamicVal.WithMarks(coll.Marks()), diags
	}
	if alts := alternatives(coll); len(alts) > 1 {
		v, more := e.distribute([]cty.Value{coll}, func(a []cty.Value) (cty.Value, hcl.Diagnostics) {
			return e.forOver(x, a[0])
		})
		return v, append(diags, more...)
	}
	v, more := e.forOver(x, coll)
	return v, append(diags, more...)
}

func (e *Evaluator) forOver(x *hclsyntax.ForExpr, coll cty.Value) (cty.Value, hcl.Diagnostics) {
	if m, ok := mark[*Many](coll); ok {
		return e.forMany(x, coll, m)
	}
	u, marks := coll.Unmark()
	switch {
	case u.IsKnown() && u.IsNull():
		return cty.DynamicVal, hcl.Diagnostics{scopedError("Iteration over null value", x.CollExpr.Range(), "A null value cannot be the collection of a for expression.")}
	case !u.IsKnown():
		return e.forMany(x, coll, &Many{Element: ElementOf(coll)})
	case !u.CanIterateElements():
		return cty.DynamicVal, hcl.Diagnostics{scopedError("Iteration over non-iterable value", x.CollExpr.Range(), "A value of type %s cannot be the collection of a for expression.", u.Type().FriendlyName())}
	}
	marks = onlyPlain(marks)
	var diags hcl.Diagnostics
	open := false // the number or the keys of the results cannot be told
	var vals []cty.Value
	var keys []string
	groups := map[string][]cty.Value{}
	for it := u.ElementIterator(); it.Next(); {
		k, v := it.Element()
		item, more := e.forItem(x, k, v)
		diags = append(diags, more...)
		if more.HasErrors() {
			open = true
			continue
		}
		for m := range item.marks {
			if m == any(model.Sensitive) {
				marks[m] = struct{}{}
			}
		}
		switch {
		case item.include == model.No:
			continue
		case item.include == model.Unknown || item.keyOpen:
			open = true
			for m := range item.marks {
				marks[derived(m)] = struct{}{}
			}
		}
		vals = append(vals, item.value)
		if x.KeyExpr == nil || item.keyOpen {
			continue
		}
		if _, dup := groups[item.key]; dup && !x.Group {
			diags = append(diags, scopedError("Duplicate object key", x.KeyExpr.Range(), "Two elements give the same key. To collect the values of equal keys, write ... after the value."))
			continue
		}
		if len(groups[item.key]) == 0 {
			keys = append(keys, item.key)
		}
		groups[item.key] = append(groups[item.key], item.value)
	}
	if open {
		out := cty.DynamicVal.WithMarks(marks)
		for _, v := range vals {
			for _, s := range model.SourcesOf(v) {
				out = out.Mark(s)
			}
		}
		if len(vals) == 1 && !diags.HasErrors() {
			out = out.Mark(&Many{Element: vals[0]})
		}
		return out, diags
	}
	if x.KeyExpr == nil {
		return cty.TupleVal(vals).WithMarks(marks), diags
	}
	attrs := make(map[string]cty.Value, len(keys))
	for _, k := range keys {
		if x.Group {
			attrs[k] = cty.TupleVal(groups[k])
		} else {
			attrs[k] = groups[k][0]
		}
	}
	return cty.ObjectVal(attrs).WithMarks(marks), diags
}

// forMany is a for expression over a collection of which only the look of an element is known.
func (e *Evaluator) forMany(x *hclsyntax.ForExpr, coll cty.Value, m *Many) (cty.Value, hcl.Diagnostics) {
	_, marks := coll.Unmark()
	key := keepMarks(cty.UnknownVal(cty.String).WithMarks(marks), provenanceOnly)
	item, diags := e.forItem(x, key, m.Element)
	if diags.HasErrors() {
		// What is wrong with an unknown element may be right with a known one.
		return keepMarks(cty.DynamicVal.WithMarks(marks), provenanceOnly), nil
	}
	out := many(item.value)
	if _, ok := mark[*Many](coll); ok {
		return out, diags // its other marks are those of the elements
	}
	of := out.Marks()
	for k := range onlyPlain(marks) {
		if !of.Has(k) {
			out = out.Mark(derived(k))
		}
	}
	return out, diags
}

// forItem is the result of one iteration.
type forItem struct {
	include model.Tri
	key     string
	keyOpen bool
	value   cty.Value
	marks   cty.ValueMarks // of the condition and the key
}

func (e *Evaluator) forItem(x *hclsyntax.ForExpr, k, v cty.Value) (forItem, hcl.Diagnostics) {
	saved := e.vars
	defer func() { e.vars = saved }()
	if x.KeyVar != "" {
		e.vars = &frame{name: x.KeyVar, value: k, up: e.vars}
	}
	e.vars = &frame{name: x.ValVar, value: v, up: e.vars}
	item := forItem{include: model.Yes, marks: cty.ValueMarks{}}
	var diags hcl.Diagnostics
	if x.CondExpr != nil {
		c, more := e.eval(x.CondExpr)
		diags = append(diags, more...)
		u, marks := c.Unmark()
		addPlain(item.marks, marks)
		b, err := convert.Convert(u, cty.Bool)
		switch {
		case more.HasErrors():
			return item, diags
		case err != nil || b.IsKnown() && b.IsNull():
			return item, append(diags, scopedError("Invalid 'for' condition", x.CondExpr.Range(), "The condition must be true or false."))
		case !b.IsKnown():
			item.include = model.Unknown
		case b.False():
			item.include = model.No
			return item, diags
		}
	}
	if x.KeyExpr != nil {
		kv, more := e.eval(x.KeyExpr)
		diags = append(diags, more...)
		u, marks := kv.Unmark()
		addPlain(item.marks, marks)
		s, err := convert.Convert(u, cty.String)
		switch {
		case more.HasErrors():
			return item, diags
		case err != nil || s.IsKnown() && s.IsNull():
			return item, append(diags, scopedError("Invalid object key", x.KeyExpr.Range(), "The key of an element must be a string."))
		case !s.IsKnown():
			item.keyOpen = true
		default:
			item.key = s.AsString()
		}
	}
	val, more := e.eval(x.ValExpr)
	item.value = val
	return item, append(diags, more...)
}

// onlyPlain copies marks without those that describe the value at hand.
func onlyPlain(marks cty.ValueMarks) cty.ValueMarks {
	out := cty.ValueMarks{}
	addPlain(out, marks)
	return out
}

func addPlain(to, marks cty.ValueMarks) {
	for m := range marks {
		if provenanceOnly(m) != nil {
			to[m] = struct{}{}
		}
	}
}
