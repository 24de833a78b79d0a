package vpn

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ConnectionsRedundant keeps one broken router from cutting a site off.
var ConnectionsRedundant = &rule.Rule{
	ID:       "vpn-connections-redundant",
	Title:    rule.T("Gateway has VPN connections to two routers, which fail over by BGP", "ゲートウェイから 2 台のルーターへ VPN を張り、BGP で切り替えている"),
	Why:      rule.T("Both tunnels of a connection end on the same router: when it fails, or its line does, the site is cut off.", "1 つの接続の 2 本のトンネルは同じルーターで終端します。ルーターや回線が故障すると、拠点は切り離されます。"),
	Fix:      rule.T("Add a second aws_vpn_connection with a customer gateway of another address, and leave static_routes_only out.", "別のアドレスのカスタマーゲートウェイを使う aws_vpn_connection を追加し、static_routes_only は省略してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_vpn_connection"},
	Reads:    []string{"aws_customer_gateway", "aws_vpn_gateway", "aws_ec2_transit_gateway", "aws_dx_gateway_association"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		routes := is.SaidIn(r.Get("static_routes_only"), model.Yes, func(v model.Value) model.Tri { return v.True().Not() })
		if routes.OK == model.No {
			return routes
		}
		return facts.All(facts.Any(second(p, r), backsUp(p, r)), routes)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_connection",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/customer_gateway",
	},
}

// gateway is what a VPN connection ends on in AWS.
func gateway(r *model.Resource) model.Value {
	private, transit := r.Get("vpn_gateway_id"), r.Get("transit_gateway_id")
	if private.NotEmpty() == model.No {
		return transit
	}
	return private
}

// sameThing tells whether two values name the same thing.
func sameThing(p *rule.Pass, a, b model.Value, types ...string) model.Tri {
	x, y := facts.Target(p.Graph, a, types...), facts.Target(p.Graph, b, types...)
	s, sok := a.Text()
	t, tok := b.Text()
	switch {
	case x != nil && y != nil:
		return model.Of(x == y)
	case sok && tok:
		return model.Of(s == t)
	case (x != nil || sok) && (y != nil || tok):
		return model.No // one is made here, the other exists already
	}
	return model.Unknown
}

// second requires another connection from the same gateway to another router.
func second(p *rule.Pass, r *model.Resource) rule.Result {
	none := rule.Judge(model.No, "no second aws_vpn_connection leads to another router", r.Value())
	own := facts.Target(p.Graph, r.Get("customer_gateway_id"), "aws_customer_gateway")
	res := facts.One(p.Graph, "aws_vpn_connection", facts.Beside(r), none, func(o *model.Resource) rule.Result {
		if o == r {
			return none
		}
		here := sameThing(p, gateway(r), gateway(o), "aws_vpn_gateway", "aws_ec2_transit_gateway")
		router := r.Get("customer_gateway_id")
		other := sameThing(p, router, o.Get("customer_gateway_id"), "aws_customer_gateway").Not()
		if to := facts.Target(p.Graph, o.Get("customer_gateway_id"), "aws_customer_gateway"); own != nil && to != nil && to != own {
			other = differ(own.Get("ip_address"), to.Get("ip_address"))
		}
		return rule.Judge(here.And(other), o.Address()+" leads to another router", o.Get("customer_gateway_id"), router, gateway(o)).
			Because("whether " + o.Address() + " leads to another router is not known")
	})
	if res.OK == model.No {
		return none
	}
	return facts.Primary(res, r.Value())
}

// differ tells whether two addresses are different.
func differ(a, b model.Value) model.Tri {
	s, sok := a.Text()
	t, tok := b.Text()
	if !sok || !tok {
		return model.Unknown
	}
	return model.Of(s != t)
}

// backsUp tells whether a connection only backs up a Direct Connect line.
func backsUp(p *rule.Pass, r *model.Resource) rule.Result {
	none := rule.Judge(model.No, "it backs up no Direct Connect line", r.Value())
	res := facts.One(p.Graph, "aws_dx_gateway_association", facts.InAccount(r.Provider), none, func(a *model.Resource) rule.Result {
		v := a.Get("associated_gateway_id")
		return rule.Judge(sameThing(p, gateway(r), v, "aws_vpn_gateway", "aws_ec2_transit_gateway"), "it backs up the Direct Connect line of "+a.Address(), v).
			Because("whether " + a.Address() + " is for the same gateway is not known")
	})
	if res.OK == model.No {
		return none
	}
	return res
}
