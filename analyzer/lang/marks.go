package lang

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// mark returns the first mark of type T on the value itself.
func mark[T any](v cty.Value) (T, bool) {
	if v.IsMarked() {
		for m := range cty.ValueMarksOfType[T](v) {
			return m, true
		}
	}
	var zero T
	return zero, false
}

func hasChoice(v cty.Value) bool {
	_, ok := mark[*model.Choice](v)
	return ok
}

func hasChoiceDeep(v cty.Value) bool {
	for range cty.ValueMarksOfTypeDeep[*model.Choice](v) {
		return true
	}
	return false
}

// Marked reports whether a value or a part of it has a mark.
func Marked(v cty.Value) bool {
	if v.IsMarked() {
		return true
	}
	t := v.Type()
	if t.IsPrimitiveType() || !v.IsKnown() || v.IsNull() {
		return false
	}
	if t.IsObjectType() {
		for name := range t.AttributeTypes() {
			if Marked(v.GetAttr(name)) {
				return true
			}
		}
		return false
	}
	if t.IsSetType() || !v.CanIterateElements() {
		return false // the marks of the elements of a set are on the set
	}
	for it := v.ElementIterator(); it.Next(); {
		if _, el := it.Element(); Marked(el) {
			return true
		}
	}
	return false
}

// keepMarks maps every mark of a value, at any depth; a mark mapped to nil is dropped.
func keepMarks(v cty.Value, f func(any) any) cty.Value {
	if !Marked(v) {
		return v
	}
	if !v.IsKnown() || v.IsNull() || v.Type().IsPrimitiveType() {
		return remark(v, f)
	}
	clean, paths := v.UnmarkDeepWithPaths()
	out := paths[:0]
	for _, p := range paths {
		marks := make(cty.ValueMarks, len(p.Marks))
		for m := range p.Marks {
			if n := f(m); n != nil {
				marks[n] = struct{}{}
			}
		}
		if len(marks) > 0 {
			out = append(out, cty.PathValueMarks{Path: p.Path, Marks: marks})
		}
	}
	if len(out) == 0 {
		return clean
	}
	return clean.MarkWithPaths(out)
}

func remark(v cty.Value, f func(any) any) cty.Value {
	u, marks := v.Unmark()
	out := make(cty.ValueMarks, len(marks))
	same := true
	for m := range marks {
		n := f(m)
		same = same && n == m
		if n != nil {
			out[n] = struct{}{}
		}
	}
	if same {
		return v
	}
	return u.WithMarks(out)
}

// sensitiveOnly keeps that a value is sensitive, and forgets where it was read from.
func sensitiveOnly(m any) any {
	if m == any(model.Sensitive) {
		return m
	}
	return nil
}

// provenanceOnly drops the marks that describe the value at hand, and so do not hold for what is computed from it.
func provenanceOnly(m any) any {
	if _, ok := m.(*Many); ok || model.DescribesValue(m) {
		return nil
	}
	return m
}

// derive turns the sources of a value into derived ones: it was computed from them, and is no longer the same identifier.
func derive(v cty.Value) cty.Value {
	if c, ok := mark[*model.Choice](v); ok {
		outcomes := make([]cty.Value, len(c.Outcomes))
		for i, o := range c.Outcomes {
			outcomes[i] = derive(o)
		}
		v = remark(v, func(m any) any {
			if m == any(c) {
				return nil
			}
			return derived(m)
		})
		return v.Mark(&model.Choice{Outcomes: outcomes})
	}
	return keepMarks(v, derived)
}

func derived(m any) any {
	if s, ok := m.(*model.Source); ok {
		return s.Derive()
	}
	return m
}
