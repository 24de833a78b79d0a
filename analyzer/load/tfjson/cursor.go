package tfjson

import "iter"

// Cursor goes through a document from value to value. Members and Elements of a Value look for the end of each value
// before they yield it, so that the inner of nested values is scanned once for every level; a Cursor passes it once. It is
// for the lists that make up most of a document.
type Cursor struct {
	b  []byte
	at int // where the next value starts
}

// Cursor starts at the value.
func (v Value) Cursor() *Cursor { return &Cursor{b: v} }

// Kind says what the next value is.
func (c *Cursor) Kind() Kind { return Value(c.b[c.at:]).Kind() }

// Place is where the next value starts, for Document.Range: an empty piece of the document.
func (c *Cursor) Place() Value { return Value(c.b[c.at:c.at]) }

// Value takes the next value.
func (c *Cursor) Value() Value {
	from := c.at
	c.at = end(c.b, from)
	return Value(c.b[from:c.at])
}

// Text takes the next value, and is the text of it if it is a string.
func (c *Cursor) Text() string { return c.Value().Text() }

// Members takes the next value; if that is an object it yields the name of each member, while the cursor stands at the
// member's value. A value that the loop does not take is passed over. The loop must not end early.
func (c *Cursor) Members() iter.Seq[Name] {
	return func(yield func(Name) bool) {
		if c.Kind() != Object {
			c.Value()
			return
		}
		i := space(c.b, c.at+1)
		for i < len(c.b) && c.b[i] == '"' {
			name, value := nameAt(c.b, i)
			c.at = value
			if !yield(name) {
				return
			}
			if c.at == value {
				c.at = end(c.b, value)
			}
			i = next(c.b, c.at)
		}
		c.at = min(i+1, len(c.b))
	}
}

// Elements takes the next value; if that is a list the loop runs once for each element, while the cursor stands at it. An
// element that the loop does not take is passed over. The loop must not end early.
func (c *Cursor) Elements() iter.Seq[int] {
	return func(yield func(int) bool) {
		if c.Kind() != Array {
			c.Value()
			return
		}
		i := space(c.b, c.at+1)
		for n := 0; i < len(c.b) && c.b[i] != ']'; n++ {
			c.at = i
			if !yield(n) {
				return
			}
			if c.at == i {
				c.at = end(c.b, i)
			}
			i = next(c.b, c.at)
		}
		c.at = min(i+1, len(c.b))
	}
}
