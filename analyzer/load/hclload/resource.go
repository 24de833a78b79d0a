package hclload

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/sekisho/sekisho/analyzer/lang"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// expansion is what count or for_each makes of a block.
type expansion struct {
	list []*iteration
	keys []string    // as in an address: "", [0], ["a"], [*]
	vals []cty.Value // the keys as values; NilVal without count and for_each
	open bool        // the keys are unknown: one instance stands for all
	when string      // the condition of existence, where open
}

// expand evaluates count and for_each.
// See https://developer.hashicorp.com/terraform/language/meta-arguments/for_each.
func (ev *evaluation) expand(in *instance, count, forEach hcl.Expression, addr string) expansion {
	switch {
	case count != nil:
		exp := ev.expandCount(in, count, addr)
		exp.when = ev.condition(in, count)
		return exp
	case forEach != nil:
		exp := ev.expandForEach(in, forEach, addr)
		exp.when = ev.condition(in, forEach)
		return exp
	}
	return once
}

// once is the expansion of a block without count and for_each.
var once = expansion{list: []*iteration{nil}, keys: []string{""}, vals: []cty.Value{cty.NilVal}}

// condition names an expression that decides how many instances there are: the same words in the same module instance
// give the same number.
func (ev *evaluation) condition(in *instance, e hcl.Expression) string {
	if t, diags := hcl.AbsTraversalForExpr(e); !diags.HasErrors() && len(t) == 2 {
		if key := traversalText(t); in.mod.resources[key] != nil {
			return model.EachOf(in.address(key))
		}
	}
	rng := e.Range()
	if src, ok := ev.loader.Source(rng.Filename); ok && rng.CanSliceBytes(src) {
		return in.path + ": " + string(rng.SliceBytes(src))
	}
	return in.path + ": " + rng.String()
}

func symbolic(it *iteration) expansion {
	return expansion{list: []*iteration{it}, keys: []string{"[*]"}, vals: []cty.Value{cty.DynamicVal}, open: true}
}

func (ev *evaluation) expandCount(in *instance, count hcl.Expression, addr string) expansion {
	v, diags := in.plain.Eval(count)
	ev.report(diags)
	v = poison(v, diags, addr+".count")
	u, marks := v.Unmark()
	open := symbolic(&iteration{index: cty.UnknownVal(cty.Number).WithMarks(marks)})
	if marks.Has(model.Sensitive) {
		ev.fault("Invalid count argument", count.Range(), "The value of count is sensitive, and the number of instances would show it.")
		return open
	}
	n, err := convert.Convert(u, cty.Number)
	switch {
	case err != nil || n.IsKnown() && n.IsNull():
		ev.fault("Invalid count argument", count.Range(), "The value of count must be a whole number.")
		return open
	case !n.IsKnown():
		return open
	}
	f := n.AsBigFloat()
	i, acc := f.Int64()
	switch {
	case f.Sign() < 0 || !f.IsInt():
		ev.fault("Invalid count argument", count.Range(), "The value of count must be a whole number, zero or more.")
		return open
	case acc != big.Exact || ev.tooMany(i):
		ev.tooManyFault(count.Range())
		return open
	}
	ev.instances += int(i)
	var out expansion
	for k := range i {
		key := cty.NumberIntVal(k)
		out.list = append(out.list, &iteration{index: key})
		out.keys = append(out.keys, indexText(key))
		out.vals = append(out.vals, key)
	}
	return out
}

// tooMany reports whether so many more instances are beyond the limits.
func (ev *evaluation) tooMany(n int64) bool {
	return n > maxInstances || int64(ev.instances)+n > maxTotalInstances
}

func (ev *evaluation) tooManyFault(rng hcl.Range) {
	ev.fault("Too many instances", rng, "At most %d instances of a block, and %d of a configuration, are expanded. One instance stands for all of these.", maxInstances, maxTotalInstances)
}

func (ev *evaluation) expandForEach(in *instance, forEach hcl.Expression, addr string) expansion {
	v, diags := in.plain.Eval(forEach)
	ev.report(diags)
	v = poison(v, diags, addr+".for_each")
	u, marks := v.Unmark()
	t := u.Type()
	el := lang.ElementOf(v)
	key := cty.UnknownVal(cty.String).WithMarks(plainMarks(marks))
	if t.IsSetType() {
		key = el
	}
	open := symbolic(&iteration{key: key, value: el})
	if marks.Has(model.Sensitive) {
		ev.fault("Invalid for_each argument", forEach.Range(), "The value of for_each is sensitive, and the addresses of the instances would show it.")
		return open
	}
	switch {
	case !u.IsKnown():
		return open
	case u.IsNull():
		ev.fault("Invalid for_each argument", forEach.Range(), "The value of for_each must be a map or a set of strings, and is null.")
		return open
	case !t.IsMapType() && !t.IsObjectType() && !t.IsSetType():
		ev.fault("Invalid for_each argument", forEach.Range(), "The value of for_each must be a map or a set of strings, and is a %s. Convert it with toset().", t.FriendlyName())
		return open
	case t.IsSetType() && !u.IsWhollyKnown():
		return open
	case t.IsSetType() && u.LengthInt() > 0 && t.ElementType() != cty.String:
		ev.fault("Invalid for_each argument", forEach.Range(), "A set in for_each must hold strings, and holds %s.", t.ElementType().FriendlyName())
		return open
	}
	n := u.LengthInt()
	if ev.tooMany(int64(n)) {
		ev.tooManyFault(forEach.Range())
		return open
	}
	ev.instances += n
	var out expansion
	outer := plainMarks(marks)
	for it := u.ElementIterator(); it.Next(); {
		k, e := it.Element()
		if ks, _ := k.Unmark(); ks.IsNull() {
			ev.fault("Invalid for_each argument", forEach.Range(), "A key of for_each is null.")
			continue
		}
		e = e.WithMarks(outer)
		if t.IsSetType() {
			k = e
		}
		out.list = append(out.list, &iteration{key: k, value: e})
		out.keys = append(out.keys, indexText(k))
		ks, _ := k.Unmark()
		out.vals = append(out.vals, ks)
	}
	return out
}

// plainMarks drops the marks that describe a value as a whole, and so not its parts.
func plainMarks(marks cty.ValueMarks) cty.ValueMarks {
	out := cty.ValueMarks{}
	for m := range marks {
		if _, ok := m.(*lang.Many); !ok && !model.DescribesValue(m) {
			out[m] = struct{}{}
		}
	}
	return out
}

// resourceEval is one resource block with its instances in one module instance.
type resourceEval struct {
	in    *instance
	cfg   *resource
	list  []*resourceInst
	keys  []cty.Value
	many  bool
	state state
}

// resourceInst is one resource instance.
type resourceInst struct {
	re      *resourceEval
	each    *iteration
	r       *model.Resource
	state   state
	object  cty.Value
	sources map[string]*model.Source
	pure    map[string]cty.Value // attributes of a data source that follow from the configuration
}

// resource returns a block of the module, expanded; nil if there is none.
func (in *instance) resource(key string) *resourceEval {
	if re, ok := in.res[key]; ok {
		return re
	}
	cfg, ok := in.mod.resources[key]
	if !ok {
		return nil
	}
	re := &resourceEval{in: in, cfg: cfg, state: running}
	in.res[key] = re
	in.ev.running = append(in.ev.running, in.address(key))
	exp := in.ev.expand(in, cfg.count, cfg.forEach, in.address(key))
	in.ev.running = in.ev.running[:len(in.ev.running)-1]
	re.many, re.keys = exp.open, exp.vals
	for i, it := range exp.list {
		r := &model.Resource{
			Addr:   model.Address{Module: in.path, Mode: cfg.mode, Type: cfg.typ, Name: cfg.name, Key: exp.keys[i]},
			Exists: in.exists, Conditions: in.when, Range: cfg.rng, Calls: in.calls, DependsOn: cfg.dependsOn,
		}
		if exp.open {
			r.Exists = model.Unknown
			r.Conditions = append(slices.Clip(in.when), exp.when)
		}
		re.list = append(re.list, &resourceInst{re: re, each: it, r: r})
	}
	re.state = done
	return re
}

// resourceValue resolves a reference to a resource. used counts the steps that name the block.
func (in *instance) resourceValue(t hcl.Traversal, key string, used int) (cty.Value, int, hcl.Diagnostics) {
	re := in.resource(key)
	if re == nil {
		return scope{in: in}.undeclared(t, "A resource "+key+" has not been declared in this module.")
	}
	if re.state == running {
		in.ev.cycle(in.address(key), t.SourceRange())
		return unknown(model.FromOther, in.address(key), "is part of a reference cycle"), len(t), nil
	}
	at := used
	var one *resourceInst
	switch {
	case re.many:
		if at < len(t) {
			if _, ok := t[at].(hcl.TraverseIndex); ok {
				one, at = re.list[0], at+1
			}
		}
		if one == nil {
			return lang.ManyOf(re.list[0].value(t)), used, nil
		}
	case len(re.keys) == 1 && re.keys[0] == cty.NilVal:
		one = re.list[0]
	case at < len(t):
		if ix, ok := t[at].(hcl.TraverseIndex); ok {
			for i, k := range re.keys {
				if sameKey(k, ix.Key) {
					one, at = re.list[i], at+1
					break
				}
			}
		}
	}
	if one != nil {
		name, ok := attrStep(t, at)
		if !ok {
			return one.value(t), at, nil
		}
		v, diags := one.attribute(name, t)
		return v, at + 1, diags
	}
	objs := make([]cty.Value, len(re.list))
	for i, inst := range re.list {
		objs[i] = inst.value(t)
	}
	return byKey(re.keys, objs, re.cfg.forEach != nil), used, nil
}

// body evaluates the block, once.
func (i *resourceInst) body() {
	if i.state != pending {
		return
	}
	i.state = running
	in := i.re.in
	in.ev.running = append(in.ev.running, i.r.Addr.String())
	cfg := i.re.cfg
	name := cfg.provider
	if name == "" {
		name, _, _ = strings.Cut(cfg.typ, "_")
	}
	i.r.Provider = in.provider(name)
	b := &bodyEval{in: in, ev: in.evaluator(i.each), addr: i.r.Addr.String()}
	i.r.Body = b.body(cfg.body, cfg.schema)
	if cfg.mode == model.Managed && schema.HasNeeds(cfg.typ) {
		dropDefaults(cfg.typ, i.r.Body)
	}
	i.addTagsAll()
	in.ev.running = in.ev.running[:len(in.ev.running)-1]
	i.state = done
}

// addTagsAll fills in tags_all, which the provider computes from the tags of the resource and its own default_tags.
func (i *resourceInst) addTagsAll() {
	shape := i.re.cfg.schema
	if i.re.cfg.mode == model.Data || shape == nil || shape.Attribute("tags_all") == nil || shape.Attribute("tags") == nil {
		return
	}
	if _, written := i.r.Body.Attrs["tags_all"]; written {
		return
	}
	all, ok := i.re.in.ev.providerTags(i.r.Provider)
	if !ok {
		return
	}
	all = maps.Clone(all)
	if own, ok := i.r.Body.Attrs["tags"]; ok && !addTags(all, own.Value) {
		return
	}
	if len(all) > 0 {
		i.r.Body.Attrs["tags_all"] = &model.Attr{Value: cty.MapVal(all), Range: i.re.cfg.rng, Origin: model.Computed}
	}
}

// providerTags are the default_tags of a provider; false where they are not known.
func (ev *evaluation) providerTags(p *model.Provider) (map[string]cty.Value, bool) {
	if tags, ok := ev.tags[p]; ok {
		return tags, tags != nil
	}
	tags := map[string]cty.Value{}
	if v, ok := defaultTags(p)["tags"]; !ok || !addTags(tags, v) {
		tags = nil
	}
	ev.tags[p] = tags
	return tags, tags != nil
}

// addTags adds the elements of a map; false where its keys are not known.
func addTags(to map[string]cty.Value, tags cty.Value) bool {
	tags, err := lang.Convert(tags, cty.Map(cty.String))
	if err != nil || !tags.IsKnown() {
		return false
	}
	tags, marks := tags.Unmark()
	if tags.IsNull() {
		return true
	}
	for it := tags.ElementIterator(); it.Next(); {
		k, v := it.Element()
		to[k.AsString()] = v.WithMarks(plainMarks(marks))
	}
	return true
}

// ready evaluates the block for a reference, and reports a reference that leads back to it.
func (i *resourceInst) ready(t hcl.Traversal) bool {
	if i.state == running {
		rng := i.re.cfg.rng
		if t != nil {
			rng = t.SourceRange()
		}
		i.re.in.ev.cycle(i.r.Addr.String(), rng)
		return false
	}
	i.body()
	return true
}

// source is the mark of values read from an attribute.
func (i *resourceInst) source(name string) *model.Source {
	s, ok := i.sources[name]
	if !ok {
		why := "is known only after apply"
		if i.re.cfg.mode == model.Data {
			why = "is read by a data source when Terraform runs"
		}
		s = &model.Source{Kind: model.FromResource, Resource: i.r, Attr: name, Why: why}
		if i.sources == nil {
			i.sources = map[string]*model.Source{}
		}
		i.sources[name] = s
	}
	return s
}

// attribute is the value of an attribute as other blocks see it.
func (i *resourceInst) attribute(name string, t hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	if !i.ready(t) {
		return unknown(model.FromOther, i.r.Addr.String(), "is part of a reference cycle"), nil
	}
	body, shape := i.r.Body, i.re.cfg.schema
	if shape == nil {
		if a, ok := body.Attrs[name]; ok {
			return a.Value.Mark(i.source(name)), nil
		}
		return cty.DynamicVal.Mark(i.source(name)), nil
	}
	attr := shape.Attribute(name)
	if attr == nil {
		if a, ok := body.Attrs[name]; ok {
			return a.Value.Mark(i.source(name)), nil
		}
		var diags hcl.Diagnostics
		if t != nil {
			diags = hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Unsupported attribute",
				Detail: i.re.cfg.typ + " has no attribute named \"" + name + "\".", Subject: t.SourceRange().Ptr()}}
		}
		return cty.DynamicVal.Mark(i.source(name)), diags
	}
	return i.member(attr), nil
}

func (i *resourceInst) member(attr *schema.Attribute) cty.Value {
	body := i.r.Body
	if i.re.cfg.mode == model.Data {
		if v, ok := i.pureValue(attr.Name); ok {
			return v.Mark(i.source(attr.Name))
		}
	}
	v := valueOf(body, attr)
	if v == cty.NilVal {
		if attr.Computed {
			v = cty.UnknownVal(attr.ImpliedType())
			if attr.Name == "id" || attr.Name == "arn" && !attr.Optional {
				// Every instance gets one: var.key_arn == null is decided, though the ARN is not known yet.
				v = v.RefineNotNull()
			}
		} else {
			v = cty.NullVal(attr.ImpliedType())
		}
	}
	if attr.Sensitive {
		v = v.Mark(model.Sensitive)
	}
	return v.Mark(i.source(attr.Name))
}

// value is the whole instance as other blocks see it.
func (i *resourceInst) value(t hcl.Traversal) cty.Value {
	if i.object != cty.NilVal {
		return i.object
	}
	if !i.ready(t) {
		return unknown(model.FromOther, i.r.Addr.String(), "is part of a reference cycle")
	}
	if i.re.cfg.schema == nil {
		i.object = cty.DynamicVal.Mark(i.source(""))
		return i.object
	}
	attrs := make(map[string]cty.Value, len(i.re.cfg.schema.Attributes))
	for _, a := range i.re.cfg.schema.Attributes {
		attrs[a.Name] = i.member(a)
	}
	i.object = cty.ObjectVal(attrs)
	return i.object
}

// valueOf turns what was written for a schema attribute into a value of its type; NilVal where nothing was written.
func valueOf(body *model.Body, attr *schema.Attribute) cty.Value {
	if a, ok := body.Attrs[attr.Name]; ok {
		if attr.Block != nil || a.Value.Type().Equals(attr.Type) {
			return a.Value
		}
		if v, err := lang.Convert(withoutShape(a.Value), attr.Type); err == nil {
			return v
		}
		return a.Value
	}
	list, ok := body.Blocks[attr.Name]
	if attr.Block == nil {
		return cty.NilVal
	}
	if !ok {
		if attr.Computed {
			return cty.NilVal
		}
		return emptyBlocks(attr)
	}
	if list.Unknown != cty.NilVal {
		return cty.UnknownVal(attr.ImpliedType()).WithMarks(plainMarks(list.Unknown.Marks()))
	}
	objs := make([]cty.Value, len(list.List))
	for k, b := range list.List {
		objs[k] = objectOf(b, attr.Block)
	}
	switch attr.Nesting {
	case schema.Single:
		if len(objs) == 1 {
			return objs[0]
		}
		return cty.NullVal(attr.ImpliedType())
	case schema.List:
		if len(objs) == 0 {
			return cty.ListValEmpty(attr.Block.ImpliedType())
		}
		return uniform(objs, attr.ImpliedType())
	case schema.Set:
		if len(objs) == 0 {
			return cty.SetValEmpty(attr.Block.ImpliedType())
		}
		return uniform(objs, attr.ImpliedType())
	case schema.Map, schema.Plain:
	}
	return cty.UnknownVal(attr.ImpliedType())
}

func emptyBlocks(attr *schema.Attribute) cty.Value {
	switch {
	case attr.AsAttribute:
		return cty.NilVal
	case attr.Nesting == schema.List:
		return cty.ListValEmpty(attr.Block.ImpliedType())
	case attr.Nesting == schema.Set:
		return cty.SetValEmpty(attr.Block.ImpliedType())
	}
	return cty.NullVal(attr.ImpliedType())
}

// uniform makes a list or set of objects; where they do not fit its type, the tuple of them serves.
func uniform(objs []cty.Value, t cty.Type) cty.Value {
	tuple := cty.TupleVal(objs)
	if t.IsSetType() {
		tuple = withoutShape(tuple)
	}
	if v, err := convert.Convert(tuple, t); err == nil {
		return v
	}
	return tuple
}

func objectOf(b *model.Body, shape *schema.Block) cty.Value {
	if b.Unknown != cty.NilVal {
		return cty.UnknownVal(shape.ImpliedType()).WithMarks(plainMarks(b.Unknown.Marks()))
	}
	attrs := make(map[string]cty.Value, len(shape.Attributes))
	for _, a := range shape.Attributes {
		v := valueOf(b, a)
		if v == cty.NilVal {
			if a.Computed {
				v = cty.UnknownVal(a.ImpliedType())
			} else {
				v = cty.NullVal(a.ImpliedType())
			}
		}
		attrs[a.Name] = v
	}
	return cty.ObjectVal(attrs)
}

// withoutShape drops the marks that describe a value as a whole, at any depth, before it is put into a set: a set cannot
// keep marks on its elements and would take them over itself.
func withoutShape(v cty.Value) cty.Value {
	if !lang.Marked(v) {
		return v
	}
	clean, paths := v.UnmarkDeepWithPaths()
	for k := range paths {
		paths[k].Marks = plainMarks(paths[k].Marks)
	}
	return clean.MarkWithPaths(paths)
}

// bodyEval evaluates the content of blocks.
type bodyEval struct {
	in   *instance
	ev   *lang.Evaluator
	addr string
}

func (b *bodyEval) body(raw *rawBody, shape *schema.Block) *model.Body {
	out := &model.Body{Range: raw.rng, End: raw.end, Attrs: make(map[string]*model.Attr, len(raw.attrs)+2)}
	for name, a := range raw.attrs {
		var attr *schema.Attribute
		if shape != nil {
			attr = shape.Attribute(name)
		}
		b.attribute(out, name, a, attr)
	}
	for _, blk := range raw.blocks {
		name := blk.blockType()
		inner := innerShape(shape, name)
		list := out.Blocks[name]
		if list == nil {
			list = &model.BlockList{Range: blk.rng}
			if out.Blocks == nil {
				out.Blocks = map[string]*model.BlockList{}
			}
			out.Blocks[name] = list
		}
		if blk.typ == "dynamic" {
			b.dynamic(list, blk, inner)
			continue
		}
		list.List = append(list.List, b.body(blk.body, inner))
	}
	if shape != nil {
		for _, a := range shape.Attributes {
			if !a.HasDefault {
				continue
			}
			if old, ok := out.Attrs[a.Name]; !ok || isNull(old.Value) {
				rng := raw.rng
				if ok {
					rng = old.Range
				}
				out.Attrs[a.Name] = &model.Attr{Value: a.DefaultValue(), Range: rng, Origin: model.Default}
			}
		}
	}
	return out
}

// dropDefaults removes the defaults that do not hold for this kind of the resource. Where the kind is unknown, so is the
// default.
func dropDefaults(typ string, b *model.Body) {
	for name, a := range b.Attrs {
		if a.Origin != model.Default {
			continue
		}
		on, values := schema.DefaultNeeds(typ, name)
		kind, ok := b.Attrs[on]
		if on == "" || !ok {
			continue
		}
		switch u, marks := kind.Value.Unmark(); {
		case !u.IsKnown():
			v := a.Value
			a.Value = cty.UnknownVal(v.Type()).WithMarks(plainMarks(marks))
		case u.Type() == cty.String && !slices.Contains(values, u.AsString()):
			delete(b.Attrs, name)
		}
	}
}

func isNull(v cty.Value) bool {
	u, _ := v.Unmark()
	return u.IsKnown() && u.IsNull()
}

func (b *bodyEval) attribute(out *model.Body, name string, a *hcl.Attribute, attr *schema.Attribute) {
	v, diags := b.ev.Eval(a.Expr)
	b.in.ev.report(diags)
	v = poison(v, diags, b.addr+"."+name)
	if attr != nil && attr.Block != nil {
		if attr.Nesting != schema.Map {
			if out.Blocks == nil {
				out.Blocks = map[string]*model.BlockList{}
			}
			out.Blocks[name] = blocksOf(v, a.Expr, a.Range, attr)
			return
		}
	} else if attr != nil {
		conv, err := lang.Convert(v, ordered(attr.Type))
		if err != nil {
			b.in.ev.fault("Incorrect attribute value type", a.Expr.Range(), "The value of %s cannot be used: %s is required.", name, attr.Type.FriendlyName())
			conv = poison(v, hcl.Diagnostics{{Severity: hcl.DiagError}}, b.addr+"."+name)
		}
		v = conv
	}
	if attr != nil && attr.Sensitive || lang.Marked(v) && v.HasMarkDeep(lang.EphemeralMark{}) {
		v = v.Mark(model.Sensitive)
	}
	out.Attrs[name] = &model.Attr{Value: v, Range: a.Range, Origin: model.Written, Literal: isLiteral(a.Expr)}
}

// ordered replaces sets by lists: the elements then keep their order and their provenance.
func ordered(t cty.Type) cty.Type {
	switch {
	case t.IsSetType():
		return cty.List(ordered(t.ElementType()))
	case t.IsListType() && !t.ElementType().IsPrimitiveType():
		return cty.List(ordered(t.ElementType()))
	case t.IsMapType() && !t.ElementType().IsPrimitiveType():
		return cty.Map(ordered(t.ElementType()))
	}
	return t
}

func isLiteral(e hcl.Expression) bool {
	switch x := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return true
	case *hclsyntax.TemplateExpr:
		return x.IsStringLiteral()
	}
	return false
}

// blocksOf turns the value of an attribute that holds objects into blocks, so that both ways of writing read the same.
func blocksOf(v cty.Value, expr hcl.Expression, rng hcl.Range, attr *schema.Attribute) *model.BlockList {
	list := &model.BlockList{Range: rng}
	if !v.IsKnown() {
		list.Unknown = v
		return list
	}
	u, marks := v.Unmark()
	if u.IsNull() {
		return list
	}
	outer := plainMarks(marks)
	t := u.Type()
	if t.IsObjectType() || t.IsMapType() {
		list.List = append(list.List, bodyOf(u.WithMarks(outer), expr, rng, attr.Block))
		return list
	}
	if !u.CanIterateElements() {
		list.Unknown = unknown(model.FromOther, rng.String(), "is not a list of objects")
		return list
	}
	k := 0
	tuple, _ := expr.(*hclsyntax.TupleConsExpr)
	for it := u.ElementIterator(); it.Next(); k++ {
		_, e := it.Element()
		var inner hcl.Expression
		at := rng
		if tuple != nil && k < len(tuple.Exprs) {
			inner = tuple.Exprs[k]
			at = inner.Range()
		}
		list.List = append(list.List, bodyOf(e.WithMarks(outer), inner, at, attr.Block))
	}
	return list
}

func bodyOf(v cty.Value, expr hcl.Expression, rng hcl.Range, shape *schema.Block) *model.Body {
	out := &model.Body{Range: rng, End: rng, Attrs: map[string]*model.Attr{}}
	u, marks := v.Unmark()
	switch {
	case !u.IsKnown():
		out.Unknown = v
		return out
	case u.IsNull() || !u.CanIterateElements():
		return out
	}
	places := map[string]hclsyntax.ObjectConsItem{}
	if obj, ok := expr.(*hclsyntax.ObjectConsExpr); ok {
		for _, item := range obj.Items {
			if key := keyword(item.KeyExpr); key != "" {
				places[key] = item
			}
		}
	}
	outer := plainMarks(marks)
	for it := u.ElementIterator(); it.Next(); {
		k, e := it.Element()
		ks, _ := k.Unmark()
		if !ks.IsKnown() || ks.Type() != cty.String || isNull(e) {
			continue
		}
		name := ks.AsString()
		at, literal := rng, false
		var inner hcl.Expression
		if item, ok := places[name]; ok {
			at, literal, inner = hcl.RangeBetween(item.KeyExpr.Range(), item.ValueExpr.Range()), isLiteral(item.ValueExpr), item.ValueExpr
		}
		e = e.WithMarks(outer)
		if a := shape.Attribute(name); a != nil {
			if a.Block != nil {
				if out.Blocks == nil {
					out.Blocks = map[string]*model.BlockList{}
				}
				out.Blocks[name] = blocksOf(e, inner, at, a)
				continue
			}
			if conv, err := lang.Convert(e, ordered(a.Type)); err == nil {
				e = conv
			}
		}
		out.Attrs[name] = &model.Attr{Value: e, Range: at, Origin: model.Written, Literal: literal}
	}
	return out
}

// dynamic expands a dynamic block.
// See https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks.
func (b *bodyEval) dynamic(list *model.BlockList, blk *rawBlock, shape *schema.Block) {
	forEach, ok := blk.body.attrs["for_each"]
	var content *rawBody
	for _, c := range blk.body.blocks {
		if c.typ == "content" {
			content = c.body
		}
	}
	if !ok || content == nil {
		b.in.ev.fault("Invalid dynamic block", blk.rng, "A dynamic block needs a for_each argument and a content block.")
		list.Unknown = unknown(model.FromOther, b.addr+"."+blk.blockType(), "has an error")
		return
	}
	name := blk.blockType()
	if it, ok := blk.body.attrs["iterator"]; ok {
		if k := hcl.ExprAsKeyword(it.Expr); k != "" {
			name = k
		}
	}
	v, diags := b.ev.Eval(forEach.Expr)
	b.in.ev.report(diags)
	v = poison(v, diags, b.addr+"."+blk.blockType())
	if n := len(model.NewValue("", v, hcl.Range{}, model.Written).Outcomes()); n > 1 {
		b.dynamicOutcomes(list, v, name, content, shape, forEach.Range)
		return
	}
	u, marks := v.Unmark()
	with := func(k, e cty.Value) *bodyEval {
		inner := *b
		inner.ev = b.ev.Bind(name, cty.ObjectVal(map[string]cty.Value{"key": k, "value": e}))
		return &inner
	}
	switch {
	case !u.IsKnown():
		// How many blocks there will be is unknown; each of them looks like this.
		list.Unknown, list.Range = v, forEach.Range
		el := lang.ElementOf(v)
		list.Maybe = append(list.Maybe, with(cty.UnknownVal(cty.String).WithMarks(plainMarks(marks)), el).body(content, shape))
		return
	case u.IsNull() || !u.CanIterateElements():
		b.in.ev.fault("Invalid dynamic for_each value", forEach.Expr.Range(), "The value of for_each in a dynamic block must be a list, a set or a map.")
		list.Unknown = unknown(model.FromOther, b.addr+"."+blk.blockType(), "has an error")
		return
	case u.LengthInt() > maxInstances || b.in.ev.blocks+u.LengthInt() > maxTotalBlocks:
		b.in.ev.fault("Too many blocks", forEach.Expr.Range(), "This makes %d blocks; at most %d are expanded.", u.LengthInt(), maxInstances)
		list.Unknown = unknown(model.FromOther, b.addr+"."+blk.blockType(), "has too many elements")
		return
	}
	b.in.ev.blocks += u.LengthInt()
	outer := plainMarks(marks)
	for it := u.ElementIterator(); it.Next(); {
		k, e := it.Element()
		e = e.WithMarks(outer)
		if u.Type().IsSetType() {
			k = e
		}
		list.List = append(list.List, with(k, e).body(content, shape))
	}
}

// dynamicOutcomes is a dynamic block over a condition that cannot be decided: the blocks of every outcome are possible.
func (b *bodyEval) dynamicOutcomes(list *model.BlockList, v cty.Value, name string, content *rawBody, shape *schema.Block, rng hcl.Range) {
	list.Unknown, list.Range = v, rng
	for _, o := range model.NewValue("", v, rng, model.Written).Outcomes() {
		u, marks := o.Raw().Unmark()
		if !u.IsKnown() || u.IsNull() || !u.CanIterateElements() || u.LengthInt() > maxInstances || b.in.ev.blocks+u.LengthInt() > maxTotalBlocks {
			continue
		}
		b.in.ev.blocks += u.LengthInt()
		for it := u.ElementIterator(); it.Next(); {
			k, e := it.Element()
			e = e.WithMarks(plainMarks(marks))
			if u.Type().IsSetType() {
				k = e
			}
			inner := *b
			inner.ev = b.ev.Bind(name, cty.ObjectVal(map[string]cty.Value{"key": k, "value": e}))
			list.Maybe = append(list.Maybe, inner.body(content, shape))
		}
	}
}
