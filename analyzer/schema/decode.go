package schema

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync"

	"github.com/zclconf/go-cty/cty"
)

// Table is the schema of a provider in the form the generator writes: text of one
// entry a line, each text starting with an empty line. Entries name each other by
// the offset of their line, so nothing has to be indexed or decoded beforehand.
//
//	Attributes  name flags type [default]
//	Blocks      how many attributes, then for each a reference to its line, and
//	            to the line of its block if it is nested
//	Resources   type and a reference to its block, sorted
//	DataSources the same
//
// Flags: r required, o optional, c computed, s sensitive, w write-only, f force
// new, k default known, a written as attribute. Types: s, n, b, d (any), l m t of
// another (list, map, set), e(name=type,...) object; 1 L T M a nested block, once
// or in a list, set or map. Bounds follow as :min,max and a default as =text.
type Table struct {
	Attributes, Blocks, Resources, DataSources string

	decoded sync.Map // offset in Blocks -> *Block
}

// Resource is the shape of a managed resource type, or nil if the table has none.
func (t *Table) Resource(typ string) *Block { return t.find(t.Resources, typ) }

// DataSource is the shape of a data source, or nil if the table has none.
func (t *Table) DataSource(typ string) *Block { return t.find(t.DataSources, typ) }

// ResourceTypes yields the names of the table's managed resource types, sorted.
func (t *Table) ResourceTypes() iter.Seq[string] { return names(t.Resources) }

// DataSourceTypes yields the names of the table's data sources, sorted.
func (t *Table) DataSourceTypes() iter.Seq[string] { return names(t.DataSources) }

func names(index string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(index) {
			if line == "\n" {
				continue
			}
			name, _, ok := strings.Cut(line, " ")
			if !ok {
				corrupt("type without a block: %q", line)
			}
			if !yield(name) {
				return
			}
		}
	}
}

// find searches the sorted lines of an index without splitting it into lines.
func (t *Table) find(index, typ string) *Block {
	lo, hi := 0, len(index)
	for lo < hi {
		start := strings.LastIndexByte(index[:(lo+hi)/2], '\n') + 1
		end := strings.IndexByte(index[start:], '\n')
		if end < 0 {
			corrupt("index does not end with a line end")
		}
		end += start
		name, ref, ok := strings.Cut(index[start:end], " ")
		if !ok && start > 0 {
			corrupt("type without a block: %q", index[start:end])
		}
		switch {
		case name < typ:
			lo = end + 1
		case name > typ:
			hi = start
		default:
			if !ok {
				return nil // the empty first line: nobody's type
			}
			at, rest := number(ref)
			if rest != "" {
				corrupt("%s has more than one block", typ)
			}
			return t.block(at)
		}
	}
	return nil
}

func (t *Table) block(at int) *Block {
	if b, ok := t.decoded.Load(at); ok {
		return b.(*Block)
	}
	count, refs := number(entry(t.Blocks, at))
	if count > len(refs) {
		corrupt("block at %d is cut short", at)
	}
	attributes := make([]Attribute, count)
	b := &Block{Attributes: make([]*Attribute, count)}
	for i := range attributes {
		a := &attributes[i]
		var line int
		line, refs = number(refs)
		a.decode(entry(t.Attributes, line))
		if a.Nesting != Plain {
			var inner int
			inner, refs = number(refs)
			// Inner blocks come first; this also rules out an endless descent.
			if inner >= at {
				corrupt("block at %d contains block at %d", at, inner)
			}
			a.Block = t.block(inner)
		}
		if i > 0 && attributes[i-1].Name >= a.Name {
			corrupt("%s before %s", attributes[i-1].Name, a.Name)
		}
		b.Attributes[i] = a
	}
	if refs != "" {
		corrupt("%q after block at %d", refs, at)
	}
	// Whoever comes first decides, so that a block has one identity.
	kept, _ := t.decoded.LoadOrStore(at, b)
	return kept.(*Block)
}

func (a *Attribute) decode(line string) {
	name, rest, _ := strings.Cut(line, " ")
	flags, rest, ok := strings.Cut(rest, " ")
	if !ok || name == "" || rest == "" {
		corrupt("attribute %q", line)
	}
	a.Name = name
	for i := range len(flags) {
		switch flags[i] {
		case 'r':
			a.Required = true
		case 'o':
			a.Optional = true
		case 'c':
			a.Computed = true
		case 's':
			a.Sensitive = true
		case 'w':
			a.WriteOnly = true
		case 'f':
			a.ForceNew = true
		case 'k':
			a.DefaultKnown = true
		case 'a':
			a.AsAttribute = true
		default:
			corrupt("flag %q of attribute %q", flags[i], line)
		}
	}
	if a.Nesting = nesting(rest[0]); a.Nesting != Plain {
		rest = rest[1:]
	} else {
		a.Type, rest = typeOf(rest)
	}
	if bounds, ok := strings.CutPrefix(rest, ":"); ok {
		bounds, rest, ok = strings.Cut(bounds, " ")
		if ok {
			rest = " " + rest
		}
		least, most, _ := strings.Cut(bounds, ",")
		var err1, err2 error
		a.MinItems, err1 = strconv.Atoi(least)
		a.MaxItems, err2 = strconv.Atoi(most)
		if err1 != nil || err2 != nil {
			corrupt("bounds of attribute %q", line)
		}
	}
	if text, ok := strings.CutPrefix(rest, " ="); ok {
		a.Default, a.HasDefault, rest = unescape(text), true, ""
	}
	if rest != "" {
		corrupt("%q after attribute %q", rest, line)
	}
}

func nesting(code byte) Nesting {
	switch code {
	case '1':
		return Single
	case 'L':
		return List
	case 'T':
		return Set
	case 'M':
		return Map
	}
	return Plain
}

// typeOf reads a type code and returns what follows it.
func typeOf(code string) (cty.Type, string) {
	if code == "" {
		corrupt("type is missing")
	}
	rest := code[1:]
	switch code[0] {
	case 's':
		return cty.String, rest
	case 'n':
		return cty.Number, rest
	case 'b':
		return cty.Bool, rest
	case 'd':
		return cty.DynamicPseudoType, rest
	case 'l':
		element, rest := typeOf(rest)
		return cty.List(element), rest
	case 't':
		element, rest := typeOf(rest)
		return cty.Set(element), rest
	case 'm':
		element, rest := typeOf(rest)
		return cty.Map(element), rest
	case 'e':
		return objectOf(rest)
	}
	corrupt("type code %q", code)
	return cty.NilType, ""
}

func objectOf(code string) (cty.Type, string) {
	types := map[string]cty.Type{}
	rest, ok := strings.CutPrefix(code, "(")
	for ok {
		if after, done := strings.CutPrefix(rest, ")"); done {
			return cty.Object(types), after
		}
		var name string
		if name, rest, ok = strings.Cut(rest, "="); ok {
			types[name], rest = typeOf(rest)
			rest = strings.TrimPrefix(rest, ",")
		}
	}
	corrupt("object type %q", code)
	return cty.NilType, ""
}

// unescape undoes what a default needs to fit on a line of a raw Go string.
func unescape(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	plain, err := strconv.Unquote(`"` + text + `"`)
	if err != nil {
		corrupt("default %q", text)
	}
	return plain
}

// entry is the line of a text that starts at an offset.
func entry(text string, at int) string {
	if at <= 0 || at >= len(text) || text[at-1] != '\n' {
		corrupt("no line starts at %d", at)
	}
	end := strings.IndexByte(text[at:], '\n')
	if end < 0 {
		corrupt("line at %d has no end", at)
	}
	return text[at : at+end]
}

// number reads one reference. The last digit of a number is one of 63 characters
// from '!' to '_', those before it one of 30 from 'a' to '~': a number needs no
// separator, the frequent small ones take one or two characters, and the text can
// stand in a raw Go string.
func number(text string) (int, string) {
	n := 0
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= '~' && n < 1<<24:
			n = n*30 + int(c-'a')
		case '!' <= c && c <= '_':
			return n*63 + int(c-'!'), text[i+1:]
		default:
			corrupt("reference %q", text[:i+1])
		}
	}
	corrupt("reference is missing: %q", text)
	return 0, ""
}

// corrupt stops the program: the tables are part of it, and a wrong one would
// make wrong verdicts.
func corrupt(format string, args ...any) {
	panic("schema: table is corrupt: " + fmt.Sprintf(format, args...))
}
