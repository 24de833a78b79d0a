package engine

import "github.com/sekisho/sekisho/analyzer/model"

// Comparison is what a change does to the findings of one input: to its fails and unknowns.
type Comparison struct {
	// Deltas has one element for each verdict after the change; NotCompared for those that are no findings.
	Deltas []Delta
	// Fixed are the findings before the change that are gone: the subject passes now, the rule does not apply to it any
	// more, or there is no such subject.
	Fixed []Verdict
}

// Compare tells what a change does, from the verdicts of the same rules before and after it. A finding is known again by
// its rule and its instance; moved instances, and those that got another key, are the same instance as before. A finding
// that becomes a fail from unknown is introduced; one that becomes unknown from a fail is not fixed.
func Compare(before, after []Verdict) Comparison {
	m := newMatcher(before, after)
	c := Comparison{Deltas: make([]Delta, len(after))}
	stays := make([]bool, len(before)) // the finding has one after the change
	for i := range after {
		a := &after[i]
		if !a.finding() {
			continue
		}
		c.Deltas[i] = Introduced
		for _, j := range m.match(a) {
			b := &before[j]
			if !b.finding() {
				continue
			}
			stays[j] = true
			if b.OK == model.No || a.OK == model.Unknown {
				c.Deltas[i] = Unchanged
			}
		}
	}
	for j := range before {
		if before[j].finding() && !stays[j] {
			c.Fixed = append(c.Fixed, before[j])
		}
	}
	return c
}

// finding reports whether a verdict is one that people are told of.
func (v *Verdict) finding() bool {
	return v.OK != model.Yes && (!v.NotSeen || v.Crash != nil)
}

type ruleAt struct {
	id string // of the rule: configurations may have given it another severity
	at string
}

// matcher finds the verdicts before a change that one after it comes from.
type matcher struct {
	before  []Verdict
	origin  map[string]string // subject after -> the same one before
	exact   map[ruleAt]int    // by subject
	gone    map[ruleAt][]int  // by fingerprint: of subjects that are the same as none after; each is taken once
	wild    map[ruleAt][]int  // by block: of instances whose keys are not known
	blocks  map[ruleAt][]int  // by block: all
	anyWild bool              // after has instances whose keys are not known
}

func newMatcher(before, after []Verdict) *matcher {
	m := &matcher{before: before, exact: make(map[ruleAt]int, len(before)), gone: map[ruleAt][]int{}, wild: map[ruleAt][]int{}, blocks: map[ruleAt][]int{}}
	m.origin = origins(before, after)
	taken := map[string]bool{}
	for _, from := range m.origin {
		taken[from] = true
	}
	for i := range after {
		m.anyWild = m.anyWild || isWild(&after[i])
	}
	for i := range before {
		b := &before[i]
		m.exact[ruleAt{b.Rule.ID, b.Subject()}] = i
		if isWild(b) {
			k := ruleAt{b.Rule.ID, b.Block()}
			m.wild[k] = append(m.wild[k], i)
			continue
		}
		if m.anyWild {
			k := ruleAt{b.Rule.ID, b.Block()}
			m.blocks[k] = append(m.blocks[k], i)
		}
		if b.finding() && !taken[b.Subject()] {
			k := ruleAt{b.Rule.ID, b.Fingerprint()}
			m.gone[k] = append(m.gone[k], i)
		}
	}
	return m
}

// origins maps the address of every subject after a change to the one it had before.
func origins(before, after []Verdict) map[string]string {
	was := map[string]bool{}
	for i := range before {
		was[before[i].Subject()] = true
	}
	is := map[string]*Verdict{}
	var order []string
	for i := range after {
		to := after[i].Subject()
		// What the plan removes is judged once more; it is no instance of the state after.
		if r := after[i].Resource; is[to] == nil && (r == nil || r.Change == nil || !r.Change.Removes()) {
			is[to] = &after[i]
			order = append(order, to)
		}
	}
	origin := make(map[string]string, len(is))
	claimed := map[string]bool{}
	claim := func(to, from string) bool {
		if !was[from] || claimed[from] {
			return false
		}
		origin[to], claimed[from] = from, true
		return true
	}
	// A new instance may have the address that a moved one had: moves go first.
	for _, to := range order {
		v := is[to]
		if v.Resource == nil || was[to] {
			continue
		}
		for _, from := range v.Resource.Was {
			if claim(to, from) {
				break
			}
		}
	}
	for _, to := range order {
		if origin[to] == "" {
			claim(to, to)
		}
	}
	// With count, Terraform takes the only instance of before for the first one, and the other way round.
	for _, to := range order {
		v := is[to]
		if v.Resource == nil || origin[to] != "" {
			continue
		}
		other := v.Resource.Addr
		switch other.Key {
		case "":
			other.Key = "[0]"
		case "[0]":
			other.Key = ""
		default:
			continue
		}
		if from := other.String(); is[from] == nil {
			claim(to, from)
		}
	}
	return origin
}

// match lists the verdicts before that a verdict after comes from: one, or where the keys of instances are not known,
// those of all instances of the block.
func (m *matcher) match(a *Verdict) []int {
	if isWild(a) {
		k := ruleAt{a.Rule.ID, a.Block()}
		return append(m.wild[k][:len(m.wild[k]):len(m.wild[k])], m.blocks[k]...)
	}
	if from, ok := m.origin[a.Subject()]; ok {
		if i, ok := m.exact[ruleAt{a.Rule.ID, from}]; ok {
			return []int{i}
		}
		return nil // the rule did not apply before
	}
	if list := m.wild[ruleAt{a.Rule.ID, a.Block()}]; len(list) > 0 {
		return list
	}
	// An instance of a block may have got another key, as where count gives way to for_each.
	k := ruleAt{a.Rule.ID, a.Fingerprint()}
	if list := m.gone[k]; len(list) > 0 {
		m.gone[k] = list[1:]
		return list[:1]
	}
	return nil
}

func isWild(v *Verdict) bool { return v.Resource != nil && v.Resource.Addr.Wild() }
