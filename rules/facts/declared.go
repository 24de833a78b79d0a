package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Declared answers an account-wide rule that asks for no more than that something exists: a resource of one of the types,
// in a place, that judge approves of. Resources that it does not approve of say nothing about the others, which may be in
// another configuration: the answer is then Silent, with a message of what was not found.
func Declared(g *model.Graph, p *model.Provider, here func(*model.Resource) model.Tri, silent string, judge func(*model.Resource) rule.Result, types ...string) rule.Result {
	var list []rule.Result
	for _, typ := range types {
		for _, r := range g.Of(typ) {
			near := here(r)
			if near == model.No {
				continue
			}
			res := judge(r)
			switch {
			case res.OK == model.No:
				continue
			case res.OK == model.Yes && near != model.Yes:
				res.OK = model.Unknown
				res = res.Because("whether " + r.Address() + " is for the same account and region is not known")
			case res.OK == model.Yes && r.Exists == model.Unknown:
				res.OK = model.Unknown
				res = res.Because("whether " + r.Address() + " exists is not known")
			}
			list = append(list, res)
		}
	}
	if len(list) == 0 {
		return Silent(p, silent)
	}
	return Any(list...)
}
