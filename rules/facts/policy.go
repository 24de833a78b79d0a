package facts

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// PolicyTypes are the types that policies are read from besides the resource that holds them.
var PolicyTypes = []string{"data.aws_iam_policy_document"}

// Document is an IAM policy document, of which parts may not be known.
type Document struct {
	Value      model.Value // the argument that holds it
	Statements []Statement
	Complete   model.Tri // Yes if these are all statements
}

// Statement is one statement of a document. What is not known of it answers Unknown.
type Statement struct {
	value   model.Value
	members map[string]cty.Value // by lower-case name
	opaque  bool                 // nothing of it is known
}

// Items is the list of strings that an element of a statement holds.
type Items struct {
	Has      model.Tri // whether the element is there at all
	List     []model.Value
	Complete model.Tri
}

// Policy is the document that a value holds, or each of those that an undecided condition leaves open.
type Policy struct {
	Value    model.Value
	outcomes []outcome
}

// outcome is one value that a policy may have.
type outcome struct {
	empty    bool
	readable model.Tri
	document Document
}

// ReadPolicy reads the document that a value holds.
func ReadPolicy(v model.Value) Policy {
	p := Policy{Value: v}
	for _, o := range v.Outcomes() {
		raw, readable := document(o)
		one := outcome{empty: o.NotEmpty() == model.No, readable: readable}
		if readable == model.Yes && !one.empty {
			one.document = readDocument(v, raw)
		}
		p.outcomes = append(p.outcomes, one)
	}
	return p
}

// Judge judges the document. An undecided condition keeps both documents: they have to agree. none is the answer where
// there is no document.
func (p Policy) Judge(none rule.Result, judge func(Document) rule.Result) rule.Result {
	v := p.Value
	list := make([]rule.Result, len(p.outcomes))
	for i, o := range p.outcomes {
		switch {
		case o.empty:
			list[i] = none
		case o.readable == model.Yes:
			list[i] = judge(o.document)
		case o.readable == model.No:
			list[i] = rule.Judge(model.Unknown, v.Path+" is not a JSON document", v).Because(v.At() + " is not a JSON document")
		default:
			list[i] = rule.Judge(model.Unknown, v.Path+" is not known", v)
		}
	}
	res := agree(list, v.Reason())
	if res.OK == model.Unknown && res.Reason == "" {
		res.Reason = v.Reason()
	}
	return res
}

// JudgePolicy reads the document that a value holds and judges it, as Policy.Judge does.
func JudgePolicy(v model.Value, none rule.Result, judge func(Document) rule.Result) rule.Result {
	return ReadPolicy(v).Judge(none, judge)
}

// policyKey is the key of the fact that PolicyAt remembers.
type policyKey struct{ at string }

// PolicyAt is the policy that a value holds, read once per graph however many rules ask for it.
func PolicyAt(g *model.Graph, v model.Value) Policy {
	if strings.Contains(v.At(), "[*]") {
		return ReadPolicy(v) // several blocks may go by this name
	}
	return g.Fact(policyKey{v.At()}, func() any { return ReadPolicy(v) }).(Policy)
}

func readDocument(v model.Value, raw cty.Value) Document {
	doc := Document{Value: v, Complete: model.Yes}
	root, known := members(raw)
	if !known {
		doc.Complete = model.Unknown
		return doc
	}
	statements, ok := root["statement"]
	if !ok {
		return doc
	}
	u, _ := statements.Unmark()
	switch t := u.Type(); {
	case !u.IsKnown():
		doc.Complete = model.Unknown
	case u.IsNull():
	case t.IsTupleType() || t.IsListType() || t.IsSetType():
		for it := u.ElementIterator(); it.Next(); {
			_, s := it.Element()
			doc.Statements = append(doc.Statements, readStatement(v, s))
		}
	default:
		doc.Statements = append(doc.Statements, readStatement(v, u))
	}
	return doc
}

func readStatement(v model.Value, raw cty.Value) Statement {
	m, known := members(raw)
	return Statement{value: model.NewValue(v.At(), raw, v.Range, v.Origin), members: m, opaque: !known}
}

// members lists the members of an object by lower-case name; false where it is unknown.
func members(raw cty.Value) (map[string]cty.Value, bool) {
	out := map[string]cty.Value{}
	u, _ := raw.Unmark()
	switch {
	case !u.IsKnown():
		return out, false
	case u.IsNull() || !u.Type().IsObjectType() && !u.Type().IsMapType():
		return out, true
	}
	for it := u.ElementIterator(); it.Next(); {
		k, e := it.Element()
		k, _ = k.Unmark()
		out[strings.ToLower(k.AsString())] = e
	}
	return out, true
}

// item makes a Value of a part of the statement.
func (s Statement) item(raw cty.Value) model.Value {
	return model.NewValue(s.value.At(), raw, s.value.Range, s.value.Origin)
}

// Text is a single-valued element, such as Effect.
func (s Statement) Text(name string) model.Value {
	if raw, ok := s.members[strings.ToLower(name)]; ok {
		return s.item(raw)
	}
	if s.opaque {
		return s.item(cty.UnknownVal(cty.String).WithSameMarks(s.value.Raw()))
	}
	return model.NewValue(s.value.At(), cty.NilVal, s.value.Range, model.Absent)
}

// Items is an element that holds a string or a list of them, such as Action.
func (s Statement) Items(name string) Items {
	raw, ok := s.members[strings.ToLower(name)]
	switch {
	case !ok && s.opaque:
		return Items{}
	case !ok:
		return Items{Has: model.No, Complete: model.Yes}
	}
	return s.items(raw)
}

func (s Statement) items(raw cty.Value) Items {
	u, _ := raw.Unmark()
	if !u.IsKnown() && u.Type() != cty.String {
		return Items{}
	}
	if u.IsKnown() && u.IsNull() {
		return Items{Has: model.No, Complete: model.Yes}
	}
	out := Items{Has: model.Yes, Complete: model.Yes}
	if t := u.Type(); u.IsKnown() && (t.IsTupleType() || t.IsListType() || t.IsSetType()) {
		for it := u.ElementIterator(); it.Next(); {
			_, e := it.Element()
			out.List = append(out.List, s.item(e))
		}
		return out
	}
	out.List = []model.Value{s.item(raw)}
	return out
}

// Any tells whether one of the items satisfies a predicate.
func (l Items) Any(ok func(model.Value) model.Tri) model.Tri {
	out := model.No
	for _, v := range l.List {
		out = out.Or(ok(v))
	}
	if l.Complete != model.Yes {
		out = out.Or(model.Unknown)
	}
	return out
}

// Allows tells whether the statement's effect is Allow.
func (s Statement) Allows() model.Tri { return s.Text("Effect").OneOf("Allow") }

// Denies tells whether the statement's effect is Deny.
func (s Statement) Denies() model.Tri { return s.Text("Effect").OneOf("Deny") }

// Covers tells whether the statement is about an action: one of the patterns of Action holds it, or none of NotAction.
func (s Statement) Covers(action string) model.Tri {
	holds := func(v model.Value) model.Tri {
		return v.Matches(func(pattern string) bool { return Wildcard(strings.ToLower(pattern), strings.ToLower(action)) })
	}
	not := s.Items("NotAction")
	return s.Items("Action").Any(holds).Or(not.Has.And(not.Any(holds).Not()))
}

// AnyPrincipal tells whether the statement is about everyone, before its conditions.
func (s Statement) AnyPrincipal() model.Tri {
	raw, ok := s.members["principal"]
	switch {
	case !ok && s.opaque:
		return model.Unknown
	case !ok:
		// NotPrincipal is everyone but a few.
		return s.Items("NotPrincipal").Has.And(s.Allows())
	}
	u, _ := raw.Unmark()
	if u.IsKnown() && (u.Type().IsObjectType() || u.Type().IsMapType()) {
		m, _ := members(u)
		aws, ok := m["aws"]
		if !ok {
			return model.No
		}
		return s.items(aws).Any(everyone)
	}
	return s.items(raw).Any(everyone)
}

// Principals lists the principals of one kind, such as Service or AWS.
func (s Statement) Principals(kind string) Items {
	raw, ok := s.members["principal"]
	if !ok {
		raw = cty.EmptyObjectVal
	}
	m, known := members(raw)
	list, has := m[strings.ToLower(kind)]
	switch {
	case ok && !known, !ok && s.opaque:
		return Items{}
	case !has:
		return Items{Has: model.No, Complete: model.Yes}
	}
	return s.items(list)
}

// Condition is one key of the conditions of a statement.
type Condition struct {
	Operator string // in lower case: stringequals, foranyvalue:stringlike
	Key      string // in lower case: aws:sourcevpc
	Values   Items
}

// Conditions lists the conditions, all of which have to hold, and whether these are all.
func (s Statement) Conditions() ([]Condition, model.Tri) {
	raw, ok := s.members["condition"]
	switch {
	case !ok && s.opaque:
		return nil, model.Unknown
	case !ok:
		return nil, model.Yes
	}
	operators, known := members(raw)
	if !known {
		return nil, model.Unknown
	}
	complete := model.Yes
	var out []Condition
	for operator, keys := range operators {
		m, known := members(keys)
		if !known {
			complete = model.Unknown
		}
		for key, values := range m {
			out = append(out, Condition{operator, key, s.items(values)})
		}
	}
	return out, complete
}

// String is the statement for a person to read, in one line.
func (s Statement) String() string {
	var parts []string
	for _, name := range []string{"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"} {
		if raw, ok := s.members[strings.ToLower(name)]; ok {
			parts = append(parts, name+" "+model.Display(raw))
		}
	}
	return strings.Join(parts, ", ")
}

// Evidence shows the statement at the argument that holds it. A document that may not be shown stays hidden.
func (d Document) Evidence(s Statement) []rule.Evidence {
	if d.Value.Sensitive() {
		return []rule.Evidence{{Value: d.Value}}
	}
	return []rule.Evidence{{Value: d.Value, Note: "statement: " + s.String()}}
}

// Unread is the answer of a document some of whose parts decide and are not known.
func (d Document) Unread(message string, why model.Value) rule.Result {
	res := rule.Judge(model.Unknown, message, d.Value)
	if reason := why.Reason(); reason != "" {
		res.Reason = reason
	}
	if res.Reason == "" {
		res.Reason = d.Value.Reason()
	}
	if d.Complete != model.Yes {
		res = res.Because("what " + d.Value.At() + " holds is no policy that can be read")
	}
	return res // else the caller knows what it is, beside the document, that is not known
}

// Wildcard tells whether a text matches a pattern in which * stands for any text and ? for one character, as in IAM.
func Wildcard(pattern, text string) bool {
	p, t, star, mark := 0, 0, -1, 0
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, t
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == text[t]):
			p++
			t++
		case star >= 0:
			mark++
			p, t = star+1, mark
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}
