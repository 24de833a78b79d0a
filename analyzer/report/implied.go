package report

import (
	"slices"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Imply lists each finding that a broader one implies under that one: rule.Rule.ImpliedBy names the broader rule, and both
// say the same because of the same value. What an ignore or a baseline sets aside implies nothing, so
// that accepting a broad finding does not hide the narrow ones, and a narrower finding that is worse stays on its own.
func Imply(list []Verdict) {
	broader := map[string]bool{}
	for i := range list {
		for _, id := range list[i].Rule.ImpliedBy {
			broader[id] = true
		}
	}
	type place struct {
		input int
		ok    model.Tri
		value string // its address and path
		at    hcl.Range
	}
	here := func(v *Verdict) place {
		at := v.Primary().Range
		at.Start.Byte, at.End.Byte = 0, 0
		return place{v.Input, v.OK, v.Primary().At(), at}
	}
	found := map[place]map[string]*Verdict{}
	for i := range list {
		v := &list[i]
		v.Under, v.Narrower = nil, nil
		if !broader[v.Rule.ID] || !mayImply(v) {
			continue
		}
		p := here(v)
		if found[p] == nil {
			found[p] = map[string]*Verdict{}
		}
		if found[p][v.Rule.ID] == nil {
			found[p][v.Rule.ID] = v
		}
	}
	for i := range list {
		v := &list[i]
		if len(v.Rule.ImpliedBy) == 0 || !mayImply(v) {
			continue
		}
		there := found[here(v)]
		for _, id := range v.Rule.ImpliedBy {
			if b := there[id]; b != nil && b.Delta == v.Delta && severity(b) >= severity(v) {
				v.Under = b
				break
			}
		}
	}
	for i := range list {
		v := &list[i]
		if v.Under == nil {
			continue
		}
		for v.Under.Under != nil {
			v.Under = v.Under.Under
		}
		v.Under.Narrower = append(v.Under.Narrower, v)
	}
}

// mayImply reports whether a verdict is a finding that nothing has set aside.
func mayImply(v *Verdict) bool {
	return v.OK != model.Yes && v.Crash == nil && v.Ignored == nil && !v.Known
}

func severity(v *Verdict) rule.Severity { return v.Rule.Severity }

// narrower lists the rules whose findings a verdict implies, each once.
func narrower(v *Verdict) []*rule.Rule {
	var out []*rule.Rule
	for _, n := range v.Narrower {
		if !slices.Contains(out, n.Rule) {
			out = append(out, n.Rule)
		}
	}
	return out
}
