package hclload

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/sekisho/sekisho/analyzer/lang"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// Limits of expansion. A configuration beyond them is a mistake or an attack; Terraform itself would take hours.
const (
	maxInstances      = 10_000  // of one block
	maxTotalInstances = 100_000 // of one root module
	maxTotalBlocks    = 200_000 // that dynamic blocks of one root module make
	maxModuleDepth    = 40
)

// evaluation is the evaluation of one root module.
type evaluation struct {
	loader    *Loader
	opts      Options
	root      *module
	dir       string
	manifest  map[string]string // module path "a.b" -> directory
	functions map[string]function.Function
	diags     hcl.Diagnostics
	reported  map[string]bool
	instances int
	resources []*model.Resource
	providers []*model.Provider
	gaps      []model.Gap
	values    map[string]cty.Value // of root variables, from files, flags and the environment
	running   []string             // what is being evaluated, for the message of a cycle
	unset     bool                 // a required root variable has no value
	session   lang.Session
	blocks    int // made by dynamic blocks
	tags      map[*model.Provider]map[string]cty.Value
	moves     []move // of all module instances, with full addresses
}

// instance is one module instance.
type instance struct {
	ev     *evaluation
	mod    *module
	path   string // address, "" for the root
	parent *instance
	call   *call
	each   *iteration // of the call
	calls  []model.Call
	exists model.Tri
	when   []string // conditions of existence, where unknown

	vars  map[string]*cell
	local map[string]*cell
	outs  map[string]*cell
	res   map[string]*resourceEval
	kids  map[string]*callEval
	provs map[string]*model.Provider
	plain *lang.Evaluator
}

// iteration holds what count.index and each.key, each.value stand for.
type iteration struct {
	index, key, value cty.Value // NilVal where not in use
}

// cell is a value that is computed when it is first asked for.
type cell struct {
	state state
	value cty.Value
}

type state uint8

const (
	pending state = iota
	running
	done
)

// scope resolves references inside one module instance, and inside one iteration.
type scope struct {
	in   *instance
	each *iteration
}

func (ev *evaluation) newInstance(mod *module, path string, parent *instance, c *call, each *iteration) *instance {
	in := &instance{ev: ev, mod: mod, path: path, parent: parent, call: c, each: each, exists: model.Yes,
		vars: map[string]*cell{}, local: map[string]*cell{}, outs: map[string]*cell{}, res: map[string]*resourceEval{}, kids: map[string]*callEval{}, provs: map[string]*model.Provider{}}
	in.plain = &lang.Evaluator{Scope: scope{in: in}, Functions: ev.functions, Session: &ev.session}
	if parent != nil {
		in.exists, in.when = parent.exists, parent.when
		in.calls = append(slices.Clip(parent.calls), model.Call{Addr: path, Range: c.rng})
	}
	for _, m := range mod.moved {
		ev.moves = append(ev.moves, move{from: in.address(m.from), to: in.address(m.to)})
	}
	return in
}

func (in *instance) evaluator(each *iteration) *lang.Evaluator {
	if each == nil {
		return in.plain
	}
	return &lang.Evaluator{Scope: scope{in: in, each: each}, Functions: in.ev.functions, Session: &in.ev.session}
}

// address puts the module path before a name.
func (in *instance) address(name string) string {
	if in.path == "" {
		return name
	}
	return in.path + "." + name
}

func (ev *evaluation) report(diags hcl.Diagnostics) {
	for _, d := range diags {
		key := d.Summary + "\x00" + d.Detail
		if d.Subject != nil {
			key = d.Summary + "\x00" + d.Subject.String()
		}
		if ev.reported[key] {
			continue // the same block in another instance of its module
		}
		ev.reported[key] = true
		// What an expression held is not ours to print. The ranges are copied, since they may be a part of the syntax tree
		// and keep all of it in memory.
		said := &hcl.Diagnostic{Severity: d.Severity, Summary: d.Summary, Detail: d.Detail}
		if d.Subject != nil {
			said.Subject = d.Subject.Ptr()
		}
		if d.Context != nil {
			said.Context = d.Context.Ptr()
		}
		ev.diags = append(ev.diags, said)
	}
}

func (ev *evaluation) fault(summary string, rng hcl.Range, format string, args ...any) {
	ev.report(hcl.Diagnostics{{Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: rng.Ptr()}})
}

// Resolve implements lang.Scope.
func (s scope) Resolve(t hcl.Traversal) (cty.Value, int, hcl.Diagnostics) {
	in := s.in
	root := t.RootName()
	switch root {
	case "each":
		return s.eachValue(t)
	case "count":
		if name, _ := attrStep(t, 1); name != "index" || s.each == nil || s.each.index == cty.NilVal {
			return s.undeclared(t, "The name count.index can be used only in a block with a count argument.")
		}
		return s.each.index, 2, nil
	case "path":
		return in.pathValue(t)
	case "terraform":
		return in.terraformValue(t)
	case "self":
		// Provisioners and postconditions, which may say self, are not evaluated.
		return s.undeclared(t, "The name self can be used only in provisioner, connection and postcondition blocks.")
	}
	name, ok := attrStep(t, 1)
	if !ok {
		// The word may be a secret that lacks its quotes: nothing repeats it.
		return s.nowhere(t, "a word without quotes", "A word alone refers to nothing: a text needs quotes around it, and a reference a name after it.")
	}
	switch root {
	case "var":
		v, ok := in.variable(name)
		if !ok {
			return s.undeclared(t, "An input variable named "+name+" has not been declared in this module.")
		}
		return v, 2, nil
	case "local":
		v, ok := in.localValue(name)
		if !ok {
			return s.undeclared(t, "A local value named "+name+" has not been declared in this module.")
		}
		return v, 2, nil
	case "module":
		return in.moduleValue(t, name)
	case "data":
		third, ok := attrStep(t, 2)
		if !ok {
			return s.undeclared(t, "A reference to a data source needs its type and its name.")
		}
		return in.resourceValue(t, "data."+name+"."+third, 3)
	case "ephemeral":
		return unknown(model.FromOther, traversalText(t), "is an ephemeral resource").WithMarks(cty.NewValueMarks(model.Sensitive, lang.EphemeralMark{})), len(t), nil
	case "resource":
		third, ok := attrStep(t, 2)
		if !ok {
			return s.undeclared(t, "A reference to a resource needs its type and its name.")
		}
		return in.resourceValue(t, name+"."+third, 3)
	}
	return in.resourceValue(t, root+"."+name, 2)
}

func attrStep(t hcl.Traversal, i int) (string, bool) {
	if i >= len(t) {
		return "", false
	}
	a, ok := t[i].(hcl.TraverseAttr)
	return a.Name, ok
}

// undeclared is the answer to a reference that leads nowhere. Where a file of the module could not be read, what it refers
// to may be there.
func (s scope) undeclared(t hcl.Traversal, detail string) (cty.Value, int, hcl.Diagnostics) {
	return s.nowhere(t, traversalText(t), detail)
}

func (s scope) nowhere(t hcl.Traversal, name, detail string) (cty.Value, int, hcl.Diagnostics) {
	if len(s.in.mod.gaps) > 0 {
		g := s.in.mod.gaps[0]
		return unknown(model.FromOther, g.file, g.why), len(t), nil
	}
	v := unknown(model.FromOther, name, "is not declared")
	return v, len(t), hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Reference to undeclared object", Detail: detail, Subject: t.SourceRange().Ptr()}}
}

func unknown(kind model.SourceKind, name, why string) cty.Value {
	return cty.DynamicVal.Mark(&model.Source{Kind: kind, Name: name, Why: why})
}

func (s scope) eachValue(t hcl.Traversal) (cty.Value, int, hcl.Diagnostics) {
	name, ok := attrStep(t, 1)
	if !ok || s.each == nil || s.each.key == cty.NilVal || name != "key" && name != "value" {
		return s.undeclared(t, "The names each.key and each.value can be used only in a block with a for_each argument.")
	}
	if name == "key" {
		return s.each.key, 2, nil
	}
	return s.each.value, 2, nil
}

func (in *instance) pathValue(t hcl.Traversal) (cty.Value, int, hcl.Diagnostics) {
	name, _ := attrStep(t, 1)
	switch name {
	case "module":
		rel, err := filepath.Rel(in.ev.dir, in.mod.dir)
		if err != nil {
			rel = in.mod.dir
		}
		return cty.StringVal(filepath.ToSlash(rel)), 2, nil
	case "root":
		return cty.StringVal("."), 2, nil
	case "cwd":
		return unknown(model.FromOther, "path.cwd", "depends on where Terraform runs"), 2, nil
	}
	return scope{in: in}.undeclared(t, "The path object has module, root and cwd.")
}

func (in *instance) terraformValue(t hcl.Traversal) (cty.Value, int, hcl.Diagnostics) {
	name, _ := attrStep(t, 1)
	switch name {
	case "workspace":
		return cty.StringVal(in.ev.opts.workspace(in.ev.loader.disk, in.ev.dir)), 2, nil
	case "applying":
		return cty.False, 2, nil
	}
	return scope{in: in}.undeclared(t, "The terraform object has workspace.")
}

// once evaluates a cell, and reports a reference that leads back to itself.
func (ev *evaluation) once(c *cell, addr string, rng hcl.Range, compute func() cty.Value) cty.Value {
	switch c.state {
	case done:
		return c.value
	case running:
		ev.cycle(addr, rng)
		return unknown(model.FromOther, addr, "is part of a reference cycle")
	case pending:
	}
	c.state = running
	ev.running = append(ev.running, addr)
	c.value = compute()
	ev.running = ev.running[:len(ev.running)-1]
	c.state = done
	return c.value
}

func (ev *evaluation) cycle(addr string, rng hcl.Range) {
	i := slices.Index(ev.running, addr)
	ev.fault("Reference cycle", rng, "These refer to each other in a circle: %s. Break the circle by removing one of the references.", strings.Join(append(slices.Clone(ev.running[max(i, 0):]), addr), " → "))
}

func (in *instance) localValue(name string) (cty.Value, bool) {
	a, ok := in.mod.locals[name]
	if !ok {
		return cty.NilVal, false
	}
	c := in.local[name]
	if c == nil {
		c = &cell{}
		in.local[name] = c
	}
	return in.ev.once(c, in.address("local."+name), a.NameRange, func() cty.Value {
		v, diags := in.plain.Eval(a.Expr)
		in.ev.report(diags)
		return poison(v, diags, in.address("local."+name))
	}), true
}

// poison makes the value of an expression with errors unknown, with the error as the reason.
func poison(v cty.Value, diags hcl.Diagnostics, addr string) cty.Value {
	if !diags.HasErrors() {
		return v
	}
	return cty.DynamicVal.WithMarks(v.Marks()).Mark(&model.Source{Kind: model.FromOther, Name: addr, Why: "has an error"})
}

// callEval is one module call with its instances.
type callEval struct {
	c    *call
	dir  string
	mod  *module // nil if it cannot be read
	why  string
	list []*instance
	keys []cty.Value // NilVal for a call without count and for_each
	many bool        // the keys are unknown
}

func (in *instance) kid(name string) *callEval {
	if k, ok := in.kids[name]; ok {
		return k
	}
	c, ok := in.mod.calls[name]
	if !ok {
		return nil
	}
	k := &callEval{c: c}
	in.kids[name] = k
	addr := in.address("module." + name)
	k.dir, k.mod, k.why = in.ev.findModule(in, c, addr)
	if k.mod == nil {
		in.addGap(c, addr, k.why)
		return k
	}
	exp := in.ev.expand(in, c.count, c.forEach, addr)
	for i, it := range exp.list {
		kid := in.ev.newInstance(k.mod, addr+exp.keys[i], in, c, it)
		if exp.open {
			kid.exists, kid.when = model.Unknown, append(slices.Clip(in.when), exp.when)
		}
		k.list = append(k.list, kid)
		k.keys = append(k.keys, exp.vals[i])
		kid.checkArguments()
	}
	k.many = exp.open
	return k
}

// addGap notes a module that cannot be read. What is in it can refer only to what its arguments give it.
func (in *instance) addGap(c *call, addr, why string) {
	var given []*model.Source
	open := false
	names := map[string]bool{}
	keys := make([]string, 0, len(c.args))
	for name := range c.args {
		keys = append(keys, name)
	}
	slices.Sort(keys)
	each := in.ev.symbolicIteration(in, c)
	for _, name := range keys {
		v, diags := in.evaluator(each).Eval(c.args[name].Expr)
		in.ev.report(diags)
		for _, s := range model.SourcesOf(v) {
			if s.Kind == model.FromResource {
				given = append(given, s)
			} else {
				open = true
			}
		}
		collectStrings(v, names)
	}
	in.ev.gaps = append(in.ev.gaps, model.Gap{Addr: addr, Why: why, Range: c.rng, Reaches: func(r *model.Resource) bool {
		if open {
			return true
		}
		for _, s := range given {
			if s.Resource == r {
				return true
			}
		}
		for _, attr := range schema.Identity(r.Addr.Type) {
			if s, ok := r.Get(attr).Text(); ok && names[s] {
				return true
			}
		}
		return false
	}})
}

func collectStrings(v cty.Value, into map[string]bool) {
	u, _ := v.UnmarkDeep()
	// The error is that of the callback, which has none.
	_ = cty.Walk(u, func(_ cty.Path, v cty.Value) (bool, error) {
		if v.IsKnown() && !v.IsNull() && v.Type() == cty.String {
			into[v.AsString()] = true
		}
		return true, nil
	})
}

// symbolicIteration stands for any instance of a call.
func (ev *evaluation) symbolicIteration(in *instance, c *call) *iteration {
	if c.count == nil && c.forEach == nil {
		return nil
	}
	exp := ev.expand(in, c.count, c.forEach, in.address("module."+c.name))
	if len(exp.list) == 0 {
		return &iteration{index: cty.UnknownVal(cty.Number), key: cty.UnknownVal(cty.String), value: cty.DynamicVal}
	}
	return exp.list[0]
}

// findModule locates the source of a module call.
func (ev *evaluation) findModule(in *instance, c *call, addr string) (string, *module, string) {
	if c.source == "" {
		if c.sourceRng.Filename == "" { // else what is wrong with it has been said
			ev.fault("Missing module source", c.rng, "The call of module %q has no source argument.", c.name)
		}
		return "", nil, "has no source"
	}
	var dir string
	if isLocalSource(c.source) {
		dir = filepath.Join(in.mod.dir, c.source)
	} else {
		at, ok := ev.manifest[modulePath(addr)]
		if !ok {
			ev.fault("Module not installed", c.sourceRng, "Module %q comes from %s and is not in .terraform/modules of %s. Run: terraform -chdir=%s init -backend=false", c.name, withoutUser(c.source), ev.dir, ev.dir)
			return "", nil, "is not installed (run terraform init)"
		}
		dir = filepath.Join(ev.dir, at)
	}
	if !isDir(in.ev.loader.disk, dir) {
		ev.fault("Module directory not found", c.sourceRng, "The source of module %q is %s, and there is no such directory.", c.name, dir)
		return "", nil, "is not there"
	}
	mod := ev.loader.module(dir)
	depth := 0
	for up := in; up != nil; up = up.parent {
		if depth++; up.mod.real == mod.real || depth > maxModuleDepth {
			ev.fault("Module cycle", c.sourceRng, "Module %q leads back to %s, from which it is called: it would contain itself without end.", c.name, dir)
			return "", nil, "contains itself"
		}
	}
	ev.report(mod.diags)
	if len(mod.variables)+len(mod.resources)+len(mod.outputs)+len(mod.calls)+len(mod.locals)+len(mod.gaps) == 0 {
		ev.report(hcl.Diagnostics{{Severity: hcl.DiagWarning, Summary: "Empty module", Detail: fmt.Sprintf("The directory %s has no Terraform configuration.", dir), Subject: c.sourceRng.Ptr()}})
	}
	return dir, mod, ""
}

// withoutUser removes the user and password that the address of a module may hold.
func withoutUser(source string) string {
	scheme, rest, ok := strings.Cut(source, "://")
	if !ok {
		return source
	}
	host, path, _ := strings.Cut(rest, "/")
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		return scheme + "://" + host[at+1:] + "/" + path
	}
	return source
}

// modulePath is the key of modules.json: the names of the calls with dots between.
func modulePath(addr string) string {
	parts := strings.Split(model.WithoutKeys(addr), ".")
	var names []string
	for i := 1; i < len(parts); i += 2 {
		names = append(names, parts[i])
	}
	return strings.Join(names, ".")
}

func (in *instance) moduleValue(t hcl.Traversal, name string) (cty.Value, int, hcl.Diagnostics) {
	k := in.kid(name)
	if k == nil {
		return scope{in: in}.undeclared(t, "No module call named "+name+" is declared in this module.")
	}
	if k.mod == nil {
		return unknown(model.FromModule, in.address("module."+name), k.why), len(t), nil
	}
	if k.many {
		el := k.list[0].outputs()
		if out, ok := attrStep(t, 3); ok {
			if _, isIndex := t[2].(hcl.TraverseIndex); isIndex {
				v, diags := k.list[0].output(out, t)
				return v, 4, diags
			}
		}
		return lang.ManyOf(el), 2, nil
	}
	// The common forms are resolved without building the object of all outputs.
	at := 2
	var one *instance
	switch {
	case len(k.keys) == 1 && k.keys[0] == cty.NilVal:
		one = k.list[0]
	case at < len(t):
		if ix, ok := t[at].(hcl.TraverseIndex); ok {
			for i, key := range k.keys {
				if sameKey(key, ix.Key) {
					one, at = k.list[i], at+1
					break
				}
			}
		}
	}
	if one != nil {
		if out, ok := attrStep(t, at); ok {
			v, diags := one.output(out, t)
			return v, at + 1, diags
		}
		return one.outputs(), at, nil
	}
	objs := make([]cty.Value, len(k.list))
	for i, kid := range k.list {
		objs[i] = kid.outputs()
	}
	return byKey(k.keys, objs, k.c.forEach != nil), 2, nil
}

// byKey builds the value of a block with count or for_each.
func byKey(keys, objs []cty.Value, forEach bool) cty.Value {
	if !forEach {
		return cty.TupleVal(objs)
	}
	m := make(map[string]cty.Value, len(objs))
	for i, k := range keys {
		u, _ := k.Unmark()
		m[u.AsString()] = objs[i]
	}
	return cty.ObjectVal(m)
}

func sameKey(a, b cty.Value) bool {
	if a == cty.NilVal {
		return false
	}
	a, _ = a.Unmark()
	b, _ = b.Unmark()
	if conv, err := convert.Convert(b, a.Type()); err == nil {
		b = conv
	}
	return a.IsKnown() && b.IsKnown() && !a.IsNull() && !b.IsNull() && a.Type().Equals(b.Type()) && a.RawEquals(b)
}

func (in *instance) output(name string, t hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	o, ok := in.mod.outputs[name]
	if !ok {
		if len(in.mod.gaps) > 0 {
			return unknown(model.FromModule, in.address(name), in.mod.gaps[0].file+" "+in.mod.gaps[0].why), nil
		}
		return unknown(model.FromModule, in.address(name), "is not an output of the module"), hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Unsupported attribute",
			Detail: fmt.Sprintf("The module in %s has no output named %q.", in.mod.dir, name), Subject: t.SourceRange().Ptr()}}
	}
	return in.outputValue(o), nil
}

func (in *instance) outputValue(o *output) cty.Value {
	c := in.outs[o.name]
	if c == nil {
		c = &cell{}
		in.outs[o.name] = c
	}
	return in.ev.once(c, in.address("output."+o.name), o.rng, func() cty.Value {
		if o.value == nil {
			return cty.NullVal(cty.DynamicPseudoType)
		}
		v, diags := in.plain.Eval(o.value)
		in.ev.report(diags)
		v = poison(v, diags, in.address("output."+o.name))
		if o.sensitive {
			v = v.Mark(model.Sensitive)
		}
		return v
	})
}

func (in *instance) outputs() cty.Value {
	attrs := make(map[string]cty.Value, len(in.mod.outputs))
	for name, o := range in.mod.outputs {
		attrs[name] = in.outputValue(o)
	}
	return cty.ObjectVal(attrs)
}

// checkArguments reports arguments that the module does not declare.
func (in *instance) checkArguments() {
	names := make([]string, 0, len(in.call.args))
	for name := range in.call.args {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, ok := in.mod.variables[name]; !ok && len(in.mod.gaps) == 0 {
			in.ev.fault("Unsupported argument", in.call.args[name].NameRange, "The module in %s declares no input variable named %q.", in.mod.dir, name)
		}
	}
}

// provider finds the configuration that a local provider name stands for in this module.
func (in *instance) provider(name string) *model.Provider {
	if p, ok := in.provs[name]; ok {
		return p
	}
	p := in.findProvider(name)
	in.provs[name] = p
	return p
}

func (in *instance) findProvider(name string) *model.Provider {
	local, alias, _ := strings.Cut(name, ".")
	for _, decl := range in.mod.providers {
		if decl.typ == local && decl.alias == alias {
			return in.declareProvider(decl)
		}
	}
	if in.parent != nil {
		for _, ref := range in.call.providers {
			if ref.inner == name {
				return in.parent.provider(ref.outer)
			}
		}
		if alias == "" || len(in.call.providers) == 0 {
			return in.parent.provider(name)
		}
	}
	// Not declared anywhere: the provider takes its settings from the environment.
	root := in
	for root.parent != nil {
		root = root.parent
	}
	for _, p := range in.ev.providers {
		if p.Type == in.providerType(local) && p.Alias == alias && p.Module == "" {
			return p
		}
	}
	p := &model.Provider{Type: in.providerType(local), Alias: alias}
	in.ev.providers = append(in.ev.providers, p)
	return p
}

// providerType is the type behind a local name: required_providers may give hashicorp/aws another name.
func (in *instance) providerType(local string) string {
	if src := in.mod.required[local]; src != "" {
		return src[strings.LastIndexByte(src, '/')+1:]
	}
	return local
}

func (in *instance) declareProvider(decl *provider) *model.Provider {
	p := &model.Provider{Type: in.providerType(decl.typ), Alias: decl.alias, Module: in.path, Range: decl.rng}
	in.ev.providers = append(in.ev.providers, p)
	b := &bodyEval{in: in, ev: in.plain, addr: p.Addr()}
	p.Body = b.body(decl.body, nil)
	at := func(body *model.Body, name string) model.Value {
		if a, ok := body.Attrs[name]; ok {
			return model.NewValue(p.Addr()+"."+name, a.Value, a.Range, a.Origin)
		}
		return model.NewValue(p.Addr()+"."+name, cty.NilVal, decl.rng, model.Absent)
	}
	p.Region = at(p.Body, "region")
	p.Account = accountOf(p, at)
	return p
}

// accountOf tells the account of a provider configuration from the role it assumes, or from the only account it allows.
func accountOf(p *model.Provider, at func(*model.Body, string) model.Value) model.Value {
	for _, typ := range []string{"assume_role", "assume_role_with_web_identity"} {
		if list, ok := p.Body.Blocks[typ]; ok && len(list.List) == 1 {
			v := at(list.List[0], "role_arn")
			if arn, ok := v.Text(); ok {
				if parts := strings.Split(arn, ":"); len(parts) > 5 && parts[4] != "" {
					return model.NewValue(v.At(), cty.StringVal(parts[4]), v.Range, model.Written)
				}
			}
		}
	}
	ids := at(p.Body, "allowed_account_ids").Elements()
	if len(ids.List) == 1 && ids.Complete == model.Yes {
		return ids.List[0]
	}
	return model.NewValue(p.Addr()+".account", cty.NilVal, p.Range, model.Absent)
}

// visit evaluates everything in a module instance and below it.
func (in *instance) visit() {
	for _, key := range in.mod.order {
		for _, i := range in.resource(key).list {
			i.body()
			in.ev.resources = append(in.ev.resources, i.r)
		}
	}
	for _, name := range in.mod.callSeq {
		for _, kid := range in.kid(name).list {
			kid.visit()
		}
	}
	for _, g := range in.mod.gaps {
		in.ev.gaps = append(in.ev.gaps, model.Gap{Addr: g.file, Why: g.why, Range: hcl.Range{Filename: g.file, Start: hcl.InitialPos, End: hcl.InitialPos}})
	}
	for _, name := range sortedKeys(in.mod.locals) {
		in.localValue(name)
	}
	for _, name := range sortedKeys(in.mod.outputs) {
		in.outputValue(in.mod.outputs[name])
	}
	if in.parent == nil {
		for _, decl := range in.mod.providers {
			name := decl.typ
			if decl.alias != "" {
				name += "." + decl.alias
			}
			in.provider(name)
		}
	}
}

// used lists the AWS provider configurations that something uses or the root declares.
func (ev *evaluation) usedProviders() []*model.Provider {
	var out []*model.Provider
	for _, p := range ev.providers {
		if p.Type == "aws" {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b *model.Provider) int { return cmp.Compare(a.Addr(), b.Addr()) })
	return out
}
