package is

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// TrueOrInherited requires a value to be true. Where nobody wrote it, and one of the sources names what the resource is
// made from, such as a snapshot or a primary cluster, that decides: unknown.
func TrueOrInherited(path string, sources ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		own := r.Get(path)
		res := rule.Judge(own.True(), Saw(own), own)
		if res.OK != model.No || own.Origin != model.Absent && own.Origin != model.Default {
			return res
		}
		for _, source := range sources {
			if from := r.Get(source); from.NotEmpty() != model.No {
				res = rule.Judge(model.Unknown, Saw(own), own, from)
				res.Reason = "it is taken over from a source: " + from.At() + " decides"
				return res
			}
		}
		return res
	}
}
