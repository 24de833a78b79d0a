package vpc

import (
	"net/netip"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PeeringRoutesLeastPrivilege keeps a peering to what it was made for.
var PeeringRoutesLeastPrivilege = &rule.Rule{
	ID:       "vpc-peering-routes-least-privilege",
	Title:    rule.T("Routes into a peering are narrower than the whole address space", "ピアリングへの経路を必要な範囲に限っている"),
	Why:      rule.T("A default route into a peering sends everything without a better route to someone else's network.", "ピアリングへのデフォルトルートは、ほかに経路のない通信をすべて他者のネットワークに送ります。"),
	Fix:      rule.T("Name the ranges of the peer that are needed.", "相手側の必要な範囲だけを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also fail routes to the whole range of a VPC at either end", "いずれかの VPC の範囲全体への経路も不合格にする")},
	},
	Types: []string{"aws_route", "aws_route_table", "aws_default_route_table"},
	Reads: []string{"aws_vpc_peering_connection", "aws_vpc", "aws_route"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == "aws_route" {
			return r.Get("vpc_peering_connection_id").NotEmpty()
		}
		return model.Yes
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_route" {
			peer := r.Get("vpc_peering_connection_id")
			return facts.All(narrowRoute(p, r.Get("destination_cidr_block"), peer), narrowRoute(p, r.Get("destination_ipv6_cidr_block"), peer))
		}
		if p.Graph.At(r).Into("aws_route", "route_table_id").Exists() == model.Yes {
			// A state lists them in the table too.
			return rule.Judge(model.Yes, "its routes are resources of their own", r.Value())
		}
		return facts.EveryBlockAt(r, "route", "no route is written in it", func(b model.Block) rule.Result {
			peer := b.Get("vpc_peering_connection_id")
			if peer.NotEmpty() == model.No {
				return rule.Judge(model.Yes, "the route leads into no peering", b.Value())
			}
			elsewhere := rule.Judge(peer.NotEmpty().Not(), is.Saw(peer), peer)
			return facts.Any(facts.All(narrowRoute(p, b.Get("cidr_block"), peer), narrowRoute(p, b.Get("ipv6_cidr_block"), peer)), elsewhere)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection",
	},
}

// narrowRoute requires that the destination of a route into a peering is not everything.
func narrowRoute(p *rule.Pass, dest, peer model.Value) rule.Result {
	all := rule.Judge(dest.OneOf("0.0.0.0/0", "::/0").Not(), is.Saw(dest), dest)
	if all.OK != model.Yes || !p.Bool("strict") {
		return all
	}
	peering := facts.Target(p.Graph, peer, "aws_vpc_peering_connection")
	if peering == nil {
		return all
	}
	answers := []rule.Result{all}
	for _, path := range []string{"vpc_id", "peer_vpc_id"} {
		if vpc := facts.Target(p.Graph, peering.Get(path), "aws_vpc"); vpc != nil {
			cidr := vpc.Get("cidr_block")
			text, ok := cidr.Text()
			whole := dest.Matches(func(s string) bool { return covers(s, text) })
			if !ok {
				whole = model.Unknown
			}
			answers = append(answers, rule.Judge(whole.Not(), dest.Path+" is "+dest.String()+", the whole of "+vpc.Address(), dest, cidr))
		}
	}
	return facts.All(answers...)
}

// covers tells whether one range holds another.
func covers(outer, inner string) bool {
	a, err := netip.ParsePrefix(outer)
	b, also := netip.ParsePrefix(inner)
	return err == nil && also == nil && a.Bits() <= b.Bits() && a.Contains(b.Addr())
}
