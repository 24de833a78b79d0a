package is

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ReferredTo requires that a resource of one of the types names the resource at path: the companion that completes it.
func ReferredTo(path string, types ...string) Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		at := p.Graph.At(r)
		l := at.Into(types[0], path)
		for _, typ := range types[1:] {
			l = l.Join(at.Into(typ, path))
		}
		return rule.Arrives(l, "it is named by "+first(l), "no "+strings.Join(types, " or ")+" names "+r.Addr.String(), r.Value())
	}
}

func first(l model.Links) string {
	if len(l.To) == 0 {
		return ""
	}
	return l.To[0].Resource.Addr.String()
}
