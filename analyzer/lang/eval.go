// Package lang is Terraform's expression language: its functions, and an evaluator that keeps what a security rule needs
// to know of a value that Terraform itself would only call unknown: where it was read from, which outcomes an undecided
// condition leaves, and which parts of an encoded document are known.
package lang

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Scope resolves the references of an expression.
type Scope interface {
	// Resolve gives the value of a reference. used is the number of steps of t that it consumed; the evaluator applies
	// the rest.
	Resolve(t hcl.Traversal) (v cty.Value, used int, diags hcl.Diagnostics)
}

// Evaluator evaluates expressions in a scope. It is not safe for concurrent use.
//
// It walks the syntax tree itself and leaves the meaning of each single node to the HCL library, by giving it the
// children as literals: operators, splats and functions mean what HCL says they mean. Expressions of JSON syntax, whose
// tree it cannot see, are for the caller to turn into native ones.
type Evaluator struct {
	Scope     Scope
	Functions map[string]function.Function
	// Session is shared by all evaluators of a configuration; one of its own serves an Evaluator without.
	Session *Session

	vars       *frame
	inTemplate bool // of a template that a function renders: such functions may not be called again
}

// frame is one variable of a for expression.
type frame struct {
	name  string
	value cty.Value
	up    *frame
}

// maxOutcomes bounds the outcomes kept of undecided conditions: what has more is plainly unknown.
const maxOutcomes = 16

// Many is a cty mark on an unknown collection whose every element looks like Element: the instances of a resource whose
// for_each is unknown. It is always used as a pointer.
type Many struct{ Element cty.Value }

// Bind returns an evaluator in which a name stands for a value, as the iterator of a dynamic block does.
func (e *Evaluator) Bind(name string, v cty.Value) *Evaluator {
	bound := *e
	bound.vars = &frame{name: name, value: v, up: e.vars}
	return &bound
}

// node evaluates one node of the syntax tree.
func (e *Evaluator) node(expr hcl.Expression) (cty.Value, hcl.Diagnostics) {
	switch x := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		return e.fitting(x.Val), nil
	case *hclsyntax.TemplateExpr:
		return e.template(x)
	case *hclsyntax.TemplateWrapExpr:
		return e.eval(x.Wrapped)
	case *hclsyntax.ParenthesesExpr:
		return e.eval(x.Expression)
	case *hclsyntax.ObjectConsKeyExpr:
		return e.objectKey(x)
	case *hclsyntax.ScopeTraversalExpr:
		return e.traversal(x.Traversal)
	case *hclsyntax.RelativeTraversalExpr:
		src, diags := e.eval(x.Source)
		if diags.HasErrors() {
			return unknownFrom([]cty.Value{src}), diags
		}
		v, more := e.relative(src, x.Traversal)
		return v, append(diags, more...)
	case *hclsyntax.IndexExpr:
		return e.index(x)
	case *hclsyntax.SplatExpr:
		return e.splat(x)
	case *hclsyntax.ForExpr:
		return e.forExpr(x)
	case *hclsyntax.ObjectConsExpr:
		return e.object(x)
	case *hclsyntax.TupleConsExpr:
		vals, diags := e.all(x.Exprs)
		return cty.TupleVal(vals), diags
	case *hclsyntax.ConditionalExpr:
		return e.conditional(x)
	case *hclsyntax.FunctionCallExpr:
		return e.call(x)
	case *hclsyntax.BinaryOpExpr:
		return e.operation([]hclsyntax.Expression{x.LHS, x.RHS}, func(a []hclsyntax.Expression) hcl.Expression {
			return &hclsyntax.BinaryOpExpr{LHS: a[0], Op: x.Op, RHS: a[1], SrcRange: x.SrcRange}
		})
	case *hclsyntax.UnaryOpExpr:
		return e.operation([]hclsyntax.Expression{x.Val}, func(a []hclsyntax.Expression) hcl.Expression {
			return &hclsyntax.UnaryOpExpr{Op: x.Op, Val: a[0], SrcRange: x.SrcRange, SymbolRange: x.SymbolRange}
		})
	case *hclsyntax.TemplateJoinExpr:
		return e.templateJoin(x)
	}
	return expr.Value(&hcl.EvalContext{Functions: e.Functions})
}

// all evaluates several expressions.
func (e *Evaluator) all(exprs []hclsyntax.Expression) ([]cty.Value, hcl.Diagnostics) {
	var diags hcl.Diagnostics
	vals := make([]cty.Value, len(exprs))
	for i, x := range exprs {
		v, more := e.eval(x)
		vals[i], diags = v, append(diags, more...)
	}
	return vals, diags
}

// operation evaluates operands, and lets the library do the rest.
func (e *Evaluator) operation(operands []hclsyntax.Expression, build func([]hclsyntax.Expression) hcl.Expression) (cty.Value, hcl.Diagnostics) {
	vals, diags := e.all(operands)
	if diags.HasErrors() {
		return unknownFrom(vals), diags
	}
	v, more := e.distribute(vals, func(a []cty.Value) (cty.Value, hcl.Diagnostics) {
		return withLiterals(a, operands, build)
	})
	return e.fitting(traced(derive(v), vals)), append(diags, more...)
}

// traced gives an unknown result the sources of what it is computed from, where the library has dropped them.
func traced(v cty.Value, args []cty.Value) cty.Value {
	if v.IsKnown() || hasChoice(v) {
		return v
	}
	return v.WithMarks(unknownFrom(args).Marks())
}

// withLiterals evaluates a node whose children are replaced by values. Only a diagnostic needs to know where the children
// stand, and asking a long chain of operators for its range takes long: so that comes second.
func withLiterals(vals []cty.Value, children []hclsyntax.Expression, build func([]hclsyntax.Expression) hcl.Expression) (cty.Value, hcl.Diagnostics) {
	lits := make([]hclsyntax.Expression, len(vals))
	for i, v := range vals {
		lits[i] = lit(v, hcl.Range{})
	}
	v, diags := build(lits).Value(nil)
	if len(diags) == 0 {
		return v, nil
	}
	for i, v := range vals {
		lits[i] = lit(v, children[i].Range())
	}
	return build(lits).Value(nil)
}

// lit gives a value to the HCL library as a literal.
func lit(v cty.Value, rng hcl.Range) *hclsyntax.LiteralValueExpr {
	return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: rng}
}

func (e *Evaluator) resolve(t hcl.Traversal) (cty.Value, int, hcl.Diagnostics) {
	name := t.RootName()
	for f := e.vars; f != nil; f = f.up {
		if f.name == name {
			return f.value, 1, nil
		}
	}
	return e.Scope.Resolve(t)
}

func (e *Evaluator) traversal(t hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	v, used, diags := e.resolve(t)
	if used >= len(t) {
		return v, diags
	}
	v, more := e.relative(v, t[used:])
	return v, append(diags, more...)
}

// relative applies the remaining steps of a reference.
func (e *Evaluator) relative(v cty.Value, steps hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	for i, step := range steps {
		if m, ok := mark[*Many](v); ok {
			if _, isIndex := step.(hcl.TraverseIndex); isIndex {
				v = m.Element
				continue
			}
		}
		if hasChoice(v) {
			return e.distribute([]cty.Value{v}, func(a []cty.Value) (cty.Value, hcl.Diagnostics) {
				return e.relative(a[0], steps[i:])
			})
		}
		next, diags := step.TraversalStep(v)
		if diags.HasErrors() {
			return cty.DynamicVal.WithMarks(v.Marks()), diags
		}
		v = next
	}
	return v, nil
}

func (e *Evaluator) index(x *hclsyntax.IndexExpr) (cty.Value, hcl.Diagnostics) {
	coll, diags := e.eval(x.Collection)
	key, more := e.eval(x.Key)
	diags = append(diags, more...)
	if m, ok := mark[*Many](coll); ok {
		return m.Element, diags
	}
	key = keepMarks(key, sensitiveOnly)
	if !key.IsKnown() && coll.IsKnown() {
		return anyElement(coll, key), diags
	}
	at := func(a []cty.Value) (cty.Value, hcl.Diagnostics) {
		v, d := hcl.Index(a[0], a[1], &x.SrcRange)
		for _, one := range d {
			one.Subject, one.Context = x.OpenRange.Ptr(), x.SrcRange.Ptr()
		}
		return v, d
	}
	args := []cty.Value{coll, key}
	if !hasChoice(coll) && !hasChoice(key) {
		// The element is the same value as before, with all that is known of it, and what else is in the collection
		// does not matter.
		v, more := at(args)
		return v, append(diags, more...)
	}
	v, more := e.distribute(args, at)
	return v, append(diags, more...)
}

// anyElement is the element at an unknown key: one of all elements.
func anyElement(coll, key cty.Value) cty.Value {
	u, marks := coll.Unmark()
	if u.IsNull() || !u.CanIterateElements() || u.LengthInt() == 0 {
		return cty.DynamicVal.WithMarks(marks, key.Marks())
	}
	var outcomes []cty.Value
	for it := u.ElementIterator(); it.Next(); {
		_, el := it.Element()
		outcomes = append(outcomes, el)
	}
	return choose(outcomes, cty.DynamicVal.WithMarks(marks))
}

func (e *Evaluator) splat(x *hclsyntax.SplatExpr) (cty.Value, hcl.Diagnostics) {
	src, diags := e.eval(x.Source)
	if m, ok := mark[*Many](src); ok {
		each := *x
		el, more := (&hclsyntax.SplatExpr{Source: lit(m.Element, x.Source.Range()), Each: each.Each, Item: each.Item, SrcRange: x.SrcRange, MarkerRange: x.MarkerRange}).Value(nil)
		diags = append(diags, more...)
		if el.IsKnown() && !el.IsNull() && el.Type().IsTupleType() && el.LengthInt() == 1 {
			el = el.Index(cty.NumberIntVal(0))
		}
		return many(el), diags
	}
	v, more := e.distribute([]cty.Value{src}, func(a []cty.Value) (cty.Value, hcl.Diagnostics) {
		s := *x
		s.Source = lit(a[0], x.Source.Range())
		return s.Value(nil)
	})
	return v, append(diags, more...)
}

// ManyOf is an unknown collection of elements that all look like el, and carries where they were read from.
func ManyOf(el cty.Value) cty.Value { return many(el) }

func many(el cty.Value) cty.Value {
	v := cty.DynamicVal.Mark(&Many{Element: el})
	for _, s := range model.SourcesOf(el) {
		v = v.Mark(s)
	}
	if model.IsSensitive(el) {
		v = v.Mark(model.Sensitive)
	}
	return v
}

// ElementOf is what every element of an unknown collection looks like.
func ElementOf(v cty.Value) cty.Value {
	if m, ok := mark[*Many](v); ok {
		return m.Element
	}
	u, marks := v.Unmark()
	t := cty.DynamicPseudoType
	if u.Type().IsCollectionType() {
		t = u.Type().ElementType()
	}
	return keepMarks(cty.UnknownVal(t).WithMarks(marks), provenanceOnly)
}

func (e *Evaluator) objectKey(x *hclsyntax.ObjectConsKeyExpr) (cty.Value, hcl.Diagnostics) {
	if !x.ForceNonLiteral {
		if name := hcl.ExprAsKeyword(x.Wrapped); name != "" {
			return cty.StringVal(name), nil
		}
	}
	return e.eval(x.Wrapped)
}

func (e *Evaluator) object(x *hclsyntax.ObjectConsExpr) (cty.Value, hcl.Diagnostics) {
	var diags hcl.Diagnostics
	attrs := make(map[string]cty.Value, len(x.Items))
	open := false
	marks := cty.ValueMarks{}
	for _, item := range x.Items {
		k, more := e.eval(item.KeyExpr)
		diags = append(diags, more...)
		v, more := e.eval(item.ValueExpr)
		diags = append(diags, more...)
		k, kMarks := k.Unmark()
		for m := range kMarks {
			if m == any(model.Sensitive) {
				marks[m] = struct{}{}
			}
		}
		key, err := convert.Convert(k, cty.String)
		switch {
		case err != nil || key.IsKnown() && key.IsNull():
			diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Invalid object key", Detail: "The key of an object must be a string.", Subject: item.KeyExpr.Range().Ptr()})
			open = true
		case !key.IsKnown():
			open = true
			for _, s := range model.SourcesOf(v) {
				marks[s] = struct{}{}
			}
			for m := range kMarks {
				if s, ok := m.(*model.Source); ok {
					marks[s.Derive()] = struct{}{}
				}
			}
		default:
			attrs[key.AsString()] = v
		}
	}
	if open {
		for _, v := range attrs {
			for _, s := range model.SourcesOf(v) {
				marks[s] = struct{}{}
			}
		}
		return cty.DynamicVal.WithMarks(marks), diags
	}
	return cty.ObjectVal(attrs).WithMarks(marks), diags
}

func (e *Evaluator) template(x *hclsyntax.TemplateExpr) (cty.Value, hcl.Diagnostics) {
	if x.IsStringLiteral() {
		return x.Value(nil)
	}
	parts, diags := e.all(x.Parts)
	if diags.HasErrors() {
		return unknownFrom(parts), diags
	}
	speaking, length := 0, 0
	for _, v := range parts {
		if u := unmarked(v); !u.IsKnown() || u.IsNull() || u.Type() != cty.String || u.AsString() != "" {
			speaking++
			length += weight(v)
		}
	}
	if !e.Session.spend(length) {
		return overLimit(), nil
	}
	v, more := e.distribute(parts, func(a []cty.Value) (cty.Value, hcl.Diagnostics) {
		return withLiterals(a, x.Parts, func(parts []hclsyntax.Expression) hcl.Expression {
			return &hclsyntax.TemplateExpr{Parts: parts, SrcRange: x.SrcRange}
		})
	})
	if speaking > 1 {
		v = pieced(traced(derive(v), parts), parts)
	}
	return v, append(diags, more...)
}

// templateJoin puts together what a for directive of a template makes.
func (e *Evaluator) templateJoin(x *hclsyntax.TemplateJoinExpr) (cty.Value, hcl.Diagnostics) {
	tuple, diags := e.eval(x.Tuple)
	if diags.HasErrors() {
		return unknownFrom([]cty.Value{tuple}), diags
	}
	if !e.Session.spend(textLength(tuple) / bytesPerStep) {
		return overLimit(), nil
	}
	v, more := e.distribute([]cty.Value{tuple}, func(a []cty.Value) (cty.Value, hcl.Diagnostics) {
		return (&hclsyntax.TemplateJoinExpr{Tuple: lit(a[0], x.Tuple.Range())}).Value(nil)
	})
	v = traced(derive(v), []cty.Value{tuple})
	if u := unmarked(tuple); u.IsKnown() && !u.IsNull() && u.Type().IsTupleType() {
		v = pieced(v, u.AsValueSlice())
	}
	return v, append(diags, more...)
}

// pieced notes the parts of an unknown string.
func pieced(v cty.Value, parts []cty.Value) cty.Value {
	if v.IsKnown() || hasChoice(v) || len(parts) == 0 {
		return v
	}
	p := &model.Pieces{}
	for _, part := range parts {
		if inner, ok := mark[*model.Pieces](part); ok {
			p.Parts = append(p.Parts, inner.Parts...)
			continue
		}
		if u := unmarked(part); u.IsKnown() && !u.IsNull() {
			s, err := convert.Convert(part, cty.String)
			if err != nil {
				return v
			}
			part = s
		}
		p.Parts = append(p.Parts, part)
	}
	return v.Mark(p)
}

func unmarked(v cty.Value) cty.Value {
	u, _ := v.Unmark()
	return u
}

func (e *Evaluator) conditional(x *hclsyntax.ConditionalExpr) (cty.Value, hcl.Diagnostics) {
	cond, diags := e.eval(x.Condition)
	t, tDiags := e.eval(x.TrueResult)
	f, fDiags := e.eval(x.FalseResult)
	if tDiags.HasErrors() {
		t = cty.DynamicVal
	}
	if fDiags.HasErrors() {
		f = cty.DynamicVal
	}
	pick := func(c, t, f cty.Value) (cty.Value, hcl.Diagnostics) {
		return withLiterals([]cty.Value{c, t, f}, []hclsyntax.Expression{x.Condition, x.TrueResult, x.FalseResult}, func(p []hclsyntax.Expression) hcl.Expression {
			return &hclsyntax.ConditionalExpr{Condition: p[0], TrueResult: p[1], FalseResult: p[2], SrcRange: x.SrcRange}
		})
	}
	u := unmarked(cond)
	if u.IsKnown() {
		// The library gives the result the marks of both branches; only sensitivity is meant to spread so.
		if b, err := convert.Convert(u, cty.Bool); err == nil && !b.IsNull() {
			if b.True() {
				f, fDiags = keepMarks(f, sensitiveOnly), nil
			} else {
				t, tDiags = keepMarks(t, sensitiveOnly), nil
			}
		}
		v, more := pick(keepMarks(cond, sensitiveOnly), t, f)
		return v, append(append(append(diags, more...), tDiags...), fDiags...)
	}
	// Undecided: the library tells the type of the result, and each branch is a possible outcome.
	merged, more := pick(u, t, f)
	diags = append(diags, more...)
	var outcomes []cty.Value
	for _, b := range []cty.Value{t, f} {
		if conv, err := convert.Convert(b, merged.Type()); err == nil {
			b = conv
		}
		outcomes = append(outcomes, b)
	}
	rest := keepMarks(merged, sensitiveOnly)
	for s := range cty.ValueMarksOfType[*model.Source](cond) {
		rest = rest.Mark(s.Derive())
	}
	return choose(outcomes, rest), diags
}

// choose is the unknown value that is one of the outcomes. rest is what is known of it otherwise.
func choose(outcomes []cty.Value, rest cty.Value) cty.Value {
	var flat []cty.Value
	for _, o := range outcomes {
		flat = append(flat, alternatives(o)...)
	}
	var distinct []cty.Value
	for _, o := range flat {
		dup := false
		for _, d := range distinct {
			if d.HasSameMarks(o) && d.RawEquals(o) {
				dup = true
				break
			}
		}
		if !dup {
			distinct = append(distinct, o)
		}
	}
	if len(distinct) == 1 {
		return distinct[0].WithMarks(rest.Marks())
	}
	v := unmarked(rest)
	if v.IsKnown() {
		v = cty.UnknownVal(v.Type())
	}
	v = v.WithMarks(rest.Marks())
	for _, o := range distinct {
		if model.IsSensitive(o) {
			v = v.Mark(model.Sensitive)
		}
	}
	if len(distinct) > maxOutcomes {
		for _, o := range distinct {
			for _, s := range model.SourcesOf(o) {
				v = v.Mark(s)
			}
		}
		return v
	}
	return v.Mark(&model.Choice{Outcomes: distinct})
}

// alternatives lists the outcomes of a value; the value itself where there is no undecided condition on it.
func alternatives(v cty.Value) []cty.Value {
	c, ok := mark[*model.Choice](v)
	if !ok {
		return []cty.Value{v}
	}
	var out []cty.Value
	for _, o := range c.Outcomes {
		out = append(out, alternatives(o)...)
	}
	return out
}

// distribute applies f to every combination of outcomes of its arguments.
func (e *Evaluator) distribute(args []cty.Value, f func([]cty.Value) (cty.Value, hcl.Diagnostics)) (cty.Value, hcl.Diagnostics) {
	marked := false
	for _, a := range args {
		found, ok := measure(a)
		if !ok || !e.Session.spend(found.nodes) {
			e.Session.over = true
			return overLimit(), nil
		}
		marked = marked || found.marked
	}
	if !marked {
		return f(args)
	}
	total := 1
	var alts [][]cty.Value
	for i, a := range args {
		if !Marked(a) {
			continue
		}
		list := spread(a)
		if len(list) == 1 {
			continue
		}
		if alts == nil {
			alts = make([][]cty.Value, len(args))
		}
		alts[i] = list
		total *= len(list)
	}
	plain := func() (cty.Value, hcl.Diagnostics) {
		clean := make([]cty.Value, len(args))
		for i, a := range args {
			clean[i] = keepMarks(a, provenanceOnly)
		}
		return f(clean)
	}
	if alts == nil || total > maxOutcomes {
		return plain()
	}
	if !e.Session.spend(total * 8) { // to compare outcomes takes longer than to compute them
		return overLimit(), nil
	}
	var outcomes []cty.Value
	var diags hcl.Diagnostics
	combo := make([]cty.Value, len(args))
	var walk func(i int)
	walk = func(i int) {
		if i == len(args) {
			clean := make([]cty.Value, len(combo))
			for j, c := range combo {
				clean[j] = keepMarks(c, provenanceOnly)
			}
			v, d := f(clean)
			if d.HasErrors() {
				diags = append(diags, d...)
				v = cty.DynamicVal.WithMarks(v.Marks())
			}
			outcomes = append(outcomes, v)
			return
		}
		if alts[i] == nil {
			combo[i] = args[i]
			walk(i + 1)
			return
		}
		for _, a := range alts[i] {
			combo[i] = a
			walk(i + 1)
		}
	}
	walk(0)
	if len(diags) > 0 && len(diags) >= len(outcomes) {
		return outcomes[0], diags // wrong whatever the condition
	}
	rest, _ := plain()
	return choose(outcomes, keepMarks(rest, provenanceOnly)), nil
}

// spread lists the outcomes of a value with conditions anywhere inside it. More than maxOutcomes are not listed: the
// value then stands for itself.
func spread(v cty.Value) []cty.Value {
	if !hasChoiceDeep(v) {
		return []cty.Value{v}
	}
	if alts := alternatives(v); len(alts) > 1 {
		var out []cty.Value
		for _, a := range alts {
			out = append(out, spread(a)...)
		}
		if len(out) > maxOutcomes {
			return []cty.Value{v}
		}
		return out
	}
	u, marks := v.Unmark()
	t := u.Type()
	if !u.IsKnown() || u.IsNull() || !u.CanIterateElements() || t.IsSetType() {
		return []cty.Value{v}
	}
	var keys []cty.Value
	lists := [][]cty.Value{{}}
	for it := u.ElementIterator(); it.Next(); {
		k, el := it.Element()
		keys = append(keys, k)
		var next [][]cty.Value
		for _, a := range spread(el) {
			for _, l := range lists {
				next = append(next, append(l[:len(l):len(l)], a))
			}
		}
		if len(next) > maxOutcomes {
			return []cty.Value{v}
		}
		lists = next
	}
	out := make([]cty.Value, len(lists))
	for i, l := range lists {
		var built cty.Value
		switch {
		case t.IsObjectType() || t.IsMapType():
			m := make(map[string]cty.Value, len(l))
			for j, k := range keys {
				m[unmarked(k).AsString()] = l[j]
			}
			built = cty.ObjectVal(m)
		default:
			built = cty.TupleVal(l)
		}
		if t.IsListType() || t.IsMapType() {
			if conv, err := convert.Convert(built, t); err == nil {
				built = conv
			}
		}
		out[i] = built.WithMarks(marks)
	}
	return out
}

// scopedError makes the diagnostic of an iteration that cannot be done.
func scopedError(summary string, rng hcl.Range, format string, args ...any) *hcl.Diagnostic {
	return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: rng.Ptr()}
}
