package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// cause is all verdicts of one rule that one place of the source decides: a block in a module that is called a hundred
// times is one cause, and one edit.
type cause struct {
	all []*Verdict
}

func (c *cause) first() *Verdict { return c.all[0] }

// block is the address of the block that all verdicts of the cause come from; "" where they come from several, as when a
// module is called from two places.
func (c *cause) block() string {
	addr := ""
	for _, x := range c.all {
		if x.Resource == nil || addr != "" && addr != x.Resource.Addr.Config() {
			return ""
		}
		addr = x.Resource.Addr.Config()
	}
	return addr
}

// byRule is the causes of one rule.
type byRule struct {
	rule   *rule.Rule
	causes []*cause
}

// group puts verdicts of a kind together by rule, worst first, and within a rule by cause. Both keep the order of the
// verdicts otherwise.
func (v *view) group(kind model.Tri) []*byRule {
	var out []*byRule
	rules := map[*rule.Rule]*byRule{}
	causes := map[string]*cause{}
	for _, x := range v.listed {
		if x.OK != kind {
			continue
		}
		r := rules[x.Rule]
		if r == nil {
			r = &byRule{rule: x.Rule}
			rules[x.Rule] = r
			out = append(out, r)
		}
		key := x.Rule.ID + "\x00" + v.causeKey(x)
		c := causes[key]
		if c == nil {
			c = &cause{}
			causes[key] = c
			r.causes = append(r.causes, c)
		}
		c.all = append(c.all, x)
	}
	slices.SortStableFunc(out, func(a, b *byRule) int { return cmp.Compare(b.rule.Severity, a.rule.Severity) })
	return out
}

// causeKey is equal for verdicts of one cause.
func (v *view) causeKey(x *Verdict) string {
	rng := primary(x)
	if rng.Filename == "" || v.isDocument(x, rng.Filename) {
		// A plan or state has no place that instances share; they share the block they come from.
		return fmt.Sprintf("%d\x00%s\x00%s", x.Input, x.Fingerprint, x.Reason)
	}
	return fmt.Sprintf("%s\x00%d:%d-%d:%d\x00%s", rng.Filename, rng.Start.Line, rng.Start.Column, rng.End.Line, rng.End.Column, x.Reason)
}

// isDocument reports whether a file is the plan or state that a verdict was read from, rather than source.
func (v *view) isDocument(x *Verdict, file string) bool {
	if x.Input < 0 || x.Input >= len(v.Inputs) {
		return false
	}
	in := v.Inputs[x.Input]
	return in.Kind != "hcl" && in.Path == file
}
