package report

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// cause is all verdicts of one rule that one place of the source decides: a block in a module that is called a hundred
// times is one cause, and one edit.
type cause struct {
	all []*Verdict
	at  hcl.Range // where the first is
}

func (c *cause) first() *Verdict { return c.all[0] }

// block is the address of the block that all verdicts of the cause come from; "" where they come from several, as when a
// module is called from two places.
func (c *cause) block() string {
	addr := ""
	for _, x := range c.all {
		if x.Resource == nil || addr != "" && addr != x.Block() {
			return ""
		}
		addr = x.Block()
	}
	return addr
}

// calls is all module calls that lead to the cause, each block once, in the order of the verdicts.
func (c *cause) calls() []model.Call {
	if list := calls(c.first()); len(c.all) == 1 && len(list) < 2 {
		return list
	}
	var out []model.Call
	type block struct {
		addr string
		rng  hcl.Range
	}
	seen := map[block]bool{}
	for _, x := range c.all {
		for _, k := range calls(x) {
			if b := (block{model.WithoutKeys(k.Addr), k.Range}); !seen[b] {
				seen[b] = true
				out = append(out, k)
			}
		}
	}
	return out
}

// narrower lists the ids of the rules whose findings those of the cause imply.
func (c *cause) narrower() []string {
	var out []string
	for _, x := range c.all {
		for _, r := range narrower(x) {
			if !slices.Contains(out, r.ID) {
				out = append(out, r.ID)
			}
		}
	}
	return out
}

// byRule is the causes of one rule.
type byRule struct {
	rule   *rule.Rule
	causes []*cause
}

// causes puts the listed verdicts together by cause, in the order in which the causes appear.
func (v *view) causes() []*cause {
	out := make([]*cause, 0, len(v.listed))
	var byKey map[causeKey]*cause
	var alone []cause // in one piece, for they are many
	for i, x := range v.listed {
		at := primary(x)
		if v.alone(x, at.Filename) {
			if alone == nil {
				alone = make([]cause, 0, len(v.listed)-i)
			}
			alone = append(alone, cause{all: v.listed[i : i+1 : i+1], at: at})
			out = append(out, &alone[len(alone)-1])
			continue
		}
		if byKey == nil {
			byKey = make(map[causeKey]*cause, len(v.listed)-i)
		}
		key := v.causeKey(x, at)
		c := byKey[key]
		if c == nil {
			c = &cause{at: at}
			byKey[key] = c
			out = append(out, c)
		}
		c.all = append(c.all, x)
	}
	return out
}

// group puts the causes of a kind of verdict together by rule, worst first. Both keep their order otherwise.
func group(causes []*cause, kind model.Tri) []*byRule {
	var out []*byRule
	rules := map[*rule.Rule]*byRule{}
	for _, c := range causes {
		if c.first().OK != kind {
			continue
		}
		r := rules[c.first().Rule]
		if r == nil {
			r = &byRule{rule: c.first().Rule}
			rules[c.first().Rule] = r
			out = append(out, r)
		}
		r.causes = append(r.causes, c)
	}
	slices.SortStableFunc(out, func(a, b *byRule) int { return cmp.Compare(b.rule.Severity, a.rule.Severity) })
	return out
}

// causeKey is equal for verdicts of one cause.
type causeKey struct {
	rule   *rule.Rule
	ok     model.Tri
	reason string
	// A plan or state has no place that instances share; there they share the block they come from.
	input       int
	block, path string
	at          hcl.Range // in source
}

func (v *view) causeKey(x *Verdict, rng hcl.Range) causeKey {
	key := causeKey{rule: x.Rule, ok: x.OK, reason: x.Reason}
	if rng.Filename == "" || v.isDocument(x, rng.Filename) {
		key.input, key.block, key.path = x.Input, x.Block(), x.Primary().Path
	} else {
		key.at = rng
		key.at.Start.Byte, key.at.End.Byte = 0, 0
	}
	return key
}

// alone reports whether nothing can share the cause of a verdict: it was read from a plan or state, and its resource has no
// keys, so that it is the only instance of its block.
func (v *view) alone(x *Verdict, file string) bool {
	if x.Resource == nil || x.Block() != x.Subject() {
		return false
	}
	return file == "" || v.isDocument(x, file)
}

// isDocument reports whether a file is the plan or state that a verdict was read from, rather than source.
func (v *view) isDocument(x *Verdict, file string) bool {
	if x.Input < 0 || x.Input >= len(v.Inputs) {
		return false
	}
	in := v.Inputs[x.Input]
	return in.Kind != "hcl" && in.Path == file
}
