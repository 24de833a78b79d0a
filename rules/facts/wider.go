package facts

import (
	"net/netip"
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// PublicWider tells whether one of several ports is open to a public range that is wider than a number of leading bits, for
// each version of IP, and is not the whole internet.
func (in *Ingress) PublicWider(g *model.Graph, list []Port, bits [len(Families)]int64) rule.Result {
	narrow := rule.Judge(model.No, "its public sources are narrow", in.subject)
	if in.shut(g, IPv4, Public) && in.shut(g, IPv6, Public) {
		return narrow
	}
	answers := []rule.Result{narrow}
	if len(in.hidden.list) > 0 {
		answers = append(answers, in.hidden.result("which sources there are is not known"))
	}
	for i := range in.rules {
		r := &in.rules[i]
		admits := r.admitsOneOf(list)
		if admits == model.No {
			continue
		}
		for _, f := range Families {
			answers = append(answers, r.publicWider(g, f, admits.And(r.member), bits[f])...)
		}
	}
	return Any(answers...)
}

// admitsOneOf tells whether the rule lets one of several ports in.
func (r *ingressRule) admitsOneOf(list []Port) model.Tri {
	out := model.No
	for _, port := range list {
		ok, _ := r.admits(port.Protocol, port.Number)
		if out = out.Or(ok); out == model.Yes {
			break
		}
	}
	return out
}

func (r *ingressRule) publicWider(g *model.Graph, f Family, applies model.Tri, bits int64) []rule.Result {
	const message = "a sensitive port is open to a large public range"
	wide := func(p netip.Prefix) bool { return int64(p.Bits()) < bits && p.Bits() > 0 && HoldsPublic(p, f) }
	var out []rule.Result
	c := ranges{family: f, reach: Anything}
	r.sources(g, &c, model.Yes, places{})
	for i, p := range c.sure {
		if !wide(p) {
			continue
		}
		one := rule.Judge(applies, message+": "+p.String(), c.places[i], r.protocol, r.from, r.to)
		one.Evidence = slices.DeleteFunc(one.Evidence, func(e rule.Evidence) bool { return !e.Value.Present() })
		if r.doubt.why != "" {
			one = one.Because(r.doubt.why)
		}
		out = append(out, along(one, r.hops).Because("whether the rule belongs to the group is not known"))
	}
	if slices.ContainsFunc(c.maybe, wide) {
		out = append(out, c.doubts.result(message+" or not"))
	}
	if len(c.hidden.list) > 0 {
		out = append(out, c.hidden.result("whether "+message+" is not known"))
	}
	return out
}
