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
func (m Masked) Cty(want cty.Type) cty.Value {
	v := m.plain(want)
	if m.Sensitive.True() {
		return v.Mark(model.Sensitive)
	}
	return v
}

func (m Masked) plain(want cty.Type) cty.Value {
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
		return m.list(want)
	case Object:
		return m.object(want)
	case Absent, Null:
		if m.Unknown.Kind() == Array {
			return m.list(want) // a list of which everything is unknown may be missing from the value
		}
		if m.Unknown.Kind() == Object {
			return m.object(want)
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

func (m Masked) list(want cty.Type) cty.Value {
	element := cty.DynamicPseudoType
	typed := want != cty.NilType && (want.IsListType() || want.IsSetType())
	if typed {
		element = want.ElementType()
	}
	var list []cty.Value
	same := true
	for e := range m.Each() {
		v := e.Cty(element)
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

func (m Masked) object(want cty.Type) cty.Value {
	isMap := want != cty.NilType && want.IsMapType()
	fields := map[string]cty.Value{}
	var first cty.Type
	same := true
	for name, f := range m.Fields() {
		s := name.Text()
		of := cty.DynamicPseudoType
		switch {
		case isMap:
			of = want.ElementType()
		case want != cty.NilType && want.IsObjectType() && want.HasAttribute(s):
			of = want.AttributeType(s)
		}
		v := f.Cty(of)
		if first == cty.NilType {
			first = v.Type()
		}
		same = same && v.Type().Equals(first)
		fields[s] = v
	}
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

// Fields yields the members of an object with their masks; also those that only the mask of the unknown has.
func (m Masked) Fields() func(yield func(Name, Masked) bool) {
	return func(yield func(Name, Masked) bool) {
		unknown, sensitive := members(m.Unknown), members(m.Sensitive)
		for name, v := range m.Value.Members() {
			one := Masked{v, unknown.take(name), sensitive.take(name)}
			if m.Sensitive.True() {
				one.Sensitive = m.Sensitive
			}
			if !yield(name, one) {
				return
			}
		}
		for i := range unknown.list {
			u := &unknown.list[i]
			if u.taken {
				continue
			}
			one := Masked{Unknown: u.value, Sensitive: sensitive.take(u.name)}
			if m.Sensitive.True() {
				one.Sensitive = m.Sensitive
			}
			if !yield(u.name, one) {
				return
			}
		}
	}
}

// table holds the members of an object to be asked for by name.
type table struct {
	list   []member
	sorted bool // Terraform sorts names
}

type member struct {
	name  Name
	value Value
	taken bool
}

func members(v Value) table {
	t := table{sorted: true}
	for name, m := range v.Members() {
		if n := len(t.list); n > 0 && bytes.Compare(t.list[n-1].name, name) >= 0 {
			t.sorted = false
		}
		t.list = append(t.list, member{name: name, value: m})
	}
	return t
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
	for lo < hi {
		mid := (lo + hi) / 2
		switch c := bytes.Compare(t.list[mid].name, name); {
		case c < 0:
			lo = mid + 1
		case c > 0:
			hi = mid
		default:
			t.list[mid].taken = true
			return t.list[mid].value
		}
	}
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
