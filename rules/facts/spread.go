package facts

import (
	"strconv"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Spread tells whether at least two resources of a type belong to r, as path says, and do not all have the same value of
// an argument that says where they stand, such as availability_zone. Where nobody writes that, AWS spreads them.
func Spread(g *model.Graph, r *model.Resource, typ, path, where string) rule.Result {
	parts := g.At(r).Into(typ, path)
	sure, possible := len(parts.To), len(parts.To)+len(parts.Maybe)
	open := parts.Complete != model.Yes
	for _, k := range parts.To {
		open = open || k.Resource.Addr.Wild() // it stands for any number
	}
	for _, k := range parts.Maybe {
		open = open || k.Resource.Addr.Wild()
	}
	few := r.Address() + " has " + strconv.Itoa(sure) + " " + typ
	switch {
	case sure < 2 && (open || possible >= 2):
		res := Stuck(parts, "how many "+typ+" belong to "+r.Address()+" is not known")
		for _, k := range parts.To {
			res = along(res, k.Hops).Because("how many instances " + k.Resource.Addr.Block() + " makes is not known")
		}
		return Primary(res, r.Value())
	case sure < 2:
		return rule.Judge(model.No, few, r.Value())
	}
	return Primary(apart(parts, where, few), r.Value())
}

// apart tells whether not all of several resources have the same value.
func apart(parts model.Links, where, message string) rule.Result {
	first := parts.To[0].Resource.Get(where)
	ok := model.No
	seen := []model.Value{first}
	for _, k := range parts.To[1:] {
		v := k.Resource.Get(where)
		seen = append(seen, v)
		if v.NotEmpty() == model.No || first.NotEmpty() == model.No {
			return rule.Judge(model.Yes, message, first, v)
		}
		ok = ok.Or(differ(v, first))
	}
	if ok == model.No && first.Origin == model.Computed {
		return rule.Judge(model.Unknown, message+", all with the same "+where, seen...).
			Because("nothing says where they stand, and AWS has put them all in one place")
	}
	if ok == model.No {
		message += ", all with the same " + where
		if len(parts.Maybe) > 0 || parts.Complete != model.Yes {
			return Stuck(parts, message).Seen(seen...)
		}
	}
	return rule.Judge(ok, message, seen...)
}

// differ tells whether two values are different: texts, or attributes of different resources.
func differ(a, b model.Value) model.Tri {
	x, xok := onlySource(a)
	y, yok := onlySource(b)
	if xok && yok && (!a.Known() || !b.Known()) && x.Attr == y.Attr {
		return model.Of(x.Resource != y.Resource)
	}
	return sameText(a, b).Not()
}
