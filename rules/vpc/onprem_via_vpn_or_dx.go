package vpc

import (
	"net/netip"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// OnpremViaVPNOrDX keeps traffic with one's own sites off the open internet.
var OnpremViaVPNOrDX = &rule.Rule{
	ID:       "vpc-onprem-via-vpn-or-dx",
	Title:    rule.T("On-premises networks are reached by VPN or Direct Connect", "オンプレミスのネットワークとは VPN または Direct Connect で通信している"),
	Why:      rule.T("Without a tunnel or a line, systems on both sides have to be opened to the internet to reach each other.", "トンネルや専用線がなければ、互いに通信するために双方のシステムをインターネットへ公開することになります。"),
	Fix:      rule.T("Add an aws_vpn_connection from the customer gateway to a virtual private or transit gateway, or end the virtual interface in a Direct Connect gateway that is associated with the gateway of the VPC.", "カスタマーゲートウェイから仮想プライベートゲートウェイまたは Transit Gateway への aws_vpn_connection を追加するか、VPC のゲートウェイに関連付けた Direct Connect ゲートウェイを仮想インターフェイスに指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "onprem_cidrs", Default: cty.ListValEmpty(cty.String), About: rule.T("address ranges of one's own sites: routes to them have to lead to a VPN or transit gateway", "自社拠点のアドレス範囲。ここへの経路は VPN または Transit Gateway に向いていなければならない")},
	},
	Types: []string{"aws_customer_gateway", "aws_dx_private_virtual_interface", "aws_dx_transit_virtual_interface", "aws_route"},
	Reads: []string{"aws_vpn_connection", "aws_vpn_gateway", "aws_vpn_gateway_attachment", "aws_vpn_connection_route", "aws_dx_gateway", "aws_dx_gateway_association"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type != "aws_route" {
			return model.Yes
		}
		return onprem(r.Get("destination_cidr_block"), p.Strings("onprem_cidrs"))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_customer_gateway":
			return tunnelled(p, r)
		case "aws_route":
			return toSite(r)
		}
		return associated(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html",
		"https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_connection",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dx_gateway_association",
	},
}

// onprem tells whether a destination lies in one of the ranges.
func onprem(v model.Value, ranges []string) model.Tri {
	if len(ranges) == 0 {
		return model.No
	}
	return v.Matches(func(text string) bool {
		dest, err := netip.ParsePrefix(text)
		if err != nil {
			return false
		}
		for _, s := range ranges {
			if site, err := netip.ParsePrefix(s); err == nil && site.Bits() <= dest.Bits() && site.Contains(dest.Addr()) {
				return true
			}
		}
		return false
	})
}

// tunnelled requires that a VPN leads from a customer gateway to a gateway that is part of a network here.
func tunnelled(p *rule.Pass, r *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no aws_vpn_connection names "+r.Address(), r.Value())
	return facts.Companion(p.Graph.At(r).Into("aws_vpn_connection", "customer_gateway_id"), "aws_vpn_connection", none, func(vpn *model.Resource) rule.Result {
		private, transit := vpn.Get("vpn_gateway_id"), vpn.Get("transit_gateway_id")
		attached := rule.Judge(private.NotEmpty(), is.Saw(private), private)
		if gateway := facts.Target(p.Graph, private, "aws_vpn_gateway"); gateway != nil {
			attached = inVPC(p, gateway)
		}
		return facts.Any(rule.Judge(transit.NotEmpty(), is.Saw(transit), transit), attached)
	})
}

// inVPC tells whether a virtual private gateway is attached to a VPC.
func inVPC(p *rule.Pass, gateway *model.Resource) rule.Result {
	vpc := gateway.Get("vpc_id")
	if vpc.NotEmpty() == model.Yes {
		return rule.Judge(model.Yes, is.Saw(vpc), vpc)
	}
	separate := rule.Arrives(p.Graph.At(gateway).Into("aws_vpn_gateway_attachment", "vpn_gateway_id"), "it is attached to a VPC", gateway.Address()+" is attached to no VPC", vpc)
	if facts.LeftToAWS(vpc) {
		return separate
	}
	return facts.Any(rule.Judge(vpc.NotEmpty(), is.Saw(vpc), vpc), separate)
}

// associated requires that a virtual interface ends in a network here: in a virtual private gateway, or in a Direct
// Connect gateway that is associated with one.
func associated(p *rule.Pass, r *model.Resource) rule.Result {
	hub, private := r.Get("dx_gateway_id"), r.Get("vpn_gateway_id")
	direct := rule.Judge(private.NotEmpty(), is.Saw(private), private)
	if gateway := facts.Target(p.Graph, private, "aws_vpn_gateway"); gateway != nil {
		direct = inVPC(p, gateway)
	}
	through := rule.Judge(hub.NotEmpty(), is.Saw(hub), hub)
	if through.OK != model.No {
		gateway := facts.Target(p.Graph, hub, "aws_dx_gateway")
		if gateway == nil {
			through = rule.Judge(model.Unknown, "the Direct Connect gateway is not in this configuration", hub).
				Because("what " + hub.At() + " names is not in this configuration")
		} else {
			through = rule.Arrives(p.Graph.At(gateway).Into("aws_dx_gateway_association", "dx_gateway_id"),
				"the Direct Connect gateway is associated with a gateway", gateway.Address()+" is associated with no gateway", hub)
		}
	}
	if res := facts.Any(direct, through); res.OK != model.No || hub.NotEmpty() == model.No {
		return res
	}
	return through
}

// toSite requires that a route to one's own sites leads to a virtual private or transit gateway.
func toSite(r *model.Resource) rule.Result {
	gateway, transit := r.Get("gateway_id"), r.Get("transit_gateway_id")
	private := facts.ComesFrom(gateway, "vgw-", []string{"aws_vpn_gateway", "data.aws_vpn_gateway"},
		[]string{"aws_internet_gateway", "data.aws_internet_gateway", "aws_vpc_endpoint", "data.aws_vpc_endpoint"})
	dest := r.Get("destination_cidr_block")
	res := facts.Any(rule.Judge(transit.NotEmpty(), is.Saw(transit), transit), rule.Judge(private, is.Saw(gateway), gateway))
	if res.OK == model.No {
		res.Message = "the route to " + dest.String() + " leads neither to a virtual private nor to a transit gateway"
	}
	return facts.Primary(res, dest)
}
