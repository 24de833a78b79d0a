// Package rule is what the author of a rule imports: the declaration of a rule, what it may ask, and what it answers.
package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Severity is how much harm a failing rule allows.
type Severity uint8

// The severities, least first.
const (
	Low Severity = iota + 1
	Medium
	High
	Critical
)

// String is the severity in lower case, as in every output.
func (s Severity) String() string {
	switch s {
	case Low:
		return "low"
	case Medium:
		return "medium"
	case High:
		return "high"
	case Critical:
		return "critical"
	}
	return "none"
}

// ParseSeverity reads a severity as String writes it.
func ParseSeverity(s string) (Severity, error) {
	for _, v := range []Severity{Low, Medium, High, Critical} {
		if v.String() == s {
			return v, nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: use low, medium, high or critical", s)
}

// Text is a sentence in both languages of the project.
type Text struct{ EN, JA string }

// T makes a Text.
func T(en, ja string) Text { return Text{EN: en, JA: ja} }

// In returns the text in a language: "ja", or anything else for English.
func (t Text) In(lang string) string {
	if lang == "ja" && t.JA != "" {
		return t.JA
	}
	return t.EN
}

// Rule is one property that a resource, or an account, should have. It holds no state and may run concurrently.
type Rule struct {
	ID       string // <service>-<subject>-<good state>, true when passing; never changes
	Title    Text   // the good state, as a statement
	Why      Text   // what can go wrong otherwise
	Fix      Text   // what to write
	Severity Severity
	Since    string   // version of Sekisho that first had it
	Was      []string // former ids
	Params   []Param  // what a user can set

	// Extra rules ask for what many do well without. They run only where they are asked for: by id, by the configuration, by
	// a framework, or all of them at once.
	Extra bool

	// Types are the resource types that the rule gives a verdict on, one per instance. Empty for an Account rule; AnyType
	// alone for a rule about all resources.
	Types []string
	// Removed says that the rule judges the instances of these types that a plan removes, too. They are not in the graph of
	// the configuration, and have a Change.
	Removed bool
	// When tells whether the rule applies to an instance; nil means it always does. No: not applicable, not counted.
	When func(*Pass, *model.Resource) model.Tri
	// Check judges one instance. Exactly one of Check and Account is set.
	Check func(*Pass, *model.Resource) Result
	// Account judges an account and region, as a provider configuration stands for it. Without evidence either way it
	// returns NotSeen.
	Account func(*Pass, *model.Provider) Result
	// WhenAccount tells whether an Account rule applies to an account and region; nil means it always does. No: not
	// applicable, neither counted nor listed as not evaluated.
	WhenAccount func(*Pass, *model.Provider) model.Tri
	// Global says that an Account rule is about the account, not about one region of it: it is judged once per account.
	Global bool
	// Reads names types beyond Types that the rule, or a fact it uses, looks at; AnyType for all there are.
	Reads []string

	// ImpliedBy names broader rules, the broadest first: where one of them gives the same answer because of the same value, this
	// rule's finding is listed under it and not counted, so that one cause is one finding.
	ImpliedBy []string

	Refs []string // pages of the AWS and Terraform documentation
}

// AnyType stands in Types for every type of managed resource of the AWS provider.
const AnyType = "aws_*"

// TypesIn lists the types of the resources in a graph that the rule gives a verdict on.
func (r *Rule) TypesIn(g *model.Graph) []string {
	if len(r.Types) != 1 || r.Types[0] != AnyType {
		return r.Types
	}
	var out []string
	for _, typ := range g.Types() {
		if strings.HasPrefix(typ, "aws_") {
			out = append(out, typ)
		}
	}
	return out
}

// AllTypes stands in Reads for every type: the rule looks at whatever resources and data sources there are.
const AllTypes = "*"

// Service is the first part of the id: s3, iam.
func (r *Rule) Service() string {
	s, _, _ := strings.Cut(r.ID, "-")
	return s
}

// Param is a value that users can set for a rule.
type Param struct {
	Name    string
	Default cty.Value
	About   Text
}

// Pass is the window of a running rule to the world. It is for one goroutine.
type Pass struct {
	Rule  *Rule
	Graph *model.Graph
	// Set holds the values that the user gave for the rule's parameters.
	Set map[string]cty.Value
	// Doubt is why When could not tell whether the rule applies: Applies and AppliesBy set it.
	Doubt Result

	texts   map[string][]string // what Strings and Ints have answered: rules ask for every resource
	numbers map[string][]int64
}

// Applies is what When answers where values decide. If they leave open whether the rule applies, they are the reason of an
// unknown.
func (p *Pass) Applies(ok model.Tri, decide ...model.Value) model.Tri {
	if ok == model.Unknown {
		p.Doubt = Judge(ok, "", decide...)
	}
	return ok
}

// AppliesBy is Applies for an answer.
func (p *Pass) AppliesBy(r Result) model.Tri {
	if r.OK == model.Unknown {
		p.Doubt = r
	}
	return r.OK
}

// Param is the value of a parameter: the user's, or the default.
func (p *Pass) Param(name string) cty.Value {
	if v, ok := p.Set[name]; ok {
		return v
	}
	for _, d := range p.Rule.Params {
		if d.Name == name {
			return d.Default
		}
	}
	panic("rule " + p.Rule.ID + " reads parameter " + name + ", which it does not declare")
}

// Int is the value of a whole-number parameter.
func (p *Pass) Int(name string) int64 {
	n, _ := p.Param(name).AsBigFloat().Int64()
	return n
}

// Bool is the value of a true-or-false parameter.
func (p *Pass) Bool(name string) bool { return p.Param(name).True() }

// Strings is the value of a parameter that is a list of strings. Callers do not change it.
func (p *Pass) Strings(name string) []string {
	return elements(p, &p.texts, name, cty.Value.AsString)
}

// Ints is the value of a parameter that is a list of whole numbers. Callers do not change it.
func (p *Pass) Ints(name string) []int64 {
	return elements(p, &p.numbers, name, func(v cty.Value) int64 {
		n, _ := v.AsBigFloat().Int64()
		return n
	})
}

// elements reads a parameter that is a list, the first time it is asked for.
func elements[T any](p *Pass, read *map[string][]T, name string, as func(cty.Value) T) []T {
	if out, ok := (*read)[name]; ok {
		return out
	}
	var out []T
	for it := p.Param(name).ElementIterator(); it.Next(); {
		_, v := it.Element()
		out = append(out, as(v))
	}
	if *read == nil {
		*read = map[string][]T{}
	}
	(*read)[name] = slices.Clip(out)
	return (*read)[name]
}

// Result is what a rule says of one subject.
type Result struct {
	OK       model.Tri // Yes: pass. No: fail. Unknown: cannot be decided.
	Message  string    // what was seen, in one English clause: "encrypted is false"
	Reason   string    // for Unknown: the place that decides it, and why it is not known
	Evidence []Evidence
	NotSeen  bool // Account rules: the configuration says nothing about it
}

// Evidence is one place that the verdict rests on.
type Evidence struct {
	Value model.Value
	// To is the address of the resource that a reference leads to; "" for a plain value.
	To string
	// Note says what the place shows, where its value does not speak for itself.
	Note string
}

// Judge gives a result from a truth and the values it rests on. The first value is the primary place. Where the truth is
// Unknown, the first value that is not known gives the reason.
func Judge(ok model.Tri, message string, seen ...model.Value) Result {
	res := Result{OK: ok, Message: message}
	if len(seen) > 0 {
		res.Evidence = make([]Evidence, len(seen))
		for i := range seen {
			res.Evidence[i].Value = seen[i]
		}
	}
	if ok == model.Unknown {
		for _, v := range seen {
			if why := v.Reason(); why != "" && !v.Known() {
				res.Reason = why
				break
			}
		}
		if res.Reason == "" {
			for _, v := range seen {
				if why := v.Reason(); why != "" {
					res.Reason = why
					break
				}
			}
		}
	}
	return res
}

// Seen adds evidence to a result.
func (r Result) Seen(values ...model.Value) Result {
	r.Evidence = slices.Grow(slices.Clip(r.Evidence), len(values))
	for _, v := range values {
		r.Evidence = append(r.Evidence, Evidence{Value: v})
	}
	r.Evidence = slices.Clip(r.Evidence)
	return r
}

// Because sets the reason of an unknown where none was found.
func (r Result) Because(reason string) Result {
	if r.OK == model.Unknown && r.Reason == "" {
		r.Reason = reason
	}
	return r
}

// Path turns the hops of a walk into evidence.
func Path(hops []model.Hop) []Evidence { return path(hops, 0) }

// path is Path with room for more evidence.
func path(hops []model.Hop, more int) []Evidence {
	out := make([]Evidence, len(hops), len(hops)+more)
	for i, h := range hops {
		out[i] = Evidence{Value: h.From, To: h.To.Address()}
	}
	return out
}

// Every judges all resources of a walk and requires each to pass. Resources that are only possible can spoil a pass, but
// not cause a fail. Message is the message of a pass; a fail or unknown speaks with the message of the resource that
// caused it, with the way there as evidence. An empty complete walk passes.
func Every(l model.Links, message string, ok func(*model.Resource) Result) Result {
	out := Result{OK: model.Yes, Message: message}
	var unknown Result
	open := false // unknown is set
	for i, n := 0, len(l.To); i < n+len(l.Maybe); i++ {
		var k *model.Link
		if i < n {
			k = &l.To[i]
		} else {
			k = &l.Maybe[i-n]
		}
		res := ok(k.Resource)
		if len(k.Hops) > 0 {
			res.Evidence = append(path(k.Hops, len(res.Evidence)), res.Evidence...)
		}
		switch {
		case res.OK == model.No && i < n:
			return res
		case res.OK == model.No:
			res.OK = model.Unknown
			if res.Reason == "" {
				res.Reason = uncertain(*k)
			}
			unknown, open = res, true
		case res.OK == model.Unknown && !open:
			unknown, open = res, true
		case res.OK == model.Yes && out.Evidence == nil:
			out.Evidence = slices.Clip(res.Evidence) // mostly there is no more
		case res.OK == model.Yes:
			out.Evidence = append(out.Evidence, res.Evidence...)
		}
	}
	switch {
	case open:
		return unknown
	case l.Complete != model.Yes:
		return Judge(model.Unknown, message, l.Stuck...).Because(stuck(l))
	}
	return out
}

// Arrives judges whether a walk leads anywhere: pass if it does, fail if it is complete and empty.
func Arrives(l model.Links, found, missing string, subject model.Value) Result {
	switch l.Exists() {
	case model.Yes:
		return Result{OK: model.Yes, Message: found, Evidence: append([]Evidence{{Value: subject}}, Path(l.To[0].Hops)...)}
	case model.No:
		return Judge(model.No, missing, subject)
	case model.Unknown:
	}
	res := Result{OK: model.Unknown, Message: missing, Evidence: []Evidence{{Value: subject}}}
	for _, k := range l.Maybe {
		res.Evidence = append(res.Evidence, Path(k.Hops)...)
		if res.Reason == "" {
			res.Reason = uncertain(k)
		}
	}
	for _, v := range l.Stuck {
		res.Evidence = append(res.Evidence, Evidence{Value: v})
	}
	return res.Because(stuck(l))
}

// uncertain says why a link is only possible.
func uncertain(k model.Link) string {
	for i := len(k.Hops) - 1; i >= 0; i-- {
		if why := k.Hops[i].From.Reason(); why != "" {
			return why
		}
	}
	return "whether " + k.Resource.Address() + " exists is not known"
}

// stuck says why a walk is incomplete.
func stuck(l model.Links) string {
	for _, v := range l.Stuck {
		if why := v.Reason(); why != "" {
			return why
		}
	}
	for _, v := range l.Stuck {
		return v.At() + " = " + v.String() + " names something outside of this configuration"
	}
	return "the configuration could not be read completely"
}
