package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/schema"
)

// encode writes a provider as a table; see schema.Table for the form. Equal
// attributes and equal blocks are written once, which matters: most blocks of the
// AWS provider are the same few, nested again and again in wafv2 and quicksight.
func encode(p *provider) (*schema.Table, error) {
	e := encoder{lines: map[*schema.Attribute]string{}, uses: map[string]int{}, seen: map[*schema.Block]string{}}
	for _, kind := range []map[string]*schema.Block{p.resources, p.dataSources} {
		for _, typ := range slices.Sorted(maps.Keys(kind)) {
			if err := e.describe(kind[typ]); err != nil {
				return nil, fmt.Errorf("%s%w", typ, err)
			}
		}
	}
	e.placeAttributes()
	e.blocks = newText()
	t := &schema.Table{Resources: e.index(p.resources), DataSources: e.index(p.dataSources)}
	t.Attributes, t.Blocks = e.attributes.b.String(), e.blocks.b.String()
	return t, nil
}

type encoder struct {
	lines map[*schema.Attribute]string // each attribute's line
	seen  map[*schema.Block]string     // each block's content, in which equal blocks are equal
	uses  map[string]int               // how many distinct blocks have an attribute line

	attributes, blocks *text
}

// describe finds the attribute lines of a block and how often each is used.
func (e *encoder) describe(b *schema.Block) error {
	if _, ok := e.seen[b]; ok {
		return nil
	}
	for _, a := range b.Attributes {
		line, err := attributeLine(a)
		if err != nil {
			return fmt.Errorf(".%s: %w", a.Name, err)
		}
		e.lines[a] = line
		e.uses[line]++
		if a.Block != nil {
			if err := e.describe(a.Block); err != nil {
				return fmt.Errorf(".%s%w", a.Name, err)
			}
		}
	}
	e.seen[b] = ""
	return nil
}

// placeAttributes writes the attribute lines, the most used first: their
// references are the shortest.
func (e *encoder) placeAttributes() {
	e.attributes = newText()
	lines := slices.SortedFunc(maps.Keys(e.uses), func(a, b string) int {
		return cmp.Or(cmp.Compare(e.uses[b], e.uses[a]), strings.Compare(a, b))
	})
	for _, line := range lines {
		e.attributes.place(line)
	}
}

func (e *encoder) index(types map[string]*schema.Block) string {
	index := newText()
	for _, typ := range slices.Sorted(maps.Keys(types)) {
		index.place(typ + " " + reference(e.placeBlock(types[typ])))
	}
	return index.b.String()
}

// placeBlock writes a block after the blocks inside it and returns where it is.
func (e *encoder) placeBlock(b *schema.Block) int {
	line := e.seen[b]
	if line == "" {
		var s strings.Builder
		s.WriteString(reference(len(b.Attributes)))
		for _, a := range b.Attributes {
			s.WriteString(reference(e.attributes.place(e.lines[a])))
			if a.Block != nil {
				s.WriteString(reference(e.placeBlock(a.Block)))
			}
		}
		line = s.String()
		e.seen[b] = line
	}
	return e.blocks.place(line)
}

// text is a part of the table under construction.
type text struct {
	b  strings.Builder
	at map[string]int
}

func newText() *text {
	t := &text{at: map[string]int{}}
	t.b.WriteByte('\n')
	return t
}

// place writes a line unless it is there already, and returns its offset.
func (t *text) place(line string) int {
	at, ok := t.at[line]
	if !ok {
		at = t.b.Len()
		t.at[line] = at
		t.b.WriteString(line)
		t.b.WriteByte('\n')
	}
	return at
}

// reference writes a number as schema's number function reads it.
func reference(n int) string {
	digits := []byte{'!' + byte(n%63)}
	for n /= 63; n > 0; n /= 30 {
		digits = append(digits, 'a'+byte(n%30))
	}
	slices.Reverse(digits)
	return string(digits)
}

func attributeLine(a *schema.Attribute) (string, error) {
	if a.Name == "" || strings.ContainsAny(a.Name, " \n`=,()") {
		return "", fmt.Errorf("name %q cannot be written", a.Name)
	}
	var b strings.Builder
	b.WriteString(a.Name)
	b.WriteByte(' ')
	for _, f := range []struct {
		on   bool
		flag byte
	}{
		{a.Required, 'r'}, {a.Optional, 'o'}, {a.Computed, 'c'}, {a.Sensitive, 's'},
		{a.WriteOnly, 'w'}, {a.ForceNew, 'f'}, {a.DefaultKnown, 'k'}, {a.AsAttribute, 'a'},
	} {
		if f.on {
			b.WriteByte(f.flag)
		}
	}
	b.WriteByte(' ')
	switch a.Nesting {
	case schema.Single:
		b.WriteByte('1')
	case schema.List:
		b.WriteByte('L')
	case schema.Set:
		b.WriteByte('T')
	case schema.Map:
		b.WriteByte('M')
	case schema.Plain:
		if err := writeType(&b, a.Type); err != nil {
			return "", err
		}
	}
	if a.MinItems != 0 || a.MaxItems != 0 {
		fmt.Fprintf(&b, ":%d,%d", a.MinItems, a.MaxItems)
	}
	if a.HasDefault {
		b.WriteString(" =" + escape(a.Default))
	}
	return b.String(), nil
}

func writeType(b *strings.Builder, t cty.Type) error {
	switch {
	case t == cty.String:
		b.WriteByte('s')
	case t == cty.Number:
		b.WriteByte('n')
	case t == cty.Bool:
		b.WriteByte('b')
	case t == cty.DynamicPseudoType:
		b.WriteByte('d')
	case t.IsListType():
		b.WriteByte('l')
		return writeType(b, t.ElementType())
	case t.IsSetType():
		b.WriteByte('t')
		return writeType(b, t.ElementType())
	case t.IsMapType():
		b.WriteByte('m')
		return writeType(b, t.ElementType())
	case t.IsObjectType():
		b.WriteString("e(")
		types := t.AttributeTypes()
		for i, name := range slices.Sorted(maps.Keys(types)) {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(name + "=")
			if err := writeType(b, types[name]); err != nil {
				return err
			}
		}
		b.WriteByte(')')
	default:
		return fmt.Errorf("type %s cannot be written", t.FriendlyName())
	}
	return nil
}

// escape makes a default fit on a line of a raw Go string.
func escape(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '\\' || r == '`' }) {
		return text
	}
	quoted := strconv.Quote(text)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], "`", `\x60`)
}
