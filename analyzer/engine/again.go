package engine

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Again gives the verdict of a rule on one resource after its body has been changed; false where the rule does not apply
// to it any more. What was worked out of the graph before is not used.
func Again(g *model.Graph, r *rule.Rule, res *model.Resource, o Options) (Verdict, bool) {
	o.Drop = nil
	for _, v := range slices.Concat(runRule(g.Afresh(), r, o)...) {
		if v.Resource == res {
			return v, true
		}
	}
	return Verdict{}, false
}
