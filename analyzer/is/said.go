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

// Unset requires that nothing is written at any of the paths, or "" or an empty list.
func Unset(paths ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		var open *rule.Result
		var seen []model.Value
		for _, path := range paths {
			v := r.Get(path)
			res := SaidIn(v, model.Yes, func(v model.Value) model.Tri { return v.NotEmpty().Not() })
			switch {
			case res.OK == model.No:
				return res
			case res.OK == model.Unknown && open == nil:
				open = &res
			}
			seen = append(seen, v)
		}
		if open != nil {
			return *open
		}
		return rule.Judge(model.Yes, paths[0]+" is not set", seen...)
	}
}
