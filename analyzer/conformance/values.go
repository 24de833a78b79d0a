package conformance

import (
	"bytes"
	"compress/gzip"
	"crypto/sha1" //nolint:gosec // the provider shows user data by this hash
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// Reason is why a value that Terraform knows is not known from source.
type Reason string

// The reasons that count as stated. Anything else is a fault of ours.
const (
	FromData     Reason = "read by a data source"
	FromComputed Reason = "computed by AWS for another resource"
	FromVariable Reason = "of a variable without a value"
	FromRun      Reason = "of a function that only a run of Terraform evaluates"
	FromOutside  Reason = "of a module or file that is not there"
)

// Values counts the values that Terraform knows, by what we make of each.
type Values struct {
	Equal     int // the same, or another spelling that the provider's code gives the same meaning
	Respelled int // of the equal ones, those in another spelling
	Unknown   map[Reason]int
	Left      int // not set by the configuration: the provider's or AWS's own
	Ahead     int // beyond the values that Terraform knows: those that only we know
	Different []string
	Puzzling  []string // unknown to us without a stated reason
}

// Compared is how many values Terraform knows.
func (v *Values) Compared() int {
	return v.Equal + v.UnknownTotal() + v.Left + len(v.Different) + len(v.Puzzling)
}

// UnknownTotal is how many of them are unknown to us for a stated reason.
func (v *Values) UnknownTotal() int {
	n := 0
	for _, k := range v.Unknown {
		n += k
	}
	return n
}

func (v *Values) add(o *Values) {
	v.Equal += o.Equal
	v.Respelled += o.Respelled
	v.Left += o.Left
	v.Ahead += o.Ahead
	for r, n := range o.Unknown {
		v.open(r, n)
	}
	v.Different = append(v.Different, o.Different...)
	v.Puzzling = append(v.Puzzling, o.Puzzling...)
}

func (v *Values) open(r Reason, n int) {
	if v.Unknown == nil {
		v.Unknown = map[Reason]int{}
	}
	v.Unknown[r] += n
}

func (v *Values) diff(at, format string, args ...any) {
	v.Different = append(v.Different, at+": "+fmt.Sprintf(format, args...))
}

// comparison compares the bodies of one document.
type comparison struct {
	Values
	old    bool // by another version of the provider than ours, or by a stand-in: some defaults are missing
	loose  int  // unknown values that may turn out to be anything
	policy bool // of policy documents: lists have no order, and one element may stand without a list
}

// spot is a value of Terraform with what lies over it.
type spot struct {
	at       string
	theirs   any // as JSON
	unknown  any // the mask of the plan
	attr     *schema.Attribute
	constant bool // written as a constant, so that it cannot be the provider's own
}

func (c *comparison) body(at string, b *model.Body, shape *schema.Block, o outcome) {
	if b.Unknown != cty.NilVal {
		c.unknown(spot{at: at, theirs: any(o.after)}, b.Unknown)
		return
	}
	for _, name := range names(o.after, o.unknown) {
		s := spot{at: at + "." + name, theirs: o.after[name], unknown: member(o.unknown, name)}
		if shape != nil {
			s.attr = shape.Attribute(name)
		}
		if e, ok := o.config[name].(map[string]any); ok {
			s.constant = !zero(e["constant_value"])
		}
		if s.attr != nil && s.attr.WriteOnly {
			continue // neither plan nor state holds it
		}
		if list, ok := b.Blocks[name]; ok {
			c.blocks(s, list)
			continue
		}
		if a, ok := b.Attrs[name]; ok {
			if a.Origin == model.Default && hollow(s.theirs) && c.old {
				continue
			}
			c.value(s, a.Value)
			continue
		}
		c.absent(s)
	}
	for _, name := range slices.Sorted(maps.Keys(b.Attrs)) {
		a := b.Attrs[name]
		if _, ok := o.after[name]; ok || member(o.unknown, name) != nil || a.Origin != model.Written || a.Value == cty.NilVal {
			continue
		}
		if shape != nil {
			if s := shape.Attribute(name); s != nil && s.WriteOnly {
				continue
			}
		}
		if u, _ := a.Value.Unmark(); u.IsKnown() && !nothing(u) {
			c.diff(at+"."+name, "%s, and Terraform has no such attribute", model.Display(a.Value))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b.Blocks)) {
		if _, ok := o.after[name]; !ok && member(o.unknown, name) == nil && len(b.Blocks[name].List) > 0 && name != "timeouts" {
			c.diff(at+"."+name, "blocks, and Terraform has none")
		}
	}
}

// absent is a value of Terraform for what the source does not set.
func (c *comparison) absent(s spot) {
	n := leaves(s.theirs)
	switch {
	case n == 0:
	case s.constant:
		c.diff(s.at, "not set, and the plan's configuration has a constant for it: %v", s.theirs)
	case hollow(s.theirs), s.attr == nil, s.attr.Computed, s.attr.HasDefault && c.old, !s.attr.DefaultKnown:
		c.Left += n
	default:
		c.diff(s.at, "not set, and Terraform has %v", s.theirs)
	}
}

func (c *comparison) blocks(s spot, list *model.BlockList) {
	if list.Unknown != cty.NilVal {
		if s.unknown != true {
			c.unknown(s, list.Unknown)
		}
		return
	}
	if s.unknown == true {
		c.Ahead++
		return
	}
	var objs []any
	switch t := s.theirs.(type) {
	case []any:
		objs = t
	case map[string]any:
		objs = []any{t}
	}
	if masks, ok := s.unknown.([]any); ok && len(objs) == 0 {
		objs = make([]any, len(masks))
	}
	if len(objs) != len(list.List) {
		if len(list.List) == 0 {
			c.absent(s)
			return
		}
		c.diff(s.at, "%d blocks, and Terraform has %d", len(list.List), len(objs))
		return
	}
	var shape *schema.Block
	var nesting schema.Nesting
	if s.attr != nil {
		shape, nesting = s.attr.Block, s.attr.Nesting
	}
	one := func(into *comparison, b *model.Body, i int) {
		mask := index(s.unknown, i)
		if _, ok := s.theirs.(map[string]any); ok {
			mask = s.unknown
		}
		if mask == true {
			into.Ahead++
			return
		}
		after, _ := objs[i].(map[string]any)
		into.body(fmt.Sprintf("%s[%d]", s.at, i), b, shape, outcome{after: after, unknown: mask})
	}
	if nesting != schema.Set {
		for i, b := range list.List {
			one(c, b, i)
		}
		return
	}
	// A set has no order: each of Terraform's blocks goes with the one of ours that differs least.
	left := slices.Clone(list.List)
	for i := range objs {
		best, found := -1, comparison{}
		for k, b := range left {
			try := comparison{old: c.old}
			one(&try, b, i)
			if best < 0 || try.distance() < found.distance() {
				best, found = k, try
			}
		}
		left = slices.Delete(left, best, best+1)
		c.add(&found.Values)
	}
}

// distance is how far a comparison is from equality.
func (c *comparison) distance() int {
	return len(c.Different)<<30 + (c.UnknownTotal()+len(c.Puzzling))<<20 + c.loose<<10 + c.Ahead
}

// value compares one attribute or a part of it.
func (c *comparison) value(s spot, v cty.Value) {
	u, marks := v.Unmark()
	if !u.IsKnown() {
		if s.unknown != true {
			c.unknown(s, v)
		}
		return
	}
	if s.unknown == true {
		if !u.IsNull() {
			c.Ahead++
		}
		return
	}
	if u.IsNull() {
		c.absent(s)
		return
	}
	if s.theirs == nil && !partly(s.unknown) {
		// The provider takes an empty text or collection for nothing set.
		if !nothing(u) {
			c.diff(s.at, "%s, and Terraform has nothing", model.Display(v))
		}
		return
	}
	t := u.Type()
	switch {
	case t.IsObjectType() || t.IsMapType():
		c.members(s, u, marks)
	case t.IsListType() || t.IsTupleType() || t.IsSetType():
		c.elements(s, u, marks)
	case same(u, s.theirs):
		c.Equal++
	case respelled(s, u):
		c.Equal++
		c.Respelled++
	default:
		c.diff(s.at, "%s, and Terraform has %v", model.Display(v), s.theirs)
	}
}

func (c *comparison) members(s spot, u cty.Value, marks cty.ValueMarks) {
	theirs, ok := s.theirs.(map[string]any)
	if !ok && !partly(s.unknown) {
		c.diff(s.at, "%s, and Terraform has %v", model.Display(u), s.theirs)
		return
	}
	ours := map[string]cty.Value{}
	for it := u.ElementIterator(); it.Next(); {
		k, e := it.Element()
		k, _ = k.Unmark()
		ours[k.AsString()] = e.WithMarks(marks)
	}
	for _, key := range names(theirs, s.unknown) {
		one := spot{at: s.at + "." + key, theirs: theirs[key], unknown: member(s.unknown, key)}
		e, has := ours[key]
		switch {
		case has:
			c.value(one, e)
		case !zero(one.theirs):
			c.diff(one.at, "not set, and Terraform has %v", one.theirs)
		}
		delete(ours, key)
	}
	for _, key := range slices.Sorted(maps.Keys(ours)) {
		if e, _ := ours[key].Unmark(); e.IsKnown() && !e.IsNull() {
			c.diff(s.at+"."+key, "%s, and Terraform has no such member", model.Display(ours[key]))
		}
	}
}

func (c *comparison) elements(s spot, u cty.Value, marks cty.ValueMarks) {
	theirs, ok := s.theirs.([]any)
	if !ok && c.policy && s.theirs != nil {
		theirs, ok = []any{s.theirs}, true
	}
	if masks, open := s.unknown.([]any); open && len(theirs) < len(masks) {
		theirs, ok = append(slices.Clone(theirs), make([]any, len(masks)-len(theirs))...), true
	}
	ordered := !c.policy && !u.Type().IsSetType() && (s.attr == nil || s.attr.Block != nil || !s.attr.Type.IsSetType())
	ours := u.AsValueSlice()
	if !ordered && len(ours) > len(theirs) {
		ours = distinct(ours)
	}
	if len(ours) == 0 && s.attr != nil && s.attr.Computed {
		c.absent(s) // where AWS may decide, the provider takes an empty list for none set
		return
	}
	if !ok || len(theirs) != len(ours) {
		c.diff(s.at, "%d elements, and Terraform has %v", len(ours), s.theirs)
		return
	}
	at := func(i int) spot {
		return spot{at: fmt.Sprintf("%s[%d]", s.at, i), theirs: theirs[i], unknown: index(s.unknown, i)}
	}
	if ordered {
		for i, e := range ours {
			c.value(at(i), e.WithMarks(marks))
		}
		return
	}
	left := slices.Clone(ours)
	for i := range theirs {
		best, found := -1, comparison{}
		for k, e := range left {
			try := comparison{old: c.old, policy: c.policy}
			try.value(at(i), e.WithMarks(marks))
			if best < 0 || try.distance() < found.distance() {
				best, found = k, try
			}
		}
		left = slices.Delete(left, best, best+1)
		c.add(&found.Values)
	}
}

// distinct drops elements that equal an earlier one: a set written as a list.
func distinct(list []cty.Value) []cty.Value {
	var out []cty.Value
	for _, e := range list {
		u, _ := e.UnmarkDeep()
		if !u.IsWhollyKnown() || !slices.ContainsFunc(out, func(o cty.Value) bool {
			o, _ = o.UnmarkDeep()
			return o.RawEquals(u)
		}) {
			out = append(out, e)
		}
	}
	return out
}

// unknown is a value that Terraform knows and we do not. What we do know of it must fit.
func (c *comparison) unknown(s spot, v cty.Value) {
	n := leaves(s.theirs)
	if n == 0 {
		return
	}
	if s.unknown == nil && !fits(v, s.theirs) {
		c.diff(s.at, "%s, and Terraform has %v, which that excludes", model.Display(v), s.theirs)
		return
	}
	c.loose++
	for m := range v.Marks() {
		if model.DescribesValue(m) {
			c.loose--
		}
	}
	r, ok := reason(v)
	if !ok {
		c.Puzzling = append(c.Puzzling, fmt.Sprintf("%s: unknown here (%s), and Terraform has %v", s.at, model.NewValue("", v, hcl.Range{}, model.Written).Reason(), s.theirs))
		return
	}
	c.open(r, n)
}

// reason is why a value is unknown, by the weightiest of its sources.
func reason(v cty.Value) (Reason, bool) {
	var found Reason
	for _, s := range everySource(v) {
		switch s.Kind {
		case model.FromVariable:
			return FromVariable, true
		case model.FromModule:
			return FromOutside, true
		case model.FromFunction:
			found = FromRun
		case model.FromResource:
			switch {
			case s.Resource == nil:
			case s.Resource.Addr.Mode == model.Data:
				return FromData, true
			case computed(s) && found == "":
				found = FromComputed
			}
		case model.FromOther:
			if s.Why != "" && found == "" {
				found = Reason(s.Why)
			}
		}
	}
	return found, found != ""
}

// computed reports whether AWS or the provider decides what a source stands for, so that the source code cannot tell.
func computed(s *model.Source) bool {
	shape := schema.Resource(s.Resource.Addr.Type)
	if shape == nil || s.Attr == "" {
		return true
	}
	a := shape.Attribute(s.Attr)
	if a == nil || a.Computed {
		return true
	}
	own, ok := s.Resource.Body.Attrs[s.Attr]
	return ok && !own.Value.IsKnown()
}

// everySource collects the sources of a value, those within encoded and composed texts included.
func everySource(v cty.Value) []*model.Source {
	if v == cty.NilVal {
		return nil
	}
	out := model.SourcesOf(v)
	// The error is that of the callback, which has none.
	_ = cty.Walk(v, func(_ cty.Path, v cty.Value) (bool, error) {
		for m := range v.Marks() {
			switch m := m.(type) {
			case *model.Encoded:
				out = append(out, everySource(m.Value)...)
			case *model.Pieces:
				for _, p := range m.Parts {
					out = append(out, everySource(p)...)
				}
			case *model.Choice:
				for _, o := range m.Outcomes {
					out = append(out, everySource(o)...)
				}
			}
		}
		return true, nil
	})
	return out
}

// fits reports whether a known value is among those that an unknown one may turn out to be.
func fits(v cty.Value, theirs any) bool {
	u, marks := v.Unmark()
	if u.IsKnown() {
		try := comparison{}
		try.value(spot{theirs: theirs}, v)
		return len(try.Different) == 0
	}
	text, isText := theirs.(string)
	document := isText && isDocument(text)
	for m := range marks {
		switch m := m.(type) {
		case *model.Choice:
			if !slices.ContainsFunc(m.Outcomes, func(o cty.Value) bool { return fits(o, theirs) }) {
				return false
			}
		case *model.Encoded:
			var doc any
			if document && decode([]byte(text), &doc) == nil && m.Value != cty.NilVal {
				try := comparison{policy: isPolicy(doc)}
				try.value(spot{theirs: doc}, m.Value)
				if len(try.Different) > 0 {
					return false
				}
			}
		case *model.Pieces:
			// The provider writes a document its own way, so that pieces of the text need not be in it.
			if isText && !document && !pieces(m.Parts, text) {
				return false
			}
		}
	}
	if isText && !document && u.Type() == cty.String {
		return strings.HasPrefix(text, u.Range().StringPrefix())
	}
	return true
}

// pieces reports whether a text can be put together of parts, of which the unknown ones stand for anything.
func pieces(parts []cty.Value, text string) bool {
	open := false
	for i, p := range parts {
		u, _ := p.Unmark()
		if !u.IsKnown() || u.Type() != cty.String || u.IsNull() {
			open = true
			continue
		}
		known := u.AsString()
		if !open {
			if !strings.HasPrefix(text, known) {
				return false
			}
			text = text[len(known):]
			continue
		}
		if i == len(parts)-1 {
			return strings.HasSuffix(text, known)
		}
		at := strings.Index(text, known)
		if at < 0 {
			return false
		}
		text, open = text[at+len(known):], known == "" && open
	}
	return open || text == ""
}

// names lists the members of a value, and those that are unknown.
func names(m map[string]any, unknown any) []string {
	all := maps.Clone(m)
	if all == nil {
		all = map[string]any{}
	}
	if u, ok := unknown.(map[string]any); ok {
		for k := range u {
			if _, known := all[k]; !known {
				all[k] = nil
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// member is the mask over a member.
func member(unknown any, name string) any {
	if m, ok := unknown.(map[string]any); ok {
		return m[name]
	}
	if unknown == true {
		return true
	}
	return nil
}

// index is the mask over an element.
func index(unknown any, i int) any {
	if l, ok := unknown.([]any); ok && i < len(l) {
		return l[i]
	}
	if unknown == true {
		return true
	}
	return nil
}

// partly reports whether a mask covers anything.
func partly(mask any) bool {
	switch m := mask.(type) {
	case bool:
		return m
	case []any:
		return slices.ContainsFunc(m, partly)
	case map[string]any:
		for _, e := range m {
			if partly(e) {
				return true
			}
		}
	}
	return false
}

// leaves counts the texts, numbers and bools in a value.
func leaves(v any) int {
	n := 0
	switch v := v.(type) {
	case nil:
	case []any:
		for _, e := range v {
			n += leaves(e)
		}
	case map[string]any:
		for _, e := range v {
			n += leaves(e)
		}
	default:
		n = 1
	}
	return n
}

// zero reports whether a value is what an unset one looks like.
func zero(v any) bool {
	switch x := v.(type) {
	case nil:
		return true
	case string:
		return x == ""
	case bool:
		return !x
	case json.Number:
		return x == "0"
	case []any:
		return len(x) == 0
	case map[string]any:
		return len(x) == 0
	}
	return false
}

// hollow reports whether a value holds nothing but what unset ones look like.
func hollow(v any) bool {
	switch x := v.(type) {
	case []any:
		return !slices.ContainsFunc(x, func(e any) bool { return !hollow(e) })
	case map[string]any:
		for _, e := range x {
			if !hollow(e) {
				return false
			}
		}
		return true
	}
	return zero(v)
}

// nothing reports whether a known value of ours is what the provider takes for unset.
func nothing(u cty.Value) bool {
	switch {
	case u.IsNull():
		return true
	case u.Type() == cty.String:
		return u.AsString() == ""
	case u.CanIterateElements():
		for it := u.ElementIterator(); it.Next(); {
			_, e := it.Element()
			if e, _ = e.Unmark(); !e.IsKnown() || !e.IsNull() {
				return false
			}
		}
		return true
	}
	return false
}

func same(u cty.Value, theirs any) bool {
	switch x := theirs.(type) {
	case string:
		return u.Type() == cty.String && u.AsString() == x
	case bool:
		return u.Type() == cty.Bool && u.True() == x
	case json.Number:
		f, _, err := big.ParseFloat(x.String(), 10, 512, big.ToNearestEven)
		// A plan goes through 64-bit floats where the provider is of the older library.
		return err == nil && u.Type() == cty.Number && (u.AsBigFloat().Cmp(f) == 0 || u.AsBigFloat().Text('g', 15) == f.Text('g', 15))
	}
	return false
}

// respelled reports whether the provider's code writes our text the way Terraform shows it. Each case is one that the
// provider's documentation or its plans show; docs/conformance.md lists them.
func respelled(s spot, u cty.Value) bool {
	if text, ok := model.NewValue("", u, hcl.Range{}, model.Written).Text(); ok && fmt.Sprint(s.theirs) == text {
		return true // true for "true": versions of the provider differ in the type
	}
	theirs, ok := s.theirs.(string)
	if !ok || u.Type() != cty.String {
		return false
	}
	ours := u.AsString()
	name := s.at[strings.LastIndexByte(s.at, '.')+1:]
	if isDocument(ours) && isDocument(theirs) {
		var a, b any
		if decode([]byte(ours), &a) != nil || decode([]byte(theirs), &b) != nil {
			return false
		}
		// The provider puts containers in the order of their names.
		ordered := name != "container_definitions" && (!isPolicy(a) || !isPolicy(b))
		return reflect.DeepEqual(a, b) || !ordered && equivalent(a, b)
	}
	switch name {
	case "user_data":
		return hash(ours) == theirs
	case "certificate_body", "certificate_chain", "private_key":
		return strings.TrimSpace(ours) == strings.TrimSpace(theirs)
	case "user_data_base64":
		text, err := base64.StdEncoding.DecodeString(ours)
		return err == nil && hash(string(text)) == theirs || unpacked(ours) != "" && unpacked(ours) == unpacked(theirs)
	case "protocol", "ip_protocol":
		number := map[string]string{"all": "-1", "6": "tcp", "17": "udp", "1": "icmp", "tcp": "6", "udp": "17", "icmp": "1"}
		return number[strings.ToLower(ours)] == theirs || strings.EqualFold(ours, theirs)
	}
	return false
}

// isDocument reports whether a text is a JSON document.
func isDocument(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && (s[0] == '{' || s[0] == '[') && json.Valid([]byte(s))
}

// isPolicy reports whether a document is a policy.
func isPolicy(doc any) bool {
	m, ok := doc.(map[string]any)
	return ok && m["Statement"] != nil
}

// equivalent compares policies: lists have no order, and one element may stand without a list.
func equivalent(a, b any) bool {
	if x, ok := a.(map[string]any); ok {
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for k := range x {
			if _, has := y[k]; !has || !equivalent(x[k], y[k]) {
				return false
			}
		}
		return true
	}
	x, xok := a.([]any)
	y, yok := b.([]any)
	switch {
	case !xok && !yok:
		return reflect.DeepEqual(a, b)
	case !xok:
		x = []any{a}
	case !yok:
		y = []any{b}
	}
	y = slices.Clone(y)
	for _, e := range x {
		i := slices.IndexFunc(y, func(o any) bool { return equivalent(e, o) })
		if i < 0 {
			return false
		}
		y = slices.Delete(y, i, i+1)
	}
	return len(y) == 0
}

func hash(s string) string {
	sum := sha1.Sum([]byte(s)) //nolint:gosec // see above
	return hex.EncodeToString(sum[:])
}

// unpacked is the text in a base64 of a gzip file; "" for anything else.
func unpacked(s string) string {
	data, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return ""
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return ""
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return ""
	}
	return string(text)
}
