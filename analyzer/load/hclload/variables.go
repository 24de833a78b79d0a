package hclload

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/lang"
	"github.com/sekisho/sekisho/analyzer/model"
)

// Options say what else than the files of the directory decides the values of a configuration.
type Options struct {
	Vars     []Var    // -var and -var-file, in the order given: the last wins
	Env      []string // the environment, KEY=value; only TF_VAR_*, TF_WORKSPACE are read
	Work     string   // the workspace; "" reads TF_WORKSPACE and .terraform/environment
	PlanVars map[string]cty.Value
}

// Var is one -var or -var-file.
type Var struct {
	Name, Value string
	File        string // a -var-file, if not ""
}

func (o Options) workspace(disk Disk, dir string) string {
	if o.Work != "" {
		return o.Work
	}
	for _, kv := range o.Env {
		if v, ok := strings.CutPrefix(kv, "TF_WORKSPACE="); ok && v != "" {
			return v
		}
	}
	if b, err := disk.ReadFile(filepath.Join(o.dataDir(dir), "environment")); err == nil {
		if name := strings.TrimSpace(string(b)); name != "" {
			return name
		}
	}
	return "default"
}

// dataDir is the directory that terraform init writes to.
func (o Options) dataDir(dir string) string {
	name := ".terraform"
	for _, kv := range o.Env {
		if v, ok := strings.CutPrefix(kv, "TF_DATA_DIR="); ok && v != "" {
			name = v
		}
	}
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// IsValuesFile reports whether Terraform reads a file of this name, in a root module, for values of variables.
func IsValuesFile(name string) bool {
	return name == "terraform.tfvars" || name == "terraform.tfvars.json" || isAutoFile(name)
}

func isAutoFile(name string) bool {
	return strings.HasSuffix(name, ".auto.tfvars") || strings.HasSuffix(name, ".auto.tfvars.json")
}

// loadVariables collects the values of root variables. Later sources win, in Terraform's order: environment,
// terraform.tfvars, terraform.tfvars.json, *.auto.tfvars, flags.
// See https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence.
func (ev *evaluation) loadVariables() {
	ev.values = map[string]cty.Value{}
	for _, kv := range ev.opts.Env {
		if rest, ok := strings.CutPrefix(kv, "TF_VAR_"); ok {
			if name, text, ok := strings.Cut(rest, "="); ok {
				if v, known := ev.root.variables[name]; known {
					ev.values[name] = ev.parseText(v, text, "TF_VAR_"+name)
				}
			}
		}
	}
	var auto []string
	if entries, err := ev.loader.disk.ReadDir(ev.dir); err == nil {
		for _, en := range entries {
			if n := en.Name(); !en.IsDir() && isAutoFile(n) {
				auto = append(auto, n)
			}
		}
	}
	sort.Strings(auto)
	for _, n := range append([]string{"terraform.tfvars", "terraform.tfvars.json"}, auto...) {
		path := filepath.Join(ev.dir, n)
		if _, err := ev.loader.disk.Stat(path); err == nil {
			ev.varFile(path, false)
		}
	}
	for name, v := range ev.opts.PlanVars {
		ev.values[name] = v
	}
	for _, v := range ev.opts.Vars {
		if v.File != "" {
			ev.varFile(v.File, true)
			continue
		}
		decl, ok := ev.root.variables[v.Name]
		if !ok {
			ev.fault("Value for undeclared variable", hcl.Range{Filename: "-var " + v.Name, Start: hcl.InitialPos, End: hcl.InitialPos}, "The configuration in %s declares no variable named %q.", ev.dir, v.Name)
			continue
		}
		ev.values[v.Name] = ev.parseText(decl, v.Value, "-var "+v.Name)
	}
}

// parseText reads the value of a flag or of the environment: text as it is for a string and for a variable without a
// type, an expression otherwise.
func (ev *evaluation) parseText(v *variable, text, origin string) cty.Value {
	if v.typ.IsPrimitiveType() || !v.typed {
		return cty.StringVal(text)
	}
	if lang.CheckNesting([]byte(text), origin, hcl.InitialPos) == nil {
		expr, diags := hclsyntax.ParseExpression([]byte(text), origin, hcl.InitialPos)
		if !diags.HasErrors() {
			if val, more := ev.constant(expr); !more.HasErrors() {
				return val
			}
		}
	}
	ev.fault("Invalid value for variable", hcl.Range{Filename: origin, Start: hcl.InitialPos, End: hcl.InitialPos}, "The value of variable %q is not a valid expression of its type, %s.", v.name, v.typ.FriendlyName())
	return unknown(model.FromVariable, "var."+v.name, "has an invalid value")
}

func (ev *evaluation) varFile(path string, explicit bool) {
	src, err := readText(ev.loader.disk, path) // not remembered for excerpts: such files hold secrets
	if err != nil {
		ev.fault("Cannot read variables file", hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}, "%s", reason(err))
		return
	}
	body, diags := parseText(src, path)
	for _, d := range diags {
		d.Detail = withoutQuotes(d.Detail)
	}
	ev.report(diags)
	if body == nil {
		for name := range ev.root.variables {
			// Any variable may have been set there.
			ev.values[name] = unknown(model.FromVariable, "var."+name, "may be set in "+path+", which has a syntax error")
		}
		return
	}
	attrs, diags := body.JustAttributes()
	ev.report(diags)
	names := make([]string, 0, len(attrs))
	for n := range attrs {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, name := range names {
		a := attrs[name]
		if _, ok := ev.root.variables[name]; !ok {
			if explicit {
				ev.report(hcl.Diagnostics{{Severity: hcl.DiagWarning, Summary: "Value for undeclared variable", Subject: a.NameRange.Ptr(),
					Detail: fmt.Sprintf("The configuration in %s declares no variable named %q.", ev.dir, name)}})
			}
			continue
		}
		v, diags := ev.constant(a.Expr)
		ev.report(diags)
		if diags.HasErrors() {
			v = unknown(model.FromVariable, "var."+name, "has an error in "+path)
		}
		ev.values[name] = v
	}
}

// constant evaluates an expression that may not refer to anything.
func (ev *evaluation) constant(e hcl.Expression) (cty.Value, hcl.Diagnostics) {
	if _, native := e.(hclsyntax.Expression); native {
		return (&lang.Evaluator{Scope: nothing{}, Session: &ev.session}).Eval(e)
	}
	v, diags := e.Value(nil) // of JSON syntax, in which there is nothing to compute
	if !lang.Fits(v) {
		return cty.DynamicVal, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Value too large", Detail: "This value is too large to be worked with.", Subject: e.Range().Ptr()}}
	}
	return v, diags
}

// nothing is the scope of constants.
type nothing struct{}

// Resolve implements lang.Scope.
func (nothing) Resolve(t hcl.Traversal) (cty.Value, int, hcl.Diagnostics) {
	return cty.DynamicVal, len(t), hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Variables not allowed", Detail: "Variables may not be used here.", Subject: t.SourceRange().Ptr()}}
}

// withoutQuotes removes from a message what it quotes of the text.
func withoutQuotes(s string) string {
	first, last := strings.IndexByte(s, '"'), strings.LastIndexByte(s, '"')
	if first < last {
		return s[:first] + "…" + s[last+1:]
	}
	return s
}

// variable is the value of an input variable of a module instance.
func (in *instance) variable(name string) (cty.Value, bool) {
	decl, ok := in.mod.variables[name]
	if !ok {
		return cty.NilVal, false
	}
	c := in.vars[name]
	if c == nil {
		c = &cell{}
		in.vars[name] = c
	}
	first := c.state == pending
	v := in.ev.once(c, in.address("var."+name), decl.rng, func() cty.Value { return in.compute(decl) })
	if first && c.state == done {
		in.validate(decl)
	}
	return v, true
}

func (in *instance) compute(decl *variable) cty.Value {
	given, rng := cty.NilVal, decl.rng
	if in.parent == nil {
		if v, ok := in.ev.values[decl.name]; ok {
			given = v
		}
	} else if a, ok := in.call.args[decl.name]; ok {
		v, diags := in.parent.evaluator(in.each).Eval(a.Expr)
		in.ev.report(diags)
		given, rng = poison(v, diags, in.address("var."+decl.name)), a.Expr.Range()
	}
	if given != cty.NilVal && isNull(given) && !decl.nullable && decl.value != nil {
		given = cty.NilVal // nullable = false: null means the default
	}
	if given == cty.NilVal && decl.value != nil {
		// A default is a constant: in JSON syntax its strings are no templates.
		v, diags := in.ev.constant(decl.value)
		in.ev.report(diags)
		given, rng = poison(v, diags, in.address("var."+decl.name)), decl.value.Range()
	}
	if given == cty.NilVal {
		return in.missing(decl)
	}
	if decl.defaults != nil && given.IsKnown() && !isNull(given) {
		given = decl.defaults.Apply(given)
	}
	v, err := lang.Convert(given, decl.typ)
	if err != nil {
		in.ev.fault("Invalid value for variable", rng, "The value given for variable %q does not suit its type: %s.", decl.name, describe(err))
		v = cty.UnknownVal(decl.typ).Mark(&model.Source{Kind: model.FromVariable, Name: in.address("var." + decl.name), Why: "has a value of the wrong type"})
	}
	if isNull(v) && !decl.nullable {
		in.ev.fault("Invalid value for variable", rng, "Variable %q must not be null.", decl.name)
	}
	return decl.marked(v)
}

// marked gives a value the marks that the declaration asks for.
func (decl *variable) marked(v cty.Value) cty.Value {
	if decl.sensitive {
		v = v.Mark(model.Sensitive)
	}
	if decl.ephemeral {
		v = v.Mark(lang.EphemeralMark{})
	}
	return v
}

// describe words a conversion error with the path that it is about, and without any value.
func describe(err error) string {
	var pe cty.PathError
	if !errors.As(err, &pe) {
		return err.Error()
	}
	where := ""
	for _, step := range pe.Path {
		switch s := step.(type) {
		case cty.GetAttrStep:
			where += "." + s.Name
		case cty.IndexStep:
			if s.Key.IsKnown() && s.Key.Type() == cty.Number {
				where += indexText(s.Key)
			} else {
				where += "[…]" // keys of a map may be anything
			}
		}
	}
	if where != "" {
		return where + ": " + pe.Error()
	}
	return pe.Error()
}

// missing is the value of a required variable that nothing sets.
func (in *instance) missing(decl *variable) cty.Value {
	addr := in.address("var." + decl.name)
	if in.parent == nil {
		in.ev.unset = true
		in.ev.report(hcl.Diagnostics{{Severity: hcl.DiagWarning, Summary: "No value for required variable", Subject: decl.rng.Ptr(),
			Detail: fmt.Sprintf("%s is unknown: give it with -var, -var-file, TF_VAR_%s or a .tfvars file.", decl.name, decl.name)}})
	} else {
		in.ev.fault("Missing required argument", in.call.rng, "The module in %s requires the argument %q, and this call does not set it.", in.mod.dir, decl.name)
	}
	v := cty.UnknownVal(decl.typ)
	if !decl.nullable {
		v = v.RefineNotNull()
	}
	return decl.marked(v).Mark(&model.Source{Kind: model.FromVariable, Name: addr, Why: "has no value"})
}

// validate checks the validation blocks of a variable.
func (in *instance) validate(decl *variable) {
	for _, val := range decl.validation {
		v, diags := in.plain.Eval(val.condition)
		if diags.HasErrors() {
			in.ev.report(diags)
			continue
		}
		u, _ := v.Unmark()
		if !u.IsKnown() || u.IsNull() || u.Type() != cty.Bool || u.True() {
			continue
		}
		message := "The condition does not hold."
		if text := wording(val.message); text != "" {
			message = text
		}
		rng := decl.rng
		if in.call != nil {
			if a, ok := in.call.args[decl.name]; ok {
				rng = a.Expr.Range()
			}
		}
		in.ev.fault("Invalid value for variable", rng, "Validation of variable %q failed: %s", decl.name, message)
	}
}

// wording is what an error message says apart from the values that it would show.
func wording(e hcl.Expression) string {
	switch x := e.(type) {
	case *hclsyntax.TemplateExpr:
		text := ""
		for _, part := range x.Parts {
			text += wording(part)
		}
		return text
	case *hclsyntax.LiteralValueExpr:
		if v := x.Val; v.Type() == cty.String && v.IsKnown() && !v.IsNull() {
			return v.AsString()
		}
	case nil:
		return ""
	}
	return "…"
}

// readManifest reads .terraform/modules/modules.json, which terraform init writes.
func (ev *evaluation) readManifest() {
	ev.manifest = map[string]string{}
	path := filepath.Join(ev.opts.dataDir(ev.dir), "modules", "modules.json")
	b, err := ev.loader.disk.ReadFile(path)
	if err != nil {
		return // not initialised: said once a module needs it
	}
	var file struct {
		Modules []struct{ Key, Source, Dir string }
	}
	if err := json.Unmarshal(b, &file); err != nil {
		ev.fault("Cannot read the list of installed modules", hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}, "The file is not valid JSON: %s. Run terraform init again.", err)
		return
	}
	for _, m := range file.Modules {
		ev.manifest[m.Key] = m.Dir
	}
}

func isDir(disk Disk, path string) bool {
	info, err := disk.Stat(path)
	return err == nil && info.IsDir()
}
