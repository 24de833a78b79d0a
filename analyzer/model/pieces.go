package model

import (
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// The signs around the number of an unknown part, where it stands in for the part: from the private use area of Unicode.
const (
	holeStart = "\uE000"
	holeEnd   = "\uE001"
)

// document reads a text as JSON, such as a policy written as a heredoc, although parts of it are unknown: an unknown part
// inside a string makes the string unknown, and one outside of strings stands for one unknown value.
func (p *Pieces) document() (cty.Value, Tri) {
	var text strings.Builder
	quoted := false
	for i, part := range p.Parts {
		u, _ := part.Unmark()
		hole := holeStart + strconv.Itoa(i) + holeEnd
		switch {
		case u.IsKnown() && !u.IsNull() && u.Type() == cty.String:
			if strings.Contains(u.AsString(), holeStart) {
				return cty.NilVal, Unknown
			}
			quoted = endsQuoted(u.AsString(), quoted)
			text.WriteString(u.AsString())
		case quoted:
			text.WriteString(hole)
		default:
			text.WriteString(`"` + hole + `"`)
		}
	}
	doc, ok := parseJSON(text.String())
	if !ok {
		return cty.NilVal, Unknown
	}
	filled, err := cty.Transform(doc, func(_ cty.Path, v cty.Value) (cty.Value, error) { return p.fill(v), nil })
	if err != nil {
		return cty.NilVal, Unknown
	}
	return filled, Yes
}

// endsQuoted reports whether JSON text ends inside a string, if it begins inside one or not.
func endsQuoted(s string, quoted bool) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case quoted && s[i] == '\\':
			i++
		case s[i] == '"':
			quoted = !quoted
		}
	}
	return quoted
}

// fill puts the unknown parts back into a value of the parsed text.
func (p *Pieces) fill(v cty.Value) cty.Value {
	u, _ := v.Unmark()
	switch {
	case !u.IsKnown() || u.IsNull():
		return v
	case u.Type().IsObjectType():
		for name := range u.Type().AttributeTypes() {
			if strings.Contains(name, holeStart) {
				// What the members are called is unknown: they are as unknown as their names.
				return cty.DynamicVal.WithMarks(p.sources())
			}
		}
		return v
	case u.Type() != cty.String || !strings.Contains(u.AsString(), holeStart):
		return v
	}
	parts, whole := p.split(u.AsString())
	if whole {
		if enc, ok := markOf[*Encoded](parts[0]); ok {
			return enc.Value
		}
		return parts[0]
	}
	s := cty.UnknownVal(cty.String).RefineNotNull()
	if first, _ := parts[0].Unmark(); first.IsKnown() {
		s = cty.UnknownVal(cty.String).Refine().NotNull().StringPrefix(first.AsString()).NewValue()
	}
	for _, part := range parts {
		for _, src := range SourcesOf(part) {
			s = s.Mark(src.Derive())
		}
		if IsSensitive(part) {
			s = s.Mark(Sensitive)
		}
	}
	return s.Mark(&Pieces{Parts: parts})
}

// split turns a text with holes into its parts. whole says that the text is one hole and nothing else.
func (p *Pieces) split(s string) (parts []cty.Value, whole bool) {
	whole = true
	for s != "" {
		before, rest, _ := strings.Cut(s, holeStart)
		if before != "" {
			parts, whole = append(parts, cty.StringVal(before)), false
		}
		number, after, found := strings.Cut(rest, holeEnd)
		if i, err := strconv.Atoi(number); found && err == nil && i < len(p.Parts) {
			parts = append(parts, p.Parts[i])
		}
		s = after
	}
	return parts, whole && len(parts) == 1
}

// sources are the marks of a value that depends on all parts.
func (p *Pieces) sources() cty.ValueMarks {
	marks := cty.ValueMarks{}
	for _, part := range p.Parts {
		for _, s := range SourcesOf(part) {
			marks[s.Derive()] = struct{}{}
		}
		if IsSensitive(part) {
			marks[Sensitive] = struct{}{}
		}
	}
	return marks
}
