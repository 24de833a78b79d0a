package model

import (
	"encoding/json"
	"math/big"
	"sort"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// Origin says where a value comes from.
type Origin uint8

// The origins. Absent is the zero value: nothing is written and the provider has no static default.
const (
	Absent   Origin = iota
	Written         // by the author of the configuration, whatever it evaluates to
	Default         // the provider's static default
	Computed        // filled in by the provider or by AWS; seen in plans and states
)

// Value is a value that remembers where it was seen. There are many, and they are passed by value: keep it small.
type Value struct {
	Resource *Resource
	Path     string    // within the resource: storage_encrypted, ingress[0].cidr_blocks[1]; without one, all of At
	Range    hcl.Range // where it is written, or where it would be
	raw      cty.Value // with marks; NilVal if absent
	Origin   Origin
	Literal  bool // written as a literal at this very place
	block    bool // stands for a whole block
}

// NewValue makes a Value that belongs to no resource, such as a provider's region.
func NewValue(at string, v cty.Value, rng hcl.Range, o Origin) Value {
	return Value{Path: at, Range: rng, Origin: o, raw: v}
}

// At is the full address: aws_db_instance.db.storage_encrypted.
func (v Value) At() string {
	switch {
	case v.Resource == nil:
		return v.Path
	case v.Path == "":
		return v.Resource.Address()
	}
	return v.Resource.Address() + "." + v.Path
}

// SamePlace reports whether two values have the same address.
func (v Value) SamePlace(o Value) bool {
	switch {
	case v.Resource == nil || o.Resource == nil:
		return v.At() == o.At()
	case v.Resource == o.Resource:
		return v.Path == o.Path
	}
	return v.Path == o.Path && v.Resource.Address() == o.Resource.Address()
}

// Values is what a path with [*] leads to.
type Values struct {
	List     []Value
	Complete Tri   // Yes if these are all
	Stuck    Value // the unknown value that hides the rest
}

func (vs *Values) stick(v Value) {
	if vs.Complete == Yes {
		vs.Complete, vs.Stuck = Unknown, v
	}
}

// Raw is the value as Terraform's type system holds it, with its marks; cty.NilVal where absent.
func (v Value) Raw() cty.Value { return v.raw }

// IsBlock reports whether the value stands for a whole block or resource.
func (v Value) IsBlock() bool { return v.block }

// Sensitive reports whether the value may not be shown.
func (v Value) Sensitive() bool { return IsSensitive(v.raw) }

// Inferred reports whether the value, or a part of it, may be more than what it is read from: see the mark Inferred.
func (v Value) Inferred() bool {
	switch {
	case v.raw == cty.NilVal:
		return false
	case v.raw.Type().IsPrimitiveType() || !v.raw.IsKnown():
		return v.raw.HasMark(Inferred) // it has no parts
	}
	return v.raw.HasMarkDeep(Inferred)
}

// Present reports whether there is a value at all: written, a default, or computed; known or not, but not null.
func (v Value) Present() bool {
	if v.raw == cty.NilVal {
		return v.block
	}
	u, _ := v.raw.Unmark()
	return !u.IsNull()
}

// Known reports whether the value itself is known. An absent value is known to be absent.
func (v Value) Known() bool {
	return v.raw == cty.NilVal || v.raw.IsKnown()
}

// Set tells whether the value is set to something other than null. A reference to an attribute that AWS computes counts
// as set, though its value is unknown.
func (v Value) Set() Tri {
	if v.raw == cty.NilVal {
		return Of(v.block)
	}
	return decide(v.raw, func(u cty.Value) Tri {
		if u.IsKnown() {
			return Of(!u.IsNull())
		}
		if u.Range().DefinitelyNotNull() || readFromResource(v.raw) {
			return Yes
		}
		return Unknown
	})
}

// readFromResource reports whether a value comes, unchanged, from an attribute of a resource: it is unknown until then,
// but will not be null.
func readFromResource(v cty.Value) bool {
	found := false
	for s := range cty.ValueMarksOfType[*Source](v) {
		if s.Kind != FromResource {
			return false
		}
		found = found || !s.Derived
	}
	return found
}

// NotEmpty is Set, but "" and empty collections count as not set.
func (v Value) NotEmpty() Tri {
	if v.raw == cty.NilVal {
		return Of(v.block)
	}
	return decide(v.raw, func(u cty.Value) Tri {
		switch {
		case !u.IsKnown():
			if readFromResource(v.raw) || u.Type() == cty.String && u.Range().StringPrefix() != "" {
				return Yes
			}
			return Unknown
		case u.IsNull():
			return No
		case u.Type() == cty.String:
			return Of(u.AsString() != "")
		case u.CanIterateElements():
			return Of(u.LengthInt() > 0)
		}
		return Yes
	})
}

// True tells whether the value is true. Absent and null are No; computed or unknown is Unknown. The string "true" is
// true, as Terraform converts it.
func (v Value) True() Tri {
	if v.raw == cty.NilVal {
		return No
	}
	return decide(v.raw, func(u cty.Value) Tri {
		switch {
		case !u.IsKnown():
			return Unknown
		case u.IsNull():
			return No
		case u.Type() == cty.Bool:
			return Of(u.True())
		case u.Type() == cty.String:
			return Of(u.AsString() == "true" || u.AsString() == "1")
		}
		return No
	})
}

// OneOf tells whether the value, as text, is one of the given ones. Absent is No.
func (v Value) OneOf(want ...string) Tri {
	return v.Matches(func(s string) bool {
		for _, w := range want {
			if s == w {
				return true
			}
		}
		return false
	})
}

// Matches tells whether the value, as text, satisfies a predicate. Absent and null are No.
func (v Value) Matches(ok func(string) bool) Tri {
	if v.raw == cty.NilVal {
		return No
	}
	return decide(v.raw, func(u cty.Value) Tri {
		if !u.IsKnown() {
			return Unknown
		}
		s, isText := text(u)
		return Of(isText && ok(s))
	})
}

// HasPrefix tells whether the text starts with a prefix; an unknown string whose beginning is known decides it too.
func (v Value) HasPrefix(prefix string) Tri {
	if v.raw == cty.NilVal {
		return No
	}
	return decide(v.raw, func(u cty.Value) Tri {
		if u.IsKnown() {
			s, isText := text(u)
			return Of(isText && strings.HasPrefix(s, prefix))
		}
		if u.Type() != cty.String {
			return Unknown
		}
		known := u.Range().StringPrefix()
		switch {
		case strings.HasPrefix(known, prefix):
			return Yes
		case !strings.HasPrefix(prefix, known):
			return No
		}
		return Unknown
	})
}

// AtLeast tells whether the number is n or more. Absent and null are No.
func (v Value) AtLeast(n int64) Tri {
	return v.number(func(i float64) bool { return i >= float64(n) })
}

// AtMost tells whether the number is n or less. Absent and null are No.
func (v Value) AtMost(n int64) Tri {
	return v.number(func(i float64) bool { return i <= float64(n) })
}

func (v Value) number(ok func(float64) bool) Tri {
	if v.raw == cty.NilVal {
		return No
	}
	return decide(v.raw, func(u cty.Value) Tri {
		if !u.IsKnown() {
			return Unknown
		}
		f, isNumber := number(u)
		return Of(isNumber && ok(f))
	})
}

// Text is the value as text; ok only when it is known, not null and a string, number or bool.
func (v Value) Text() (string, bool) {
	if v.raw == cty.NilVal || !v.raw.IsKnown() {
		return "", false
	}
	u, _ := v.raw.Unmark()
	return text(u)
}

// Int is the value as a whole number; ok only when it is known and one.
func (v Value) Int() (int64, bool) {
	s, ok := v.Text()
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// Outcomes lists the values that an undecided condition leaves open; the value itself where there is no such condition.
func (v Value) Outcomes() []Value {
	c, ok := markOf[*Choice](v.raw)
	if v.raw == cty.NilVal || !ok {
		return []Value{v}
	}
	var out []Value
	for _, o := range c.Outcomes {
		one := v
		one.raw = o
		out = append(out, one.Outcomes()...)
	}
	return out
}

// Decided reports whether no condition leaves the value open: it is its only outcome.
func (v Value) Decided() bool {
	if v.raw == cty.NilVal {
		return true
	}
	_, open := markOf[*Choice](v.raw)
	return !open
}

// Sources lists the places that the value was read from.
func (v Value) Sources() []*Source { return SourcesOf(v.raw) }

// Elements lists the elements of a list, set or map.
func (v Value) Elements() Values {
	out := Values{Complete: Yes}
	v.elements("", &out)
	return out
}

// Pieces lists the parts of a string that is put together of known and unknown ones; nil where it is not.
func (v Value) Pieces() []Value {
	p, ok := markOf[*Pieces](v.raw)
	if v.raw == cty.NilVal || !ok {
		return nil
	}
	out := make([]Value, len(p.Parts))
	for i, part := range p.Parts {
		out[i] = v
		out[i].raw = part
	}
	return out
}

// Document decodes a value that holds JSON text, such as a policy. Parts of it may be unknown. The second result is No
// where the text is not JSON, and Unknown where nothing of it is known.
func (v Value) Document() (cty.Value, Tri) {
	if v.raw == cty.NilVal {
		return cty.NilVal, No
	}
	if e, ok := markOf[*Encoded](v.raw); ok {
		return e.Value, Yes
	}
	if !v.raw.IsKnown() {
		if p, ok := markOf[*Pieces](v.raw); ok {
			return p.document()
		}
		return cty.NilVal, Unknown
	}
	u, _ := v.raw.Unmark()
	if u.IsNull() || u.Type() != cty.String {
		return cty.NilVal, No
	}
	doc, ok := parseJSON(u.AsString())
	if ok && IsSensitive(v.raw) {
		doc = secretParts(doc)
	}
	return doc, Of(ok)
}

// secretParts marks everything in a document as sensitive: whoever looks at a part of it does not see the whole.
func secretParts(doc cty.Value) cty.Value {
	marked, err := cty.Transform(doc, func(_ cty.Path, v cty.Value) (cty.Value, error) {
		if v.Type().IsPrimitiveType() {
			return v.Mark(Sensitive), nil
		}
		return v, nil
	})
	if err != nil {
		return doc.Mark(Sensitive)
	}
	return marked
}

func parseJSON(text string) (cty.Value, bool) {
	raw := []byte(text)
	if !json.Valid(raw) {
		return cty.NilVal, false
	}
	t, err := ctyjson.ImpliedType(raw)
	if err != nil {
		return cty.NilVal, false
	}
	doc, err := ctyjson.Unmarshal(raw, t)
	return doc, err == nil
}

// String is the value for a person to read. Sensitive values are never shown.
func (v Value) String() string {
	if v.raw == cty.NilVal {
		if v.block {
			return "a block"
		}
		return "not set"
	}
	return Display(v.raw)
}

// Display renders a value for a person to read, in one line. Sensitive parts are never shown, nor text that looks like
// a secret.
func Display(v cty.Value) string {
	if v.HasMark(Sensitive) {
		return "(sensitive)"
	}
	if c, ok := markOf[*Choice](v); ok {
		var alts []string
		for _, o := range c.Outcomes {
			if s := Display(o); !contains(alts, s) {
				alts = append(alts, s)
			}
		}
		return strings.Join(alts, " or ")
	}
	u, _ := v.Unmark()
	switch {
	case !u.IsKnown():
		if p, ok := markOf[*Pieces](v); ok {
			return composed(p)
		}
		return "(unknown)"
	case u.IsNull():
		return "null"
	}
	if s, ok := text(u); ok {
		if u.Type() == cty.String {
			if LooksSecret(s) {
				return "(sensitive)"
			}
			return strconv.Quote(shorten(s, 120))
		}
		return s
	}
	if !u.CanIterateElements() {
		return "(" + u.Type().FriendlyName() + ")"
	}
	var parts []string
	t := u.Type()
	for it := u.ElementIterator(); it.Next(); {
		k, e := it.Element()
		if len(parts) == 8 {
			parts = append(parts, "…")
			break
		}
		s := Display(e)
		if t.IsObjectType() || t.IsMapType() {
			s = Display(k) + " = " + s
		}
		parts = append(parts, s)
	}
	if t.IsObjectType() || t.IsMapType() {
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// composed renders a string of known and unknown parts as a template: "${aws_s3_bucket.b.arn}/*".
func composed(p *Pieces) string {
	var b strings.Builder
	for _, part := range p.Parts {
		u, _ := part.Unmark()
		sources := SourcesOf(part)
		s, known := text(u)
		switch {
		case part.HasMark(Sensitive) || known && LooksSecret(s):
			b.WriteString("(sensitive)")
		case known:
			b.WriteString(s)
		case len(sources) > 0:
			b.WriteString("${" + sources[0].At() + "}")
		default:
			b.WriteString("${…}")
		}
	}
	return strconv.Quote(shorten(b.String(), 160))
}

// Reason says in one clause why the value is unknown, naming the place that decides it; "" where it is known.
func (v Value) Reason() string {
	if v.raw == cty.NilVal {
		return ""
	}
	sources := SourcesOf(v.raw)
	if v.raw.IsWhollyKnown() && len(sources) == 0 {
		return ""
	}
	// The source that was read last explains best; one that is unknown by nature explains better than a resource.
	sort.SliceStable(sources, func(i, j int) bool { return sources[i].Kind > sources[j].Kind })
	for _, s := range sources {
		if s.Why != "" {
			return s.At() + " " + s.Why
		}
	}
	if len(sources) > 0 {
		return sources[0].At() + " is known only after apply"
	}
	return "known only after apply"
}

// decide applies a predicate to the value, or to all outcomes of an undecided condition: Yes or No only where it is so
// for all.
func decide(v cty.Value, f func(cty.Value) Tri) Tri {
	if c, ok := markOf[*Choice](v); ok && len(c.Outcomes) > 0 {
		out := decide(c.Outcomes[0], f)
		for _, o := range c.Outcomes[1:] {
			if decide(o, f) != out {
				return Unknown
			}
		}
		return out
	}
	u, _ := v.Unmark()
	return f(u)
}

// elements adds the elements of the value, or what lies at path below them, to out.
func (v Value) elements(path string, out *Values) {
	if v.raw == cty.NilVal {
		return
	}
	u, marks := v.raw.Unmark()
	switch {
	case !u.IsKnown() && !u.Type().IsPrimitiveType():
		out.stick(v)
	case u.IsKnown() && u.IsNull():
	case u.IsKnown() && u.CanIterateElements():
		i := 0
		for it := u.ElementIterator(); it.Next(); i++ {
			k, e := it.Element()
			one := v
			one.raw = e.WithMarks(marks)
			key := nth(i)
			if k.Type() == cty.String && !u.Type().IsSetType() {
				ks, _ := k.Unmark()
				if ks.IsKnown() && !ks.IsNull() {
					key = "[" + strconv.Quote(ks.AsString()) + "]"
				}
			}
			one.Path = v.Path + key
			one.descend(path, out)
		}
	default:
		// A single value where a list is expected: Terraform converts it for some arguments; read it as the one element.
		v.descend(path, out)
	}
}

// descend adds what lies at path below the value to out.
func (v Value) descend(path string, out *Values) {
	if path == "" {
		out.List = append(out.List, v)
		return
	}
	head, rest, _ := cutPath(path)
	name, each := strings.CutSuffix(head, "[*]")
	u, marks := v.raw.Unmark()
	switch {
	case !u.IsKnown():
		v.Path = join(v.Path, path)
		out.List = append(out.List, v)
		return
	case u.IsNull():
		return
	}
	t := u.Type()
	if (t.IsListType() || t.IsTupleType() || t.IsSetType()) && u.CanIterateElements() {
		v.elements(path, out) // a nested object in a list, read without [*]
		return
	}
	var next cty.Value
	switch {
	case t.IsObjectType() && t.HasAttribute(name):
		next = u.GetAttr(name)
	case t.IsMapType():
		k := cty.StringVal(name)
		if !u.HasIndex(k).True() {
			return
		}
		next = u.Index(k)
	default:
		return
	}
	v.raw = next.WithMarks(marks)
	v.Path = join(v.Path, name)
	if each {
		v.elements(rest, out)
		return
	}
	v.descend(rest, out)
}

func text(u cty.Value) (string, bool) {
	if u.IsNull() || !u.IsKnown() {
		return "", false
	}
	switch u.Type() {
	case cty.String:
		return u.AsString(), true
	case cty.Bool:
		return strconv.FormatBool(u.True()), true
	case cty.Number:
		f := u.AsBigFloat()
		if n, acc := f.Int64(); acc == big.Exact {
			return strconv.FormatInt(n, 10), true // most numbers; printing a big.Float costs much more
		}
		return f.Text('f', -1), true
	}
	return "", false
}

func number(u cty.Value) (float64, bool) {
	if u.IsKnown() && !u.IsNull() && u.Type() == cty.Number {
		f, _ := u.AsBigFloat().Float64()
		return f, true
	}
	s, ok := text(u)
	if !ok {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func itoa(i int) string { return strconv.Itoa(i) }
