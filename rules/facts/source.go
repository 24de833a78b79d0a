package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LetsIn tells whether a security group lets in addresses that a reach names, at whatever port.
func (in *Ingress) LetsIn(g *model.Graph, reach Reach) rule.Result {
	at := &in.reaches[reach]
	at.from.Do(func() {
		if in.shut(g, IPv4, reach) && in.shut(g, IPv6, reach) {
			at.letsIn = rule.Judge(model.No, "no security group rule lets in "+reach.String(), in.subject)
			return
		}
		at.letsIn = Any(in.letsIn(g, IPv4, reach), in.letsIn(g, IPv6, reach))
	})
	return at.letsIn
}

func (in *Ingress) letsIn(g *model.Graph, f Family, reach Reach) rule.Result {
	c := ranges{family: f, reach: reach}
	for i := range in.rules {
		r := &in.rules[i]
		c.owner = i
		r.sources(g, &c, r.member, r.doubt)
	}
	res, owners := c.whole("a security group rule lets in " + reach.String())
	switch {
	case res.OK == model.Yes:
		for _, i := range owners {
			res = along(res, in.rules[i].hops)
		}
	case res.OK == model.No && len(in.hidden.list) > 0:
		res = in.hidden.result("a security group rule may let in " + reach.String())
	case res.OK == model.Unknown:
		res.Message = "a security group rule may let in " + reach.String()
	default:
		res = rule.Judge(model.No, "no security group rule lets in "+reach.String(), in.subject)
	}
	return res
}
