package tfjson

import (
	"bytes"
	"strconv"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Masked is a value of a plan or state with the two masks that lie over it. A mask has the shape of the value, with true
// for the parts, at any depth, that are unknown or sensitive.
type Masked struct {
	Value, Unknown, Sensitive Value
}

// Cty is the value with unknown parts unknown and sensitive parts marked. want is the type that it should have; where the
// document holds something else, that is taken as it is. Sets become lists: a mark on one element of a set would count
// for all of them.
func (m Masked) Cty(want cty.Type) cty.Value { return m.cty(want, &work{}) }

func (m Masked) cty(want cty.Type, w *work) cty.Value {
	v := m.plain(want, w)
	if m.Sensitive.True() {
		return v.Mark(model.Sensitive)
	}
	return v
}

func (m Masked) plain(want cty.Type, w *work) cty.Value {
	if m.Unknown.True() {
		return cty.UnknownVal(ordered(want))
	}
	switch m.Value.Kind() {
	case String:
		return cty.StringVal(m.Value.Text())
	case Bool:
		return cty.BoolVal(m.Value.True())
	case Number:
		return number(m.Value)
	case Array:
		return m.list(want, w)
	case Object:
		return m.object(want, w)
	case Absent, Null:
		if m.Unknown.Kind() == Array {
			return m.list(want, w) // a list of which everything is unknown may be missing from the value
		}
		if m.Unknown.Kind() == Object {
			return m.object(want, w)
		}
	}
	return cty.NullVal(ordered(want))
}

// ordered is the type with lists for sets.
func ordered(t cty.Type) cty.Type {
	switch {
	case t == cty.NilType:
		return cty.DynamicPseudoType
	case t.IsSetType():
		return cty.List(ordered(t.ElementType()))
	case t.IsListType():
		return cty.List(ordered(t.ElementType()))
	case t.IsMapType():
		return cty.Map(ordered(t.ElementType()))
	case t.IsObjectType():
		types := t.AttributeTypes()
		out := make(map[string]cty.Type, len(types))
		for k, a := range types {
			out[k] = ordered(a)
		}
		return cty.Object(out)
	}
	return t
}

// number reads a number. One with more digits or zeros than any real one stays unknown, so that nobody writes it out.
func number(v Value) cty.Value {
	s := string(v)
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return cty.NumberIntVal(n)
	}
	exponent := 0
	if i := bytes.IndexAny(v, "eE"); i >= 0 {
		n, err := strconv.Atoi(string(bytes.TrimPrefix(v[i+1:], []byte("+"))))
		if err != nil {
			n = 1 << 20
		}
		exponent = max(n, -n)
	}
	if exponent <= 400 && len(v) <= 400 {
		if n, err := cty.ParseNumberVal(s); err == nil {
			return n
		}
	}
	return cty.UnknownVal(cty.Number).Mark(&model.Source{Kind: model.FromOther, Name: "a number", Why: "is out of range"})
}

func (m Masked) list(want cty.Type, w *work) cty.Value {
	element := cty.DynamicPseudoType
	typed := want != cty.NilType && (want.IsListType() || want.IsSetType())
	if typed {
		element = want.ElementType()
	}
	var list []cty.Value
	same := true
	for e := range m.Each() {
		v := e.cty(element, w)
		same = same && (len(list) == 0 || v.Type().Equals(list[0].Type()))
		list = append(list, v)
	}
	switch {
	case len(list) == 0 && typed:
		return cty.ListValEmpty(ordered(element))
	case typed && same:
		return cty.ListVal(list)
	}
	return cty.TupleVal(list)
}

func (m Masked) object(want cty.Type, w *work) cty.Value {
	isMap := want != cty.NilType && want.IsMapType()
	isObject := want != cty.NilType && want.IsObjectType()
	var fields map[string]cty.Value
	var first cty.Type
	same := true
	m.fields(w, func(size int) { fields = make(map[string]cty.Value, size) }, func(name Name, f Masked) {
		s := name.Text()
		of := cty.DynamicPseudoType
		switch {
		case isMap:
			of = want.ElementType()
		case isObject && want.HasAttribute(s):
			of = want.AttributeType(s)
		}
		v := f.cty(of, w)
		if first == cty.NilType {
			first = v.Type()
		}
		same = same && v.Type().Equals(first)
		fields[s] = v
	})
	switch {
	case isMap && len(fields) == 0:
		return cty.MapValEmpty(ordered(want.ElementType()))
	case isMap && same:
		return cty.MapVal(fields)
	}
	return cty.ObjectVal(fields)
}

// Each yields the elements of a list with their masks.
func (m Masked) Each() func(yield func(Masked) bool) {
	return func(yield func(Masked) bool) {
		unknown, sensitive := elements(m.Unknown), elements(m.Sensitive)
		values := elements(m.Value)
		for i := range max(len(values), len(unknown)) {
			one := Masked{nth(values, i), nth(unknown, i), nth(sensitive, i)}
			if m.Sensitive.True() {
				one.Sensitive = m.Sensitive
			}
			if !yield(one) {
				return
			}
		}
	}
}

func elements(v Value) []Value {
	var out []Value
	for e := range v.Elements() {
		out = append(out, e)
	}
	return out
}

func nth(list []Value, i int) Value {
	if i < len(list) {
		return list[i]
	}
	return nil
}

// fields goes through the members of an object with their masks; also through those that only the mask of the unknown
// has. It first tells how many of the members have a value that is neither null nor empty.
func (m Masked) fields(w *work, size func(int), one func(Name, Masked)) {
	from := len(w.members)
	values, _ := w.list(m.Value)
	unknown, sensitive := w.table(m.Unknown), w.table(m.Sensitive)
	n := 0
	for i := range values {
		if v := values[i].value; v.Present() && (len(v) > 2 || v.Kind() == Number) {
			n++
		}
	}
	size(n)
	with := func(name Name, f Masked) {
		if f.Sensitive = m.Sensitive; !m.Sensitive.True() {
			f.Sensitive = sensitive.take(name)
		}
		one(name, f)
	}
	for i := range values {
		v := &values[i]
		with(v.name, Masked{Value: v.value, Unknown: unknown.take(v.name)})
	}
	for i := range unknown.list {
		if u := &unknown.list[i]; !u.taken {
			with(u.name, Masked{Unknown: u.value})
		}
	}
	w.members = w.members[:from]
}

// work is memory that is used again for one object after the other.
type work struct {
	members []member // of the objects that are being read, the innermost last
}

type member struct {
	name  Name
	value Value
	taken bool
}

// list reads the members of an object, and tells whether their names are sorted, as Terraform writes them.
func (w *work) list(v Value) (list []member, sorted bool) {
	from := len(w.members)
	sorted = true
	for name, m := range v.Members() {
		if n := len(w.members); n > from && bytes.Compare(w.members[n-1].name, name) >= 0 {
			sorted = false
		}
		w.members = append(w.members, member{name: name, value: m})
	}
	return w.members[from:len(w.members):len(w.members)], sorted
}

// table holds the members of an object to be asked for by name.
type table struct {
	list   []member
	sorted bool
	next   int // where the one after the last that was found stands: names are mostly asked for in order
}

func (w *work) table(v Value) table {
	list, sorted := w.list(v)
	return table{list: list, sorted: sorted}
}

// take finds a member and remembers that it was asked for.
func (t *table) take(name Name) Value {
	if !t.sorted {
		var found Value
		for i := range t.list {
			if bytes.Equal(t.list[i].name, name) {
				t.list[i].taken, found = true, t.list[i].value
			}
		}
		return found
	}
	lo, hi := 0, len(t.list)
	for mid := t.next; lo < hi; mid = (lo + hi) / 2 {
		switch c := bytes.Compare(t.list[mid].name, name); {
		case c < 0:
			lo = mid + 1
		case c > 0:
			hi = mid
		default:
			t.list[mid].taken, t.next = true, min(mid+1, len(t.list)-1)
			return t.list[mid].value
		}
	}
	t.next = min(lo, max(len(t.list)-1, 0))
	return nil
}

// Open reports whether any part of the value is unknown.
func (m Masked) Open() bool { return hasTrue(m.Unknown) }

// Field is one member of an object with its masks.
func (m Masked) Field(name string) Masked {
	if m.Unknown.True() {
		return m
	}
	one := Masked{m.Value.Get(name), m.Unknown.Get(name), m.Sensitive.Get(name)}
	if m.Sensitive.True() {
		one.Sensitive = m.Sensitive
	}
	return one
}
