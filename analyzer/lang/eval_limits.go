package lang

import (
	"math/big"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Limits of evaluation. A configuration beyond them is a mistake or an attack: a few lines can ask for more memory than
// there is. One step is one node of an expression, one element of a collection, or bytesPerStep bytes of text.
const (
	maxSteps     = 1_000_000  // of one expression, without what it refers to
	maxAllSteps  = 20_000_000 // of one configuration
	maxDepth     = 10_000     // of expressions inside each other, references included
	maxNumberExp = 4096       // bits; written out, a larger number fills megabytes
	bytesPerStep = 16
)

// Session is what the evaluators of one configuration share: the count of what evaluation has cost so far. Its zero value
// is ready for use. It is not safe for concurrent use.
type Session struct {
	depth     int
	steps     int // of the expression at hand
	all       int
	over      bool // the expression at hand went over a limit
	told      bool // that the configuration went over a limit
	templates map[string]hclsyntax.Expression
}

// spend counts steps, and reports whether there are that many left.
func (s *Session) spend(n int) bool {
	s.steps += n
	s.all += n
	if n < 0 || s.steps > maxSteps || s.all > maxAllSteps {
		s.over = true
	}
	return !s.over
}

// Eval evaluates an expression. The value is usable, if only as an unknown one, even where there are errors.
func (e *Evaluator) Eval(expr hcl.Expression) (cty.Value, hcl.Diagnostics) {
	if e.Session == nil {
		e.Session = &Session{}
	}
	if v, ok := constant(expr); ok {
		return v, nil
	}
	s := e.Session
	steps, over := s.steps, s.over
	s.steps, s.over = 0, s.all > maxAllSteps
	v, diags := e.eval(expr)
	if s.over || !Fits(v) {
		v, diags = overLimit(), nil
		if !s.told {
			diags = hcl.Diagnostics{tooMuch(expr)}
		}
		s.told = s.all > maxAllSteps
	}
	s.steps, s.over = steps, over
	return v, diags
}

// constant is the value of a literal, which costs nothing.
func constant(expr hcl.Expression) (cty.Value, bool) {
	switch x := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		return x.Val, x.Val.Type() != cty.Number || Fits(x.Val)
	case *hclsyntax.TemplateExpr:
		if len(x.Parts) == 1 {
			if part, ok := x.Parts[0].(*hclsyntax.LiteralValueExpr); ok && part.Val.Type() == cty.String {
				return part.Val, true
			}
		}
	}
	return cty.NilVal, false
}

// eval is Eval for a part of an expression.
func (e *Evaluator) eval(expr hcl.Expression) (cty.Value, hcl.Diagnostics) {
	s := e.Session
	if !s.spend(1) {
		return overLimit(), nil
	}
	if s.depth >= maxDepth {
		s.over = true
		return overLimit(), nil
	}
	s.depth++
	v, diags := e.node(expr)
	s.depth--
	return v, diags
}

func overLimit() cty.Value {
	return cty.DynamicVal.Mark(&model.Source{Kind: model.FromOther, Name: "an expression", Why: "takes too much time or memory to evaluate"})
}

func tooMuch(expr hcl.Expression) *hcl.Diagnostic {
	return scopedError("Expression too large", expr.Range(), "Evaluating this takes more time or memory than is allowed, or it is nested too deeply. Its value is unknown.")
}

// weight is what a value costs, without what its elements hold.
func weight(v cty.Value) int {
	u := unmarked(v)
	switch {
	case !u.IsKnown() || u.IsNull():
		return 1
	case u.Type() == cty.String:
		return 1 + len(u.AsString())/bytesPerStep
	case u.CanIterateElements():
		return 1 + u.LengthInt()
	}
	return 1
}

// growth is the cost of the functions that make much out of little, or compare every element with every other.
func growth(name string, args []cty.Value) int {
	if len(args) == 0 {
		return 0
	}
	switch name {
	case "join":
		n := 0
		for _, list := range args[1:] {
			n += textLength(list) + weight(list)*textLength(args[0])
		}
		return n / bytesPerStep
	case "replace":
		if len(args) != 3 {
			return 0
		}
		s, sub := plainText(args[0]), plainText(args[1])
		times := len(s) + 1 // a pattern may match everywhere
		if len(sub) > 0 && !strings.HasPrefix(sub, "/") {
			times = strings.Count(s, sub)
		}
		return clampedProduct(times, textLength(args[2])) / bytesPerStep
	case "indent":
		if len(args) == 2 {
			return clampedProduct(plainInt(args[0]), strings.Count(plainText(args[1]), "\n")) / bytesPerStep
		}
	case "split":
		if len(args) == 2 {
			return strings.Count(plainText(args[1]), plainText(args[0]))
		}
	case "setproduct":
		n := 1
		for _, a := range args {
			n = clampedProduct(n, weight(a))
		}
		return clampedProduct(n, len(args))
	case "distinct", "matchkeys":
		n := weight(args[0])
		return clampedProduct(n, n) / 16
	case "jsonencode", "yamlencode", "flatten":
		if e, ok := measure(args[0]); ok {
			return e.nodes
		}
		return maxSteps + 1
	case "format", "formatlist":
		if slices.ContainsFunc(args, hugeExponent) {
			return maxSteps + 1
		}
	}
	return 0
}

func clampedProduct(a, b int) int {
	if a > 0 && b > maxAllSteps*bytesPerStep/a {
		return maxAllSteps * bytesPerStep
	}
	return max(a, 0) * max(b, 0)
}

func plainText(v cty.Value) string {
	u := unmarked(v)
	if u.IsKnown() && !u.IsNull() && u.Type() == cty.String {
		return u.AsString()
	}
	return ""
}

func plainInt(v cty.Value) int {
	u := unmarked(v)
	if !u.IsKnown() || u.IsNull() || u.Type() != cty.Number {
		return 0
	}
	n, _ := u.AsBigFloat().Int64()
	return int(min(n, maxAllSteps*bytesPerStep))
}

// typeSize counts the nodes of a type, up to one more than an expression may make.
func typeSize(t cty.Type) int {
	n := 1
	switch {
	case t.IsTupleType():
		for _, el := range t.TupleElementTypes() {
			if n += typeSize(el); n > maxSteps {
				break
			}
		}
	case t.IsObjectType():
		for _, el := range t.AttributeTypes() {
			if n += typeSize(el); n > maxSteps {
				break
			}
		}
	}
	return n
}

// textLength is the length of a text, or of the texts in a list together.
func textLength(v cty.Value) int {
	u := unmarked(v)
	if !u.IsKnown() || u.IsNull() || u.Type() == cty.String || !u.CanIterateElements() {
		return len(plainText(v))
	}
	n := 0
	for it := u.ElementIterator(); it.Next(); {
		_, el := it.Element()
		n += len(plainText(el))
	}
	return n
}

// hugeExponent reports whether a text is a number that would be very long if it were written out.
func hugeExponent(v cty.Value) bool {
	s := plainText(v)
	i := strings.IndexAny(s, "eE")
	if i <= 0 || len(s)-i < 5 || len(s) > 64 {
		return false
	}
	f, _, err := big.ParseFloat(s, 10, 64, big.ToNearestEven)
	return err == nil && hugeNumber(f)
}

func hugeNumber(f *big.Float) bool {
	exp := f.MantExp(nil)
	return f.IsInf() || exp > maxNumberExp || exp < -maxNumberExp
}

// extent is what a walk through a value finds.
type extent struct {
	nodes  int
	marked bool // the value or a part of it has a mark
}

// measure walks through a value; false where there are more nodes than one expression may make, or a number that is too
// large.
func measure(v cty.Value) (extent, bool) {
	var e extent
	ok := e.add(v)
	return e, ok
}

func (e *extent) add(v cty.Value) bool {
	if v.IsMarked() {
		e.marked = true
		v, _ = v.Unmark()
	}
	e.nodes++
	if !v.IsKnown() || v.IsNull() {
		return true
	}
	switch t := v.Type(); {
	case t == cty.String:
		e.nodes += len(v.AsString()) / bytesPerStep
	case t == cty.Number:
		return !hugeNumber(v.AsBigFloat())
	case t.IsObjectType():
		for name := range t.AttributeTypes() { // faster than an iterator, which sorts
			if !e.add(v.GetAttr(name)) {
				return false
			}
		}
	case v.CanIterateElements():
		if e.nodes += v.LengthInt(); e.nodes > maxSteps {
			return false
		}
		for it := v.ElementIterator(); it.Next(); {
			if _, el := it.Element(); !e.add(el) {
				return false
			}
		}
	}
	return e.nodes <= maxSteps
}

// Fits reports whether a value is small enough to be worked with: a few lines that repeat each other can stand for more
// elements than there is time to visit.
func Fits(v cty.Value) bool {
	if v == cty.NilVal {
		return true
	}
	if t := v.Type(); t.IsPrimitiveType() && t != cty.Number {
		return true
	}
	_, ok := measure(v)
	return ok
}

// fitting gives up on a result that is too large.
func (e *Evaluator) fitting(v cty.Value) cty.Value {
	u := unmarked(v)
	if u.Type() == cty.Number && u.IsKnown() && !u.IsNull() && hugeNumber(u.AsBigFloat()) || !e.Session.spend(weight(v)) {
		e.Session.over = true
		return overLimit()
	}
	return v
}
