package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Here tells of a resource whether it is in the account and region of a provider configuration.
func Here(p *model.Provider) func(*model.Resource) model.Tri {
	where := placeOfProvider(p)
	return func(r *model.Resource) model.Tri { return placeOf(r).same(where) }
}

// Beside tells of a resource whether it is in the account and region of another.
func Beside(r *model.Resource) func(*model.Resource) model.Tri {
	var where *place // worked out when something is asked, which mostly nothing is
	return func(o *model.Resource) model.Tri {
		if where == nil {
			p := placeOf(r)
			where = &p
		}
		return placeOf(o).same(*where)
	}
}

// InAccount tells of a resource whether it is in the account of a provider configuration, in whatever region.
func InAccount(p *model.Provider) func(*model.Resource) model.Tri {
	return func(r *model.Resource) model.Tri { return SameAccount(r.Provider, p) }
}

// Has tells whether the configuration has a resource of one of the types in a place. No is no more than that: another
// configuration may have it.
func Has(g *model.Graph, here func(*model.Resource) model.Tri, types ...string) model.Tri {
	out := model.No
	for _, typ := range types {
		for _, r := range g.Of(typ) {
			near := here(r)
			if r.Exists == model.Unknown {
				near = near.And(model.Unknown)
			}
			out = out.Or(near)
		}
	}
	return out
}

// First is the first resource of the types, in their order, that may be in the account and region of a provider
// configuration: the place to point to where something is missing beside it. Without one it is the provider configuration.
func First(g *model.Graph, p *model.Provider, types ...string) model.Value {
	here := Here(p)
	for _, typ := range types {
		for _, r := range g.Of(typ) {
			if here(r) != model.No {
				return r.Value()
			}
		}
	}
	return p.Value()
}

// One tells whether some resource of a type in a place is what judge asks for: one is enough. none is the answer where
// there is no such resource at all.
func One(g *model.Graph, typ string, here func(*model.Resource) model.Tri, none rule.Result, judge func(*model.Resource) rule.Result) rule.Result {
	return oneOf(g, g.Of(typ), here, none, judge)
}

// oneOf is One for some of the resources of a type.
func oneOf(g *model.Graph, resources []*model.Resource, here func(*model.Resource) model.Tri, none rule.Result, judge func(*model.Resource) rule.Result) rule.Result {
	var list []rule.Result
	for _, r := range resources {
		near := here(r)
		if near == model.No {
			continue
		}
		res := judge(r)
		switch {
		case res.OK != model.Yes:
		case near != model.Yes:
			res = rule.Result{Message: none.Message, Evidence: res.Evidence, Reason: "whether " + r.Address() + " is for the same account and region is not known"}
		case r.Exists == model.Unknown:
			res = rule.Result{Message: none.Message, Evidence: res.Evidence, Reason: "whether " + r.Address() + " exists is not known"}
		}
		list = append(list, res)
	}
	if gaps := hiding(g); len(gaps) > 0 {
		list = append(list, rule.Judge(model.Unknown, none.Message, gaps...))
	}
	if len(list) == 0 {
		return none
	}
	return Any(list...)
}

// Some tells whether one of the resources that a walk leads to is what judge asks for. none is the answer where it leads
// nowhere.
func Some(l model.Links, none rule.Result, judge func(*model.Resource) rule.Result) rule.Result {
	var list []rule.Result
	for _, k := range l.To {
		list = append(list, along(judge(k.Resource), k.Hops))
	}
	for _, k := range l.Maybe {
		res := along(judge(k.Resource), k.Hops)
		if res.OK == model.Yes {
			res = rule.Result{Message: none.Message, Evidence: res.Evidence, Reason: maybe(k)}
		}
		list = append(list, res)
	}
	if l.Complete != model.Yes {
		list = append(list, Stuck(l, none.Message))
	}
	if len(list) == 0 {
		return none
	}
	return Any(list...)
}

// Silent is the answer of an account-wide rule where the configuration says nothing: not evaluated, unless it is the
// baseline of its account.
func Silent(p *model.Provider, message string) rule.Result {
	return rule.Result{OK: model.No, NotSeen: true, Message: message, Evidence: []rule.Evidence{{Value: p.Value()}}}
}
