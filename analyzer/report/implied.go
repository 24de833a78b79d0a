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
		input         int
		ok            model.Tri
		address, path string // of the value
		at            hcl.Range
	}
	here := func(v *Verdict) place {
		value := v.Primary()
		p := place{v.Input, v.OK, "", value.Path, value.Range}
		if value.Resource != nil {
			p.address = value.Resource.Address()
		}
		p.at.Start.Byte, p.at.End.Byte = 0, 0
		return p
	}
	found := map[place][]*Verdict{} // the first of each rule
	for i := range list {
		v := &list[i]
		v.Under, v.Narrower = nil, nil
		if !broader[v.Rule.ID] || !mayImply(v) {
			continue
		}
		p := here(v)
		if there := found[p]; of(there, v.Rule.ID) == nil {
			found[p] = append(there, v)
		}
	}
	for i := range list {
		v := &list[i]
		if len(v.Rule.ImpliedBy) == 0 || !mayImply(v) {
			continue
		}
		there := found[here(v)]
		for _, id := range v.Rule.ImpliedBy {
			if b := of(there, id); b != nil && b.Delta == v.Delta && severity(b) >= severity(v) {
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

// of is the verdict of a rule in a list; nil where there is none.
func of(list []*Verdict, id string) *Verdict {
	for _, v := range list {
		if v.Rule.ID == id {
			return v
		}
	}
	return nil
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
