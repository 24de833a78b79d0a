package is

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Said judges a value that somebody wrote, or that AWS reported. Where nothing is said, silent is what the default that
// AWS documents means.
func Said(path string, silent model.Tri, ok func(model.Value) model.Tri) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result { return SaidIn(r.Get(path), silent, ok) }
}

// SaidIn is Said for a value that is at hand.
func SaidIn(v model.Value, silent model.Tri, ok func(model.Value) model.Tri) rule.Result {
	if !v.Present() || v.Origin == model.Computed && !v.Known() {
		return rule.Judge(silent, v.Path+" is not set", v)
	}
	said := ok(v)
	switch v.Set() {
	case model.No:
		said = silent
	case model.Unknown:
		if said != silent {
			said = model.Unknown
		}
	case model.Yes:
	}
	return rule.Judge(said, Saw(v), v)
}
