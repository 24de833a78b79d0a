package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// templateFunction renders templatefile and templatestring with this evaluator, so that the result remembers its parts
// and loops are counted. It reports false where the arguments are not usable; the library then says why.
func (e *Evaluator) templateFunction(name string, x *hclsyntax.FunctionCallExpr, args []cty.Value) (cty.Value, hcl.Diagnostics, bool) {
	if e.inTemplate || len(args) != 2 || name == "templatestring" && !isReference(x.Args[0]) {
		return cty.NilVal, nil, false
	}
	first, marks := args[0].Unmark()
	vars, varMarks := args[1].Unmark()
	if !first.IsKnown() || first.IsNull() || first.Type() != cty.String || !vars.IsKnown() || vars.IsNull() || !vars.Type().IsObjectType() && !vars.Type().IsMapType() {
		return cty.NilVal, nil, false
	}
	file, text := "<templatestring argument>", first
	if name == "templatefile" {
		read, err := e.Functions["file"].Call([]cty.Value{first})
		if err != nil || !read.IsKnown() {
			return cty.NilVal, nil, false
		}
		file, text = first.AsString(), read
	}
	tmpl, diags := e.parsed(text.AsString(), file)
	if diags.HasErrors() {
		return unknownFrom(args), diags, true
	}
	inner := &Evaluator{Scope: templateScope{vars: vars, marks: onlyPlain(varMarks)}, Functions: e.Functions, Session: e.Session, inTemplate: true}
	v, diags := inner.eval(tmpl)
	if diags.HasErrors() {
		return unknownFrom(args), diags, true
	}
	// Sensitive variables make the whole result sensitive, used or not.
	if model.IsSensitive(args[1]) {
		v = v.Mark(model.Sensitive)
	}
	for m := range onlyPlain(marks) {
		v = v.Mark(derived(m))
	}
	return v, nil, true
}

// parsed is a template, read once per configuration.
func (e *Evaluator) parsed(text, file string) (hclsyntax.Expression, hcl.Diagnostics) {
	key := file + "\x00" + text
	if tmpl, ok := e.Session.templates[key]; ok {
		return tmpl, nil
	}
	tmpl, diags := ParseTemplate([]byte(text), file, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	if e.Session.templates == nil {
		e.Session.templates = map[string]hclsyntax.Expression{}
	}
	e.Session.templates[key] = tmpl
	return tmpl, nil
}

// templateScope resolves the variables of a template.
type templateScope struct {
	vars  cty.Value // a map or an object
	marks cty.ValueMarks
}

// Resolve implements Scope.
func (s templateScope) Resolve(t hcl.Traversal) (cty.Value, int, hcl.Diagnostics) {
	name := t.RootName()
	if ty := s.vars.Type(); ty.IsObjectType() && ty.HasAttribute(name) {
		return s.vars.GetAttr(name).WithMarks(s.marks), 1, nil
	} else if ty.IsMapType() && s.vars.HasIndex(cty.StringVal(name)).True() {
		return s.vars.Index(cty.StringVal(name)).WithMarks(s.marks), 1, nil
	}
	return cty.DynamicVal, len(t), hcl.Diagnostics{scopedError("Invalid template variable", t.SourceRange(), "The template uses %q, which is not given.", name)}
}
