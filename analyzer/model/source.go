package model

import (
	"cmp"
	"slices"

	"github.com/zclconf/go-cty/cty"
)

// The marks below travel with cty values through Terraform's expression language. They are how an edge between two
// resources, the reason of an unknown, or the possible outcomes of a condition reach the rule that asks.

// Sensitive marks a value that must never be shown.
const Sensitive = sensitiveMark("sensitive")

type sensitiveMark string

// SourceKind says what a value was read from.
type SourceKind uint8

// The kinds of source.
const (
	FromResource SourceKind = iota // an attribute of a resource or data source of this configuration
	FromVariable                   // an input variable that has no value
	FromModule                     // the output of a module that could not be read
	FromFunction                   // a function whose result is known only when Terraform runs, such as timestamp()
	FromOther                      // anything else; Why says what
)

// Source is a cty mark: the value, or a part of it, was read from this place. It is always used as a pointer.
type Source struct {
	Kind     SourceKind
	Resource *Resource // for FromResource
	Attr     string    // for FromResource: the top-level attribute, "" if it cannot be told
	Name     string    // for the other kinds: var.name, module.m.output, timestamp()
	Why      string    // why the value is not known, in one clause
	// Derived says that the value was computed from the source, such as "${bucket.id}-logs": it is not the same
	// identifier any more, and makes no edge.
	Derived bool
	derived *Source
}

// Derive returns the derived form of s, always the same one. Not safe for concurrent use: one goroutine evaluates a
// configuration.
func (s *Source) Derive() *Source {
	if s.Derived {
		return s
	}
	if s.derived == nil {
		d := *s
		d.Derived = true
		s.derived = &d
	}
	return s.derived
}

// Same reports whether both describe the same place.
func (s *Source) Same(o *Source) bool {
	return s == o || s.Kind == o.Kind && s.Resource == o.Resource && s.Attr == o.Attr && s.Name == o.Name
}

// At names the place: aws_vpc.main.id, var.name.
func (s *Source) At() string {
	if s.Kind == FromResource && s.Resource != nil {
		if s.Attr == "" {
			return s.Resource.Address()
		}
		return s.Resource.Address() + "." + s.Attr
	}
	return s.Name
}

// Choice is a cty mark on an unknown value of which all possible outcomes are known: the branches of a condition
// that cannot be decided. Outcomes may themselves be unknown. It is always used as a pointer.
type Choice struct {
	Outcomes []cty.Value
}

// Encoded is a cty mark on an unknown string that is the encoding of a value known in part: jsonencode of an object
// with one unknown member, or a policy document. It is always used as a pointer.
type Encoded struct {
	Value cty.Value
}

// Pieces is a cty mark on an unknown string that is put together of known and unknown parts: "${bucket.arn}/*". It is
// always used as a pointer.
type Pieces struct {
	Parts []cty.Value // strings; those next to each other are joined without a separator
}

// Inferred is a cty mark on an unknown value of a plan: its sources are what its expression refers to, and the plan does
// not show whether it is one of them, unchanged, or put together of them and other text.
const Inferred = inferredMark("inferred")

type inferredMark string

// DescribesValue reports whether a mark describes the very value it is on, and so does not hold for what is computed from
// the value, or for its parts.
func DescribesValue(mark any) bool {
	switch mark.(type) {
	case *Choice, *Encoded, *Pieces, inferredMark:
		return true
	}
	return false
}

// SourcesOf collects the provenance marks of a value at any depth, in no particular order, each place once.
func SourcesOf(v cty.Value) []*Source {
	if v == cty.NilVal {
		return nil
	}
	whole := v.Type().IsPrimitiveType() || !v.IsKnown() // it has no parts
	if whole && !v.IsMarked() || !whole && !v.ContainsMarked() {
		return nil
	}
	var out []*Source
	add := func(v cty.Value) {
		for m := range cty.ValueMarksOfType[*Source](v) {
			if !containsSource(out, m) {
				out = append(out, m)
			}
		}
		for m := range cty.ValueMarksOfType[*Choice](v) {
			for _, o := range m.Outcomes {
				for _, s := range SourcesOf(o) {
					if !containsSource(out, s) {
						out = append(out, s)
					}
				}
			}
		}
	}
	if whole {
		add(v)
		sortSources(out)
		return out
	}
	// The error is that of the callback, which has none.
	_ = cty.Walk(v, func(_ cty.Path, v cty.Value) (bool, error) {
		add(v)
		return v.ContainsMarked(), nil
	})
	sortSources(out)
	return out
}

func containsSource(list []*Source, s *Source) bool {
	for _, o := range list {
		if o.Same(s) && o.Derived == s.Derived {
			return true
		}
	}
	return false
}

func sortSources(list []*Source) {
	slices.SortFunc(list, func(a, b *Source) int {
		if c := cmp.Compare(a.At(), b.At()); c != 0 {
			return c
		}
		return cmp.Compare(boolRank(a.Derived), boolRank(b.Derived))
	})
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// markOf returns the first mark of type T on the value itself, not on its parts.
func markOf[T any](v cty.Value) (T, bool) {
	if v.IsMarked() {
		for m := range cty.ValueMarksOfType[T](v) {
			return m, true
		}
	}
	var zero T
	return zero, false
}

// IsSensitive reports whether the value, or any part of it, is marked sensitive.
func IsSensitive(v cty.Value) bool {
	if v == cty.NilVal {
		return false
	}
	if v.Type().IsPrimitiveType() || !v.IsKnown() {
		return v.HasMark(Sensitive) // most values; the walk through the parts costs much more
	}
	return v.HasMarkDeep(Sensitive)
}
