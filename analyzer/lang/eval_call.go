package lang

import (
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/sekisho/sekisho/analyzer/model"
)

// call evaluates a function call.
func (e *Evaluator) call(x *hclsyntax.FunctionCallExpr) (cty.Value, hcl.Diagnostics) {
	name := strings.TrimPrefix(x.Name, "core::")
	switch name {
	case "try":
		return e.try(x)
	case "can":
		return e.can(x)
	}
	args, diags := e.all(x.Args)
	if diags.HasErrors() {
		return unknownFrom(args), diags
	}
	if strings.HasPrefix(x.Name, "provider::") {
		return keepMarks(cty.DynamicVal.Mark(&model.Source{Kind: model.FromFunction, Name: x.Name + "()", Why: "is computed by a provider"}), provenanceOnly), diags
	}
	if _, ok := e.Functions[x.Name]; !ok {
		_, more := x.Value(&hcl.EvalContext{Functions: e.Functions})
		return unknownFrom(args), append(diags, more...)
	}
	if x.ExpandFinal {
		x, args = expanded(x, args)
	}
	if !e.Session.spend(growth(name, args)) {
		return overLimit(), diags
	}
	if name == "yamldecode" && len(args) == 1 {
		// Aliases let a short text stand for a long one. Its type is found without expanding them.
		if t, err := e.Functions[x.Name].ReturnTypeForValues([]cty.Value{unmarked(args[0])}); err == nil && !e.Session.spend(typeSize(t)) {
			return overLimit(), diags
		}
	}
	if v, ok := e.special(name, args); ok {
		return v, diags
	}
	if name == "templatefile" || name == "templatestring" {
		if v, more, ok := e.templateFunction(name, x, args); ok {
			return v, append(diags, more...)
		}
	}
	v, more := e.distribute(args, func(a []cty.Value) (cty.Value, hcl.Diagnostics) {
		return e.apply(x, name, a)
	})
	diags = append(diags, more...)
	if more.HasErrors() {
		return unknownFrom(args), diags
	}
	if (name == "jsondecode" || name == "yamldecode") && !Fits(v) {
		e.Session.over = true
		return overLimit(), diags
	}
	v = e.fitting(v)
	switch {
	case ValuePreserving(name):
	case name == "jsonencode" && len(args) == 1 && !v.IsKnown() && !hasChoice(v):
		v = derive(v).Mark(&model.Encoded{Value: args[0]})
	case name == "join" && len(args) == 2 && joinsOne(args):
	case name == "join" && len(args) == 2 && !v.IsKnown():
		v = pieced(derive(v), joined(args))
	case name == "format" && len(args) == 2 && args[0].IsKnown() && unmarked(args[0]).Type() == cty.String && unmarked(args[0]).AsString() == "%s":
	default:
		v = traced(derive(v), args)
	}
	if !v.IsKnown() && len(v.Marks()) == 0 {
		v = v.Mark(&model.Source{Kind: model.FromFunction, Name: name + "()", Why: "is known only when Terraform runs"})
	}
	return v, diags
}

// expanded puts the elements of the last argument, written with ..., in its place.
func expanded(x *hclsyntax.FunctionCallExpr, args []cty.Value) (*hclsyntax.FunctionCallExpr, []cty.Value) {
	last, marks := args[len(args)-1].Unmark()
	t := last.Type()
	if !last.IsKnown() || last.IsNull() || !t.IsTupleType() && !t.IsListType() && !t.IsSetType() || last.LengthInt() == 0 || marks.Has(model.Sensitive) {
		return x, args
	}
	call := *x
	call.ExpandFinal = false
	call.Args = slices.Clip(call.Args[:len(args)-1])
	args = slices.Clip(args[:len(args)-1])
	outer := onlyPlain(marks)
	for it := last.ElementIterator(); it.Next(); {
		_, el := it.Element()
		args = append(args, el.WithMarks(outer))
		call.Args = append(call.Args, x.Args[len(x.Args)-1])
	}
	return &call, args
}

// apply lets the library call the function with these arguments.
func (e *Evaluator) apply(x *hclsyntax.FunctionCallExpr, name string, args []cty.Value) (cty.Value, hcl.Diagnostics) {
	c := *x
	c.Args = make([]hclsyntax.Expression, len(args))
	for i := range args {
		c.Args[i] = lit(args[i], hcl.Range{})
	}
	ctx := &hcl.EvalContext{Functions: e.Functions}
	if name == "templatestring" && len(args) > 0 && isReference(x.Args[0]) {
		// This function takes its first argument only as a reference.
		c.Args[0] = &hclsyntax.ScopeTraversalExpr{Traversal: hcl.Traversal{hcl.TraverseRoot{Name: "template"}}, SrcRange: x.Args[0].Range()}
		ctx.Variables = map[string]cty.Value{"template": args[0]}
	}
	v, diags := c.Value(ctx)
	for _, d := range diags {
		if d.Subject != nil && d.Subject.Filename == "" {
			d.Subject = x.Range().Ptr()
		}
		d.Detail = withoutValues(d.Detail, x.Args, args)
	}
	return v, diags
}

// withoutValues removes from the message of a function what it says of its arguments, unless they are written in the call
// itself: a message must not show what a variable holds.
func withoutValues(message string, exprs []hclsyntax.Expression, args []cty.Value) string {
	head, cause, ok := strings.Cut(message, ": ")
	if !ok || !slices.ContainsFunc(exprs, func(x hclsyntax.Expression) bool { return !isLiteral(x) }) {
		return message
	}
	if slices.ContainsFunc(args, model.IsSensitive) {
		return head + ": not shown, because it is about a sensitive value."
	}
	for _, a := range args {
		if text := plainText(a); len(text) > 3 {
			cause = strings.ReplaceAll(cause, text, "…")
		}
	}
	const quotes = "\"'`"
	if first, last := strings.IndexAny(cause, quotes), strings.LastIndexAny(cause, quotes); first < last {
		cause = cause[:first] + "…" + cause[last+1:]
	}
	return head + ": " + cause
}

func isLiteral(x hclsyntax.Expression) bool {
	switch x := x.(type) {
	case *hclsyntax.LiteralValueExpr:
		return true
	case *hclsyntax.TemplateExpr:
		return x.IsStringLiteral()
	}
	return false
}

// compactUnknown is compact of a list with unknown elements that are certainly neither null nor empty: identifiers, and
// texts that are put together of known parts. They stay, where the library would make the whole list unknown.
func compactUnknown(arg cty.Value) (cty.Value, bool) {
	list, marks := arg.Unmark()
	if !list.IsKnown() || list.IsNull() || list.IsWhollyKnown() || !list.CanIterateElements() {
		return cty.NilVal, false
	}
	var kept []cty.Value
	for _, v := range list.AsValueSlice() {
		u, _ := v.Unmark()
		switch {
		case u.IsKnown() && u.IsNull():
			continue
		case u.Type() != cty.String:
			return cty.NilVal, false
		case u.IsKnown():
			if u.AsString() == "" {
				continue
			}
		case !certain(v):
			return cty.NilVal, false
		}
		kept = append(kept, v)
	}
	if len(kept) == 0 {
		return cty.NilVal, false
	}
	return cty.ListVal(kept).WithMarks(marks), true
}

// certain reports whether an unknown text is certainly neither null nor empty.
func certain(v cty.Value) bool {
	if _, ok := mark[*model.Encoded](v); ok || isIdentifier(v) {
		return true
	}
	return unmarked(v).Range().StringPrefix() != ""
}

// special handles the calls whose result says more than the library's: it reports false where it has nothing to add.
func (e *Evaluator) special(name string, args []cty.Value) (cty.Value, bool) {
	if len(args) == 0 {
		return cty.NilVal, false
	}
	switch name {
	case "values", "toset", "tolist", "distinct", "compact", "sort", "reverse", "flatten", "tomap":
		if m, ok := mark[*Many](args[0]); ok && len(args) == 1 {
			return many(m.Element), true
		}
		if name == "compact" && len(args) == 1 {
			return compactUnknown(args[0])
		}
	case "element", "one":
		if m, ok := mark[*Many](args[0]); ok {
			return m.Element, true
		}
	case "keys":
		if _, ok := mark[*Many](args[0]); ok && len(args) == 1 {
			return many(keepMarks(cty.UnknownVal(cty.String).WithMarks(args[0].Marks()), provenanceOnly)), true
		}
	case "jsondecode":
		if len(args) == 1 {
			if enc, ok := mark[*model.Encoded](args[0]); ok {
				return enc.Value, true
			}
		}
	case "merge":
		return mergeObjects(args)
	case "coalesce":
		// Skip what is certainly null or empty; stop at the first that certainly is not.
		for _, a := range args {
			u := unmarked(a)
			if u.IsKnown() && (u.IsNull() || u.Type() == cty.String && u.AsString() == "") {
				continue
			}
			if !u.IsKnown() && isIdentifier(a) {
				return a, true
			}
			return cty.NilVal, false
		}
	}
	return cty.NilVal, false
}

// mergeObjects merges objects that are known and have no marks as a whole: most calls of merge, which the library takes
// long for.
func mergeObjects(args []cty.Value) (cty.Value, bool) {
	all := map[string]cty.Value{}
	for _, a := range args {
		if a.IsMarked() || !a.IsKnown() || a.IsNull() || !a.Type().IsObjectType() {
			return cty.NilVal, false
		}
		for name := range a.Type().AttributeTypes() {
			all[name] = a.GetAttr(name)
		}
	}
	return cty.ObjectVal(all), true
}

// isIdentifier reports whether an unknown value is exactly an attribute that a resource will have, and so not null.
func isIdentifier(v cty.Value) bool {
	found := false
	for s := range cty.ValueMarksOfType[*model.Source](v) {
		if s.Kind != model.FromResource || s.Derived {
			return false
		}
		found = found || s.Attr == "id" || s.Attr == "arn"
	}
	return found && !hasChoice(v)
}

// joinsOne reports whether join has only one element to join, which then is the result unchanged.
func joinsOne(args []cty.Value) bool {
	list := unmarked(args[1])
	if !list.IsKnown() {
		_, ok := mark[*Many](args[1])
		sep := unmarked(args[0])
		return ok && sep.IsKnown() && sep.Type() == cty.String && sep.AsString() == ""
	}
	return !list.IsNull() && list.CanIterateElements() && list.LengthInt() == 1
}

// joined lists the parts that join puts together; nil where they cannot be told.
func joined(args []cty.Value) []cty.Value {
	list, sep := unmarked(args[1]), unmarked(args[0])
	if !list.IsKnown() || list.IsNull() || !list.CanIterateElements() || !sep.IsKnown() || list.Type().IsSetType() {
		return nil
	}
	var parts []cty.Value
	for it := list.ElementIterator(); it.Next(); {
		_, e := it.Element()
		if len(parts) > 0 {
			parts = append(parts, sep)
		}
		parts = append(parts, e)
	}
	return parts
}

// unknownFrom is an unknown value that was to be computed from others.
func unknownFrom(args []cty.Value) cty.Value {
	v := cty.DynamicVal
	for _, a := range args {
		for _, s := range model.SourcesOf(a) {
			v = v.Mark(s.Derive())
		}
		if model.IsSensitive(a) {
			v = v.Mark(model.Sensitive)
		}
	}
	return v
}

// try gives the first argument that can be evaluated.
// See https://developer.hashicorp.com/terraform/language/functions/try.
func (e *Evaluator) try(x *hclsyntax.FunctionCallExpr) (cty.Value, hcl.Diagnostics) {
	if len(x.Args) == 0 {
		return cty.DynamicVal, hcl.Diagnostics{scopedError("Error in function call", x.Range(), "The function try needs at least one argument.")}
	}
	var failed hcl.Diagnostics
	for _, a := range x.Args {
		v, diags := e.eval(a)
		if diags.HasErrors() {
			failed = append(failed, diags...)
			continue
		}
		if mayFailOnceKnown(v) {
			// Terraform cannot decide either: the real value may make a step of the expression fail.
			return keepMarks(cty.DynamicVal.WithMarks(v.Marks()), provenanceOnly), nil
		}
		return v, nil
	}
	return cty.DynamicVal, failed
}

func (e *Evaluator) can(x *hclsyntax.FunctionCallExpr) (cty.Value, hcl.Diagnostics) {
	if len(x.Args) != 1 {
		return cty.UnknownVal(cty.Bool), hcl.Diagnostics{scopedError("Error in function call", x.Range(), "The function can needs exactly one argument.")}
	}
	v, diags := e.eval(x.Args[0])
	switch {
	case diags.HasErrors():
		return cty.False, nil
	case mayFailOnceKnown(v):
		return derive(keepMarks(cty.UnknownVal(cty.Bool).WithMarks(v.Marks()), provenanceOnly)), nil
	}
	return cty.True, nil
}

// mayFailOnceKnown reports whether an expression that works on an unknown value may fail on the real one. The attributes
// of a resource have the type that the provider's schema says, so a reference to one will not fail.
func mayFailOnceKnown(v cty.Value) bool {
	if v.IsWhollyKnown() || hasChoice(v) {
		return false
	}
	if _, ok := mark[*Many](v); ok {
		return false
	}
	for s := range cty.ValueMarksOfTypeDeep[*model.Source](v) {
		if s.Kind != model.FromResource || s.Derived || s.Attr == "" {
			return true
		}
	}
	return v.Type() == cty.DynamicPseudoType && len(v.Marks()) == 0
}

// Convert converts a value to a type as Terraform converts the value of an argument. It keeps the outcomes of undecided
// conditions, and known parts of encoded documents.
func Convert(v cty.Value, t cty.Type) (cty.Value, error) {
	if t == cty.DynamicPseudoType || v.Type().Equals(t) {
		return v, nil
	}
	if c, ok := mark[*model.Choice](v); ok {
		outcomes := make([]cty.Value, len(c.Outcomes))
		for i, o := range c.Outcomes {
			conv, err := Convert(o, t)
			if err != nil {
				return v, err
			}
			outcomes[i] = conv
		}
		u := cty.UnknownVal(t).WithMarks(v.Marks())
		u = remark(u, func(m any) any {
			if m == any(c) {
				return nil
			}
			return m
		})
		return u.Mark(&model.Choice{Outcomes: outcomes}), nil
	}
	conv, err := convert.Convert(v, t)
	if err == nil && holdsNumbers(t) && !Fits(conv) { // a short text may become a long number
		return v, errors.New("the value is too large")
	}
	return conv, err
}

func holdsNumbers(t cty.Type) bool {
	switch {
	case t.IsPrimitiveType():
		return t == cty.Number
	case t.IsCollectionType():
		return holdsNumbers(t.ElementType())
	}
	return true
}
