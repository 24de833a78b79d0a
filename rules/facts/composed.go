package facts

import (
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// gap stands around the number of an unknown part in the text of a document. No policy holds it.
const gap = "\u241f"

// document decodes the document that a value holds. Text that is put together with identifiers of resources, as
// templates do, is read with those left unknown.
func document(v model.Value) (cty.Value, model.Tri) {
	raw, readable := v.Document()
	if readable != model.Unknown {
		return raw, readable
	}
	var text strings.Builder
	var parts []model.Value
	for _, p := range v.Pieces() {
		if s, ok := p.Text(); ok {
			text.WriteString(s)
			continue
		}
		// An identifier that AWS gives cannot break out of the string it is written in; other values can.
		if !identifier(p) {
			return cty.NilVal, model.Unknown
		}
		text.WriteString(gap + strconv.Itoa(len(parts)) + gap)
		parts = append(parts, p)
	}
	if len(parts) == 0 {
		return cty.NilVal, model.Unknown
	}
	whole, readable := model.NewValue(v.At(), cty.StringVal(text.String()), v.Range, v.Origin).Document()
	if readable != model.Yes {
		return cty.NilVal, model.Unknown
	}
	filled, err := cty.Transform(whole, func(_ cty.Path, e cty.Value) (cty.Value, error) {
		if e.Type() != cty.String || !e.IsKnown() || e.IsNull() || !strings.Contains(e.AsString(), gap) {
			return e, nil
		}
		return fill(e.AsString(), parts), nil
	})
	if err != nil || namesGap(filled) {
		return cty.NilVal, model.Unknown
	}
	return filled, model.Yes
}

// identifier reports whether an unknown text is read from attributes of resources only.
func identifier(v model.Value) bool {
	sources := v.Sources()
	for _, s := range sources {
		if s.Kind != model.FromResource {
			return false
		}
	}
	return len(sources) > 0
}

// fill puts the unknown parts back where their numbers stand in a text.
func fill(text string, parts []model.Value) cty.Value {
	var pieces []cty.Value
	marks := cty.ValueMarks{}
	for i, s := range strings.Split(text, gap) {
		if i%2 == 0 {
			if s != "" {
				pieces = append(pieces, cty.StringVal(s))
			}
			continue
		}
		n, err := strconv.Atoi(s)
		if err != nil || n >= len(parts) {
			return cty.UnknownVal(cty.String)
		}
		pieces = append(pieces, parts[n].Raw())
		for _, source := range parts[n].Sources() {
			derived := *source
			derived.Derived = true
			marks[&derived] = struct{}{}
		}
	}
	if len(pieces) == 1 {
		return pieces[0]
	}
	marks[&model.Pieces{Parts: pieces}] = struct{}{}
	return cty.UnknownVal(cty.String).WithMarks(marks)
}

// namesGap reports whether the name of a member of a document holds an unknown part.
func namesGap(v cty.Value) bool {
	found := false
	// The error is that of the callback, which has none.
	_ = cty.Walk(v, func(_ cty.Path, e cty.Value) (bool, error) {
		if e.Type().IsObjectType() {
			for name := range e.Type().AttributeTypes() {
				found = found || strings.Contains(name, gap)
			}
		}
		return true, nil
	})
	return found
}
