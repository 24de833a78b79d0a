package tfjson

import (
	"bytes"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// Reader turns the values of one instance into a body as the source would give it: nested blocks and attributes made of
// objects become blocks, and what nobody wrote is left out although plan and state have a value of some kind for it.
type Reader struct {
	Range hcl.Range
	// Planned says that the values are those after a plan; else they are those of a state.
	Planned bool
	// Fresh says that the instance will be created: what is unknown and not configured is then what AWS computes.
	Fresh bool
	// Data says that the instance is a data source: what is not configured is what it was asked for.
	Data bool
	// Pending collects the attributes whose expression refers to something, for references to be resolved.
	Pending []Pending

	tags Value // which tags are sensitive
	work *work
}

// Pending is a value whose expression is still to be followed.
type Pending struct {
	Expression *Expression
	Schema     *schema.Attribute // nil if not known
	Shared     bool              // the expression stands for a whole list of objects, of which this is one member
	Body       *model.Body       // holds the attribute, or the list of blocks that is unknown
	Name       string
}

// config is what is known about how a block is configured.
type config struct {
	block  *Block      // its expressions
	shared *Expression // one expression for the list of objects that it is part of
	// If neither is set the block comes from a dynamic block, or the plan has no configuration of it.
}

// find is the expression of an argument; No where it is certainly not configured.
func (c config) find(name string) (*Expression, model.Tri) {
	switch {
	case c.shared != nil:
		return c.shared, model.Yes
	case c.block == nil:
		return nil, model.Unknown
	}
	if e, ok := c.block.Arguments[name]; ok && !e.Unset() {
		return e, model.Yes
	}
	return nil, model.No
}

// Body reads the values of an instance. shape is nil for a type without a schema, block where there is no configuration.
func (r *Reader) Body(m Masked, shape *schema.Block, block *Block) *model.Body {
	tags := m.Sensitive
	if !m.Unknown.True() && !tags.True() {
		tags = tags.Get("tags")
	}
	if hasTrue(tags) {
		r.tags = tags
	}
	w, ok := spare.Get().(*work)
	if !ok {
		w = &work{}
	}
	r.work = w
	b := r.body(m, shape, config{block: block})
	r.work = nil
	spare.Put(w)
	return b
}

// spare holds the working memory of readers that are done.
var spare sync.Pool

func (r *Reader) body(m Masked, shape *schema.Block, c config) *model.Body {
	b := &model.Body{Range: r.Range, End: r.Range}
	var room []model.Attr // for all attributes of the body, which saves many small allocations
	size := func(n int) {
		b.Attrs = make(map[string]*model.Attr, n)
		room = make([]model.Attr, 0, n)
	}
	m.fields(r.work, size, func(key Name, f Masked) {
		var a *schema.Attribute
		if shape != nil {
			a = shape.Attribute(string(key))
		}
		name := ""
		if a != nil {
			name = a.Name
		} else {
			name = key.Text()
		}
		if name == "tags_all" && r.tags != nil && !f.Sensitive.True() {
			f.Sensitive = r.tags // the provider copies the tags and forgets that they are sensitive
		}
		if nested(a, f) {
			r.blocks(b, name, f, a, c)
			return
		}
		attr, ok := r.attribute(b, name, f, a, c)
		if !ok {
			return
		}
		if len(room) == cap(room) {
			room = make([]model.Attr, 0, 4)
		}
		room = append(room, attr)
		b.Attrs[name] = &room[len(room)-1]
	})
	return b
}

// nested reports whether the values of an attribute are blocks.
func nested(a *schema.Attribute, f Masked) bool {
	if a != nil {
		return a.Block != nil && a.Nesting != schema.Map
	}
	if f.Value.Kind() != Array {
		return false
	}
	some := false
	for e := range f.Value.Elements() {
		if e.Kind() != Object {
			return false
		}
		some = true
	}
	return some
}

// attribute reads an attribute; false where there is none.
func (r *Reader) attribute(b *model.Body, name string, f Masked, a *schema.Attribute, c config) (model.Attr, bool) {
	e, configured := c.find(name)
	if a != nil && a.Sensitive {
		f.Sensitive = Value("true")
	}
	want := cty.DynamicPseudoType
	if a != nil {
		want = a.ImpliedType()
	}
	attr := model.Attr{Range: r.Range}
	switch {
	case f.Unknown.True():
		if !r.unknown(a, configured) {
			return attr, false
		}
		attr.Origin = model.Computed
		if configured != model.No {
			attr.Origin = model.Written
		}
	case !f.Value.Present() && !hasTrue(f.Unknown):
		if a == nil || !a.WriteOnly || configured != model.Yes || !r.Planned {
			return attr, false
		}
		attr.Value = cty.UnknownVal(ordered(want)).WithMarks(cty.NewValueMarks(model.Sensitive,
			&model.Source{Kind: model.FromOther, Name: name, Why: "is write-only, so that no plan or state holds it"}))
		attr.Origin = model.Written
		return attr, true
	case empty(f) && (configured != model.Yes || c.shared != nil) && (a == nil || !a.Required):
		return attr, false // nobody wrote it: plan and state have an empty value for what is not set
	default:
		attr.Origin = r.origin(f.Value, a, configured)
	}
	attr.Value = r.value(name, f, want, e)
	if r.Planned && configured == model.Unknown && !attr.Value.IsKnown() {
		attr.Value = attr.Value.Mark(dynamic(name))
	}
	if e != nil && r.Planned && (len(e.References) > 0 || !attr.Value.IsWhollyKnown()) {
		r.Pending = append(r.Pending, Pending{Expression: e, Schema: a, Shared: c.shared != nil, Body: b, Name: name})
	}
	return attr, true
}

// value is the value of an attribute. Before version 6 the provider keeps of user_data only a SHA-1 hash: of what is in it
// only a constant is known.
func (r *Reader) value(name string, f Masked, want cty.Type, e *Expression) cty.Value {
	if name != "user_data" || !isHash(f.Value) {
		return f.cty(want, r.work)
	}
	if e != nil && e.Constant.Kind() == String {
		return Masked{Value: e.Constant, Sensitive: f.Sensitive}.cty(want, r.work)
	}
	return Masked{Unknown: Value("true"), Sensitive: f.Sensitive}.cty(want, r.work).
		Mark(&model.Source{Kind: model.FromOther, Name: name, Why: "is kept only as a hash"})
}

// isHash reports whether a text is a SHA-1 hash as the provider writes it.
func isHash(v Value) bool {
	if len(v) != 42 || v[0] != '"' {
		return false
	}
	for _, c := range v[1:41] {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// dynamic is why a value without configuration is not known.
func dynamic(name string) *model.Source {
	return &model.Source{Kind: model.FromOther, Name: name, Why: "is written in a dynamic block, which is not in the plan"}
}

// unknown decides whether an unknown value is there at all: an attribute that is not configured reads "unknown" in a plan
// although nobody will set it.
func (r *Reader) unknown(a *schema.Attribute, configured model.Tri) bool {
	if !r.Fresh || r.Data {
		return true
	}
	if a != nil && a.Computed && !a.Optional && !a.Required {
		return false
	}
	return configured != model.No
}

// origin tells where a known value comes from.
func (r *Reader) origin(v Value, a *schema.Attribute, configured model.Tri) model.Origin {
	if r.Planned && configured == model.Yes {
		return model.Written
	}
	switch {
	case a == nil:
		if r.Planned && configured == model.No {
			return model.Computed
		}
	case a.HasDefault && isDefault(v, a):
		return model.Default
	case r.Planned && a.Optional && configured == model.Unknown:
		return model.Written
	case a.Computed && !a.Required:
		return model.Computed
	case r.Planned && configured == model.No:
		return model.Computed
	}
	return model.Written
}

func isDefault(v Value, a *schema.Attribute) bool {
	if v.Kind() == String {
		return v.Text() == a.Default
	}
	return string(v) == a.Default
}

// empty reports whether the value is "" or has no elements, and nothing of it is unknown.
func empty(f Masked) bool {
	switch f.Value.Kind() {
	case String:
		return len(f.Value) == 2
	case Array, Object:
		return space(f.Value, 1) == len(f.Value)-1 && !hasTrue(f.Unknown)
	case Absent, Null, Bool, Number:
	}
	return false
}

// hasTrue reports whether a mask covers anything.
func hasTrue(mask Value) bool {
	switch mask.Kind() {
	case Bool:
		return mask.True()
	case Array:
		for e := range mask.Elements() {
			if hasTrue(e) {
				return true
			}
		}
	case Object:
		for _, m := range mask.Members() {
			if hasTrue(m) {
				return true
			}
		}
	case Absent, Null, Number, String:
	}
	return false
}

func (r *Reader) blocks(b *model.Body, name string, f Masked, a *schema.Attribute, c config) {
	e, configured := c.find(name)
	if a != nil && a.Sensitive {
		f.Sensitive = Value("true")
	}
	if f.Unknown.True() {
		if r.Fresh && !r.Data && configured != model.Yes {
			return
		}
		v := cty.DynamicVal
		if f.Sensitive.True() {
			v = v.Mark(model.Sensitive)
		}
		r.list(b, name).Unknown = v
		if e != nil && r.Planned {
			r.Pending = append(r.Pending, Pending{Expression: e, Schema: a, Shared: c.shared != nil, Body: b, Name: name})
		}
		return
	}
	var each []Masked
	switch {
	case f.Value.Kind() == Object || f.Unknown.Kind() == Object:
		each = append(each, f)
	default:
		for one := range f.Each() {
			each = append(each, one)
		}
	}
	if len(each) == 0 {
		return
	}
	var shape *schema.Block
	set := false
	if a != nil {
		shape, set = a.Block, a.Nesting == schema.Set
	}
	configs := align(each, e, c, set)
	for i, one := range each {
		if one.Unknown.True() {
			v := cty.DynamicVal
			if e != nil {
				v = v.Mark(&model.Source{Kind: model.FromOther, Name: name, Why: "is known only after apply"})
			} else {
				v = v.Mark(dynamic(name))
			}
			list := r.list(b, name)
			list.List = append(list.List, &model.Body{Range: r.Range, End: r.Range, Unknown: v})
			continue
		}
		if !one.Value.Present() && one.Unknown.Kind() != Object {
			continue
		}
		inner := r.body(one, shape, configs[i])
		if a != nil && a.Computed && configured != model.Yes && blank(inner) {
			continue // the provider's way to say that there is none
		}
		list := r.list(b, name)
		if r.Planned && configs[i] == (config{}) && c != (config{}) && says(inner) == model.Unknown {
			// Terraform puts one block for all that a dynamic block over an unknown value may make.
			list.Unknown = cty.DynamicVal.Mark(dynamic(name))
			list.Maybe = append(list.Maybe, inner)
			continue
		}
		list.List = append(list.List, inner)
	}
}

func (r *Reader) list(b *model.Body, name string) *model.BlockList {
	if b.Blocks == nil {
		b.Blocks = map[string]*model.BlockList{}
	}
	list := b.Blocks[name]
	if list == nil {
		list = &model.BlockList{Range: r.Range}
		b.Blocks[name] = list
	}
	return list
}

// blank reports whether there is nothing in a block but empty texts.
func blank(b *model.Body) bool {
	for _, a := range b.Attrs {
		u, _ := a.Value.Unmark()
		if !u.IsKnown() || u.IsNull() || u.Type() != cty.String || u.AsString() != "" {
			return false
		}
	}
	return len(b.Blocks) == 0
}

// says is Unknown for a block that tells nothing but that something is unknown.
func says(b *model.Body) model.Tri {
	out := model.No
	for _, a := range b.Attrs {
		if !a.Value.IsKnown() {
			out = model.Unknown
			continue
		}
		u, _ := a.Value.Unmark()
		switch {
		case a.Origin == model.Default:
		case u.Type() == cty.Bool && u.False(), u.Type() == cty.Number && u.RawEquals(cty.Zero):
		default:
			return model.Yes
		}
	}
	for _, list := range b.Blocks {
		for _, inner := range list.List {
			if s := says(inner); s == model.Yes {
				return s
			}
		}
	}
	return out
}

// align finds the configuration of each of the blocks of one type. Where the source has as many as there are, they are
// taken in order; a set has lost its order, and dynamic blocks add others: there the constants tell which is which.
func align(each []Masked, e *Expression, c config, set bool) []config {
	out := make([]config, len(each))
	if e == nil {
		return out
	}
	if e.Blocks == nil || c.shared != nil {
		for i := range out {
			out[i].shared = e
		}
		return out
	}
	if len(e.Blocks) == len(each) && (!set || len(each) == 1) {
		for i := range out {
			out[i].block = e.Blocks[i]
		}
		return out
	}
	used := make([]bool, len(e.Blocks))
	left := 0
	for i, m := range each {
		best, most := -1, 0
		for j, b := range e.Blocks {
			if used[j] {
				continue
			}
			if n := agree(b, m.Value); n > most {
				best, most = j, n
			}
		}
		if best < 0 {
			left++
			continue
		}
		used[best], out[i].block = true, e.Blocks[best]
	}
	if left == 1 && len(e.Blocks) == len(each) {
		for i := range out {
			for j := range used {
				if out[i].block == nil && !used[j] {
					used[j], out[i].block = true, e.Blocks[j]
				}
			}
		}
	}
	return out
}

// agree counts the constants of a block that a value has too; -1 if one is different.
func agree(b *Block, v Value) int {
	n := 0
	for name, e := range b.Arguments {
		if e.Blocks != nil || !e.Constant.Present() {
			continue
		}
		got := v.Get(name)
		switch {
		case !got.Present():
		case bytes.Equal(got, e.Constant), got.Kind() != e.Constant.Kind() && string(bytes.Trim(got, `"`)) == string(bytes.Trim(e.Constant, `"`)):
			n++
		case got.Kind() == Array || got.Kind() == Object:
		default:
			return -1
		}
	}
	return n
}
