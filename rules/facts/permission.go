package facts

import (
	"fmt"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Question is what is asked of the permissions in a document.
type Question struct {
	// Wide tells whether a pattern of a Resource element takes in too much.
	Wide func(pattern string) bool
	// Excused tells whether the conditions of a statement make it harmless; nil means that none do.
	Excused func(Statement) model.Tri
}

// Permissions are the actions that a document allows on too many resources. Deny statements without a condition are
// taken off.
type Permissions struct {
	document Document
	allow    []grant
	deny     []grant
}

// grant is a statement that counts, with its actions prepared for many questions.
type grant struct {
	statement Statement
	counts    model.Tri // that its effect, resources and conditions are as asked for
	action    patterns
	not       patterns
}

// patterns are the actions that an element of a statement names, in lower case.
type patterns struct {
	has      model.Tri
	known    []string
	open     []model.Value
	complete model.Tri
}

// Permissions prepares the answers to a question.
func (d Document) Permissions(q Question) *Permissions {
	out := &Permissions{document: d}
	for _, s := range d.Statements {
		if counts := model.All(s.Allows(), s.On(q.Wide), not(q.Excused, s)); counts != model.No {
			out.allow = append(out.allow, prepare(s, counts))
		}
		everywhere := func(pattern string) bool { return EveryResource(pattern) || q.Wide(pattern) && !namesAccount(pattern) }
		if counts := model.All(s.Denies(), s.On(everywhere), s.Conditional().Not()); counts != model.No {
			out.deny = append(out.deny, prepare(s, counts))
		}
	}
	return out
}

func not(excused func(Statement) model.Tri, s Statement) model.Tri {
	if excused == nil {
		return model.Yes
	}
	return excused(s).Not()
}

func prepare(s Statement, counts model.Tri) grant {
	return grant{s, counts, prepared(s.Items("Action")), prepared(s.Items("NotAction"))}
}

func prepared(l Items) patterns {
	out := patterns{has: l.Has, complete: l.Complete}
	for _, v := range l.List {
		if text, ok := v.Text(); ok {
			out.known = append(out.known, strings.ToLower(text))
			continue
		}
		out.open = append(out.open, v)
	}
	return out
}

// holds tells whether one of the patterns covers an action, which is given in lower case.
func (p patterns) holds(action string) model.Tri {
	for _, pattern := range p.known {
		if Wildcard(pattern, action) {
			return model.Yes
		}
	}
	out := model.No
	for _, v := range p.open {
		out = out.Or(v.Matches(func(pattern string) bool { return Wildcard(strings.ToLower(pattern), action) }))
	}
	if p.complete != model.Yes {
		out = out.Or(model.Unknown)
	}
	return out
}

func (g grant) covers(action string) model.Tri {
	return g.counts.And(g.action.holds(action).Or(g.not.has.And(g.not.holds(action).Not())))
}

// Allows tells whether an action, in lower case, is allowed on too many resources, and by which statement. Where that is
// not known, it is the first that may.
func (p *Permissions) Allows(action string) (model.Tri, *Statement) {
	allowed, by := model.No, (*Statement)(nil)
	for i := range p.allow {
		switch p.allow[i].covers(action) {
		case model.Yes:
			if allowed != model.Yes {
				allowed, by = model.Yes, &p.allow[i].statement
			}
		case model.Unknown:
			if allowed == model.No {
				allowed, by = model.Unknown, &p.allow[i].statement
			}
		case model.No:
		}
	}
	if p.document.Complete != model.Yes {
		allowed = allowed.Or(model.Unknown)
	}
	if allowed == model.No {
		return model.No, nil
	}
	denied := model.No
	for _, g := range p.deny {
		denied = denied.Or(g.covers(action))
	}
	if p.document.Complete != model.Yes {
		denied = denied.Or(model.Unknown)
	}
	return allowed.And(denied.Not()), by
}

// Combination is a set of actions that do harm together.
type Combination []string

// String is the actions in one line.
func (c Combination) String() string { return strings.Join(c, " with ") }

// NoneOf requires that none of the combinations is allowed as a whole. bad is the message of a fail, in which %s stands
// for the combination that is, and good that of a pass.
func (p *Permissions) NoneOf(list []Combination, bad, good string) rule.Result {
	d := p.document
	if len(p.allow) == 0 && d.Complete == model.Yes {
		return rule.Judge(model.Yes, good, d.Value)
	}
	var open *rule.Result
	for _, c := range list {
		all := model.Yes
		var shown []rule.Evidence
		for _, action := range c {
			ok, by := p.Allows(strings.ToLower(action))
			all = all.And(ok)
			if all == model.No {
				break
			}
			if by != nil && len(shown) == 0 {
				shown = d.Evidence(*by)
			}
		}
		switch {
		case all == model.Yes:
			return rule.Result{OK: model.No, Message: fmt.Sprintf(bad, c), Evidence: shown}
		case all == model.Unknown && open == nil:
			res := d.Unread("whether "+fmt.Sprintf(bad, c)+" is not known", d.Value)
			if len(shown) > 0 {
				res.Evidence = shown
			}
			open = &res
		}
	}
	if open != nil {
		return *open
	}
	return rule.Judge(model.Yes, good, d.Value)
}

// On tells whether a statement is about a resource that a predicate finds in its patterns, or about all but others.
func (s Statement) On(wide func(pattern string) bool) model.Tri {
	holds := func(v model.Value) model.Tri { return PatternMatches(v, wide) }
	others := s.Items("NotResource")
	return s.Items("Resource").Any(holds).Or(others.Has.And(others.Any(holds).Not()))
}

// Conditional tells whether a statement has a condition.
func (s Statement) Conditional() model.Tri {
	conditions, complete := s.Conditions()
	if len(conditions) > 0 {
		return model.Yes
	}
	return complete.Not()
}

// standIn stands for an identifier that AWS will give, in a pattern. No pattern can hold it, and it holds no wildcard.
const standIn = "\x01"

// PatternMatches tells whether a pattern of an ARN satisfies a predicate. Identifiers that AWS will give are written as
// a stand-in, since they cannot hold a wildcard.
func PatternMatches(v model.Value, ok func(string) bool) model.Tri {
	outcomes := v.Outcomes()
	answer := patternMatches(outcomes[0], ok)
	for _, o := range outcomes[1:] {
		if patternMatches(o, ok) != answer {
			return model.Unknown
		}
	}
	return answer
}

func patternMatches(v model.Value, ok func(string) bool) model.Tri {
	text, known := pattern(v)
	if !known {
		return model.Unknown
	}
	return model.Of(ok(text))
}

func pattern(v model.Value) (string, bool) {
	if text, ok := v.Text(); ok {
		return text, true
	}
	if pieces := v.Pieces(); pieces != nil {
		var b strings.Builder
		for _, p := range pieces {
			text, ok := pattern(p)
			if !ok {
				return "", false
			}
			b.WriteString(text)
		}
		return b.String(), true
	}
	if v.Known() || len(v.Outcomes()) != 1 {
		return "", false
	}
	sources := v.Sources()
	for _, s := range sources {
		switch {
		case s.Derived || s.Kind != model.FromResource || s.Resource == nil:
			return "", false
		case typeKey(s.Resource) == "data.aws_partition":
			return "aws", true
		}
	}
	if len(sources) == 0 {
		return "", false
	}
	return standIn, true
}

// EveryResource reports whether a pattern of a Resource element takes in all resources of all services.
func EveryResource(pattern string) bool {
	return Wildcard(pattern, "arn:aws:"+standIn+":"+standIn+":"+standIn+":"+standIn)
}

// EveryOfAType reports whether a pattern of a Resource element takes in all resources, or all of a type in an account:
// "*", "arn:aws:iam::111122223333:role/*".
func EveryOfAType(pattern string) bool {
	if EveryResource(pattern) {
		return true
	}
	parts := strings.SplitN(pattern, ":", 6)
	if len(parts) != 6 {
		return false
	}
	resource := parts[5]
	// Objects of one bucket look like all of a type.
	if i := strings.IndexAny(resource, "/:"); i >= 0 && parts[2] != "s3" {
		resource = resource[i+1:]
	}
	return strings.Contains(parts[5], "*") && strings.Trim(resource, "*") == ""
}

// namesAccount reports whether the pattern of an ARN is about one account.
func namesAccount(pattern string) bool {
	parts := strings.SplitN(pattern, ":", 6)
	return len(parts) == 6 && parts[4] != "" && strings.Trim(parts[4], "*") != ""
}

// BoundBy tells whether a condition of the statement asks for certain values of one of the keys, which are chosen by
// their name in lower case.
func (s Statement) BoundBy(key func(string) bool) model.Tri {
	conditions, complete := s.Conditions()
	out := model.No
	for _, c := range conditions {
		if !key(c.Key) || !c.positive() {
			continue
		}
		open := c.Values.Any(func(v model.Value) model.Tri {
			return PatternMatches(v, func(s string) bool { return strings.Trim(s, "*") == "" })
		})
		out = out.Or(open.Not())
	}
	if complete != model.Yes {
		out = out.Or(model.Unknown)
	}
	return out
}

// positive reports whether the condition asks for one of its values, rather than for none.
func (c Condition) positive() bool {
	switch strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(c.Operator, "foranyvalue:"), "forallvalues:"), "ifexists") {
	case "stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike":
		return true
	}
	return false
}
