package is

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Other requires a value to be set, not empty, and none of the given texts, which are names that AWS gave before anything
// was made. The name of a resource of the configuration is none of them, also where AWS is still to give it.
func Other(path string, bad ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(path)
		ok := v.OneOf(bad...).Not()
		if !v.Known() && made(v) {
			ok = model.Yes
		}
		return rule.Judge(v.NotEmpty().And(ok), Saw(v), v)
	}
}

// made reports whether a value is an attribute of a resource that the configuration makes.
func made(v model.Value) bool {
	sources := v.Sources()
	return len(sources) > 0 && !slices.ContainsFunc(sources, func(s *model.Source) bool {
		return s.Derived || s.Kind != model.FromResource || s.Resource == nil || s.Resource.Addr.Mode != model.Managed
	})
}
