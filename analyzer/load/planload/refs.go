package planload

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/load/tfjson"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// maxFollow bounds how many variables and outputs one reference is followed through, maxVisits how many all references
// of one expression are.
const (
	maxFollow = 64
	maxVisits = 10000
)

// scope is where an expression stands: in which module instance, and in which instance of a resource or module block.
type scope struct {
	in      *place
	key     string                    // of the resource instance, or of the module instance for the arguments of its call
	forEach func() *tfjson.Expression // of that block; nil where there is none
}

// target is an attribute that an expression refers to.
type target struct {
	instance *instance
	attr     string // "" for the whole resource
}

// found is all that an expression refers to, except what has a known value anyway.
type found struct {
	targets []target
	others  []*model.Source // what cannot be followed
	visited map[visit]bool
}

// visit is a reference in its scope; followed once, as several arguments may be made of the same variable.
type visit struct {
	path, key, reference, rest string
}

// enter reports whether a reference is met for the first time.
func (f *found) enter(v visit) bool {
	if f.visited[v] {
		return false
	}
	if f.visited == nil {
		f.visited = map[visit]bool{}
	}
	f.visited[v] = true
	return true
}

func (f *found) other(s *model.Source) {
	for _, o := range f.others {
		if o.Same(s) {
			return
		}
	}
	f.others = append(f.others, s)
}

// follow resolves all references of an expression.
func (l *loader) follow(e *tfjson.Expression, in *scope, rest []step, depth int, out *found) {
	references := e.All()
	keyed := in.key != "" && slices.ContainsFunc(references, func(r string) bool {
		return strings.HasPrefix(r, "each.") || strings.HasPrefix(r, "count.")
	})
	for _, r := range references {
		l.reference(r, in, keyed, rest, depth, out)
	}
}

// reference resolves one reference. rest is what is taken from the value by the expression that led here.
func (l *loader) reference(r string, in *scope, keyed bool, rest []step, depth int, out *found) {
	s := steps(r)
	if depth > 0 {
		v := visit{path: in.in.path, key: in.key, reference: r}
		if len(rest) > 0 {
			v.rest = rest[0].name
		}
		if !out.enter(v) {
			return
		}
	}
	if depth > maxFollow || len(out.visited) > maxVisits || len(s) < 2 {
		out.other(&model.Source{Kind: model.FromOther, Name: r, Why: "cannot be followed in the plan"})
		return
	}
	switch s[0].name {
	case "path", "terraform", "count", "self":
	case "var":
		l.variable(s[1].name, in, then(s[2:], rest), depth, out)
	case "local":
		out.other(&model.Source{Kind: model.FromOther, Name: "local." + s[1].name, Why: "is not in the plan"})
	case "each":
		if s[1].name == "value" && in.forEach != nil {
			if e := in.forEach(); e != nil {
				inner := *in
				inner.forEach = nil
				l.each(e, &inner, then(s[2:], rest), depth, out)
			}
		}
	case "module":
		l.output(s[1:], in, keyed, rest, depth, out)
	case "data":
		if len(s) > 2 {
			l.resource("data."+s[1].name+"."+s[2].name, s[2].key, s[3:], rest, in, keyed, r, out)
		}
	case "ephemeral":
		out.other(&model.Source{Kind: model.FromOther, Name: r, Why: "is ephemeral, so that no plan holds it"})
	default:
		l.resource(s[0].name+"."+s[1].name, s[1].key, s[2:], rest, in, keyed, r, out)
	}
}

// then is what is taken from a value: by the reference itself, else by the expression that led here. Only the first step
// matters.
func then(s, rest []step) []step {
	if len(s) > 0 {
		return s[:1]
	}
	return rest
}

// each resolves each.value: the element, of what for_each iterates over, that has the key of the instance.
func (l *loader) each(e *tfjson.Expression, in *scope, rest []step, depth int, out *found) {
	for _, r := range e.All() {
		l.reference(r, in, in.key != "", rest, depth+1, out)
	}
}

func (l *loader) variable(name string, in *scope, rest []step, depth int, out *found) {
	if in.in.call == nil {
		if v, ok := l.variables[name]; !ok || !v.IsWhollyKnown() {
			out.other(&model.Source{Kind: model.FromVariable, Name: "var." + name, Why: "has no value in the plan"})
		}
		return
	}
	if e := in.in.call.arguments().Arguments[name]; e != nil {
		l.follow(e, in.in.caller(), rest, depth+1, out)
	}
}

// caller is the scope in which the arguments of the module call stand.
func (p *place) caller() *scope {
	return &scope{in: p.parent, key: p.key, forEach: p.call.forEach}
}

func (l *loader) output(s []step, in *scope, keyed bool, rest []step, depth int, out *found) {
	name := "module." + s[0].name
	if len(s) < 2 {
		out.other(&model.Source{Kind: model.FromModule, Name: name, Why: "is referred to as a whole; a plan does not tell which part is used"})
		return
	}
	all := l.children[in.in.path+"/"+s[0].name]
	if len(all) == 0 {
		c := in.in.module.calls[s[0].name]
		switch {
		case c == nil:
			out.other(&model.Source{Kind: model.FromModule, Name: name + "." + s[1].name, Why: "is not in the plan"})
		case !c.repeated:
			// A module without resources has outputs all the same.
			all = []*place{{path: join(in.in.path, name), parent: in.in, call: c, module: c.module}}
		}
	}
	for _, p := range choose(all, s[0].key, in.key, keyed, func(p *place) string { return p.key }) {
		if e := p.module.outputs[s[1].name]; e != nil {
			l.follow(tfjson.ParseExpression(e), &scope{in: p}, then(s[2:], rest), depth+1, out)
		}
	}
}

func join(path, step string) string {
	if path == "" {
		return step
	}
	return path + "." + step
}

// choose picks the instances that a reference means: by the key that is written; else the one with the same key as the
// instance that refers, where its key is part of the expression; else all.
func choose[T any](all []T, written, own string, keyed bool, key func(T) string) []T {
	want := written
	if want == "" && keyed {
		want = own
	}
	for i := range all {
		if want != "" && key(all[i]) == want {
			return all[i : i+1]
		}
	}
	if written != "" {
		return nil
	}
	return all
}

func (l *loader) resource(name, key string, own, rest []step, in *scope, keyed bool, reference string, out *found) {
	all := l.byBlock[join(in.in.path, name)]
	if len(all) == 0 {
		if in.in.module.resources[name] == nil {
			out.other(&model.Source{Kind: model.FromOther, Name: reference, Why: "is not in the plan"})
		}
		return // a block with no instances
	}
	attr := ""
	switch {
	case len(own) > 0:
		attr = own[0].name
	case len(rest) > 0:
		// What is taken from the value may belong to an object that was built from the resource.
		if shape := shapeOf(all[0].resource.Addr); shape != nil && shape.Attribute(rest[0].name) != nil {
			attr = rest[0].name
		}
	}
	for _, t := range choose(all, key, in.key, keyed, func(i *instance) string { return i.resource.Addr.Key }) {
		if one := (target{t, attr}); !slices.Contains(out.targets, one) {
			out.targets = append(out.targets, one)
		}
	}
}

// known reports whether the plan knows the value that a target stands for.
func (t target) known() bool {
	if t.attr == "" {
		return !t.instance.after.Open()
	}
	if a, ok := t.instance.resource.Body.Attrs[t.attr]; ok {
		return a.Value.IsWhollyKnown()
	}
	return !t.instance.after.Field(t.attr).Open()
}

// equal reports whether a known value is that of the target: of the attribute, or for a whole resource of what names it.
func (t target) equal(v cty.Value) bool {
	attrs := t.instance.resource.Body.Attrs
	same := func(name string) bool {
		a, ok := attrs[name]
		if !ok {
			return false
		}
		u, _ := a.Value.Unmark()
		return u.IsKnown() && u.RawEquals(v)
	}
	if t.attr != "" {
		return same(t.attr)
	}
	return slices.ContainsFunc(schema.Identity(t.instance.resource.Addr.Type), same)
}

// source is the mark for a target, one object for each.
func (t target) source(derived bool) *model.Source {
	in := t.instance
	in.mu.Lock()
	defer in.mu.Unlock()
	i := slices.IndexFunc(in.sources, func(s *model.Source) bool { return s.Attr == t.attr })
	if i < 0 {
		i = len(in.sources)
		in.sources = append(in.sources, &model.Source{Kind: model.FromResource, Resource: in.resource, Attr: t.attr})
	}
	if derived {
		return in.sources[i].Derive()
	}
	return in.sources[i]
}

// edit is a change to a body that waits until all references are resolved.
type edit struct {
	pending tfjson.Pending
	value   cty.Value // NilVal: nobody wrote it after all
}

// connect marks every value with what it was read from.
func (l *loader) connect() {
	edits := make([][]edit, len(l.instances))
	index := make([]int, len(l.instances))
	for i := range index {
		index[i] = i
	}
	each(index, func(i int) {
		in := l.instances[i]
		for _, p := range in.reader.Pending {
			if e, ok := l.edit(in, p); ok {
				edits[i] = append(edits[i], e)
			}
		}
		in.reader.Pending = nil
	})
	for _, list := range edits {
		for _, e := range list {
			e.apply()
		}
	}
}

func (e edit) apply() {
	p := e.pending
	list, isBlock := p.Body.Blocks[p.Name]
	switch {
	case isBlock && e.value == cty.NilVal:
		delete(p.Body.Blocks, p.Name)
	case isBlock:
		list.Unknown = e.value
	case e.value == cty.NilVal:
		delete(p.Body.Attrs, p.Name)
	default:
		p.Body.Attrs[p.Name].Value = e.value
	}
}

// edit resolves the references of one value.
func (l *loader) edit(in *instance, p tfjson.Pending) (edit, bool) {
	s := &scope{in: in.place, key: in.resource.Addr.Key}
	if in.block != nil {
		s.forEach = in.block.forEach
	}
	var f found
	l.follow(p.Expression, s, nil, 0, &f)

	var v cty.Value
	if list, ok := p.Body.Blocks[p.Name]; ok {
		v = list.Unknown
	} else {
		v = p.Body.Attrs[p.Name].Value
	}
	u, _ := v.Unmark()
	switch {
	case !u.IsKnown():
		return l.unknown(in, p, v, f)
	case len(f.targets) == 0:
		return edit{}, false
	}
	marked, all := mark(v, f.targets)
	if !all && !p.Shared {
		for _, t := range f.targets {
			marked = marked.Mark(t.source(true))
		}
	}
	return edit{p, marked}, true
}

// unknown decides about a value that is unknown as a whole. Where all that it refers to is known it would be known too,
// unless it is null: then it reads "unknown" because AWS computes it, and nobody has set it.
func (l *loader) unknown(in *instance, p tfjson.Pending, v cty.Value, f found) (edit, bool) {
	open := len(f.others) > 0 || len(model.SourcesOf(v)) > 0 // it may be unknown for a reason of its own
	for _, t := range f.targets {
		open = open || !t.known()
	}
	computed := p.Schema == nil || p.Schema.Computed
	if !open && computed && (len(p.Expression.All()) > 0) {
		if in.reader.Fresh && !in.reader.Data {
			return edit{p, cty.NilVal}, true
		}
		return edit{}, false
	}
	if !open && len(f.targets) == 0 {
		v = v.Mark(&model.Source{Kind: model.FromFunction, Name: p.Name, Why: "is known only after apply"})
	}
	if len(f.targets) > 0 && len(f.others) > 0 && !collection(v.Type()) {
		// One of them is the value, or decides which one is.
		return edit{p, v.Mark(&model.Choice{Outcomes: f.outcomes(v)})}, true
	}
	if p.Schema != nil && computed && len(f.targets) > 0 && !collection(v.Type()) && byInstance(p.Expression.References) {
		// For some instances it may be null, and AWS computes what the plan shows as unknown.
		return edit{p, v.Mark(&model.Choice{Outcomes: append(f.outcomes(v), cty.NullVal(v.Type()))})}, true
	}
	for _, t := range f.targets {
		v = v.Mark(t.source(false)).Mark(model.Inferred)
	}
	for _, o := range f.others {
		v = v.Mark(o)
	}
	return edit{p, v}, true
}

// byInstance reports whether an expression asks which instance it is for, other than to choose the instance of another
// block: each.key == "main" ? aws_kms_key.k.arn : null, but not aws_kms_key.k[each.key].arn, of which a plan shows the
// reference aws_kms_key.k.
func byInstance(references []string) bool {
	asks := false
	for _, r := range references {
		head, rest, _ := strings.Cut(r, ".")
		switch head {
		case "each", "count":
			asks = asks || r == "each.key" || r == "count.index"
		case "data":
			_, rest, _ = strings.Cut(rest, ".")
			fallthrough
		default:
			if !strings.Contains(rest, ".") {
				return false
			}
		}
	}
	return asks
}

// outcomes is the unknown value v as read from each of what was found.
func (f *found) outcomes(v cty.Value) []cty.Value {
	var out []cty.Value
	for _, t := range f.targets {
		out = append(out, v.Mark(t.source(false)).Mark(model.Inferred))
	}
	for _, o := range f.others {
		out = append(out, v.Mark(o))
	}
	return out
}

func collection(t cty.Type) bool {
	return t.IsListType() || t.IsSetType() || t.IsMapType() || t.IsTupleType() || t.IsObjectType()
}

// mark puts the sources on the parts of a known value: on a text that equals the value of a target that target, on an
// unknown part all whose value is not known. The second result tells whether every target found its part.
func mark(v cty.Value, targets []target) (cty.Value, bool) {
	used := make([]bool, len(targets))
	out := markParts(v, targets, used)
	return out, !slices.Contains(used, false)
}

func markParts(v cty.Value, targets []target, used []bool) cty.Value {
	u, marks := v.Unmark()
	switch {
	case !u.IsKnown():
		for i, t := range targets {
			if !t.known() {
				used[i] = true
				u = u.Mark(t.source(false)).Mark(model.Inferred)
			}
		}
		return u.WithMarks(marks)
	case u.IsNull():
		return v
	case u.Type().IsPrimitiveType():
		for i, t := range targets {
			if t.equal(u) {
				used[i] = true
				u = u.Mark(t.source(false))
			}
		}
		return u.WithMarks(marks)
	case !u.CanIterateElements() || u.LengthInt() == 0:
		return v
	}
	t := u.Type()
	if t.IsObjectType() || t.IsMapType() {
		fields := map[string]cty.Value{}
		for it := u.ElementIterator(); it.Next(); {
			k, e := it.Element()
			fields[k.AsString()] = markParts(e, targets, used)
		}
		if t.IsMapType() {
			return cty.MapVal(fields).WithMarks(marks)
		}
		return cty.ObjectVal(fields).WithMarks(marks)
	}
	var list []cty.Value
	for it := u.ElementIterator(); it.Next(); {
		_, e := it.Element()
		list = append(list, markParts(e, targets, used))
	}
	if t.IsListType() {
		return cty.ListVal(list).WithMarks(marks)
	}
	return cty.TupleVal(list).WithMarks(marks)
}

// constant is the value of an expression that is a constant or refers to nothing but one variable with a known value;
// NilVal for any other.
func (l *loader) constant(e *tfjson.Expression, in *scope) cty.Value {
	for range maxFollow {
		if e.Constant != nil {
			return tfjson.Masked{Value: e.Constant}.Cty(cty.DynamicPseudoType)
		}
		if e.Blocks != nil || len(e.References) != 1 {
			return cty.NilVal
		}
		s := steps(e.References[0])
		if len(s) != 2 || s[0].name != "var" {
			return cty.NilVal
		}
		if in.in.call == nil {
			if v, ok := l.variables[s[1].name]; ok && whole(v) {
				return v
			}
			return cty.NilVal
		}
		next := in.in.call.arguments().Arguments[s[1].name]
		if next == nil {
			d := in.in.module.variables[s[1].name].Get("default")
			if v := (tfjson.Masked{Value: d}).Cty(cty.DynamicPseudoType); d != nil && whole(v) {
				return v
			}
			return cty.NilVal
		}
		if v := (tfjson.Masked{Value: next.Constant}).Cty(cty.DynamicPseudoType); next.Constant != nil && !whole(v) {
			return cty.NilVal
		}
		e, in = next, in.in.caller()
	}
	return cty.NilVal
}

// opaque is the value of an expression that cannot be evaluated, marked with what it refers to outside of resources.
func (l *loader) opaque(e *tfjson.Expression) cty.Value {
	v := cty.DynamicVal
	for _, r := range e.All() {
		name := strings.Join(strings.Split(r, ".")[:min(2, strings.Count(r, ".")+1)], ".")
		v = v.Mark(&model.Source{Kind: model.FromOther, Name: name, Why: "is part of an expression that a plan does not hold"})
	}
	return v
}
