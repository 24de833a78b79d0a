package vpc

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EgressFiltered keeps data from leaving for anywhere.
var EgressFiltered = &rule.Rule{
	ID:       "vpc-egress-filtered",
	Title:    rule.T("Traffic from the VPC to the internet passes a filter", "VPC からインターネットへの通信がフィルターを通っている"),
	Why:      rule.T("Without a filter, whoever gets into a machine fetches tools and sends data to any name on the internet.", "フィルターがないと、マシンに侵入した人は、インターネット上のどこからでもツールを取り込み、どこへでもデータを送れます。"),
	Fix:      rule.T("Route through an aws_networkfirewall_firewall with stateful rules, or associate a DNS firewall rule group with the VPC.", "ステートフルルールを持つ aws_networkfirewall_firewall を経由させるか、DNS Firewall のルールグループを VPC に関連付けてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "egress_proxy", Default: cty.StringVal(""), About: rule.T("name of the proxy through which all traffic leaves, where there is one", "すべての通信が経由するプロキシの名前 (ある場合)")},
	},
	Types: vpcs,
	Reads: slices.Concat(egressTypes, []string{"aws_subnet", "aws_nat_gateway", "aws_internet_gateway", "aws_internet_gateway_attachment"}),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		nats := subnetsOf(p, r).Into("aws_nat_gateway", "subnet_id")
		return p.AppliesBy(facts.Any(
			hasGateway(p, r),
			rule.Arrives(nats, "the VPC has a NAT gateway", "the VPC has no NAT gateway", r.Value())))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if proxy := p.Param("egress_proxy").AsString(); proxy != "" {
			return rule.Judge(model.Yes, "its traffic is declared to leave through "+proxy, r.Value())
		}
		at := p.Graph.At(r)
		byName := rule.Arrives(at.Into("aws_route53_resolver_firewall_rule_group_association", "vpc_id"), "a DNS firewall filters its queries", "no DNS firewall filters its queries", r.Value())
		none := rule.Judge(model.No, "neither a network firewall nor a DNS firewall filters its traffic", r.Value())
		tables := at.Into("aws_route_table", "vpc_id").Join(at.Into("aws_default_route_table", "default_route_table_id"))
		byFirewall := facts.Some(at.Into("aws_networkfirewall_firewall", "vpc_id"), none, func(f *model.Resource) rule.Result {
			policies := p.Graph.At(f).Follow("firewall_policy_arn", "aws_networkfirewall_firewall_policy")
			rules := facts.Some(policies, rule.Judge(model.No, f.Address()+" has no policy", f.Value()), func(policy *model.Resource) rule.Result {
				return is.Some("firewall_policy.stateful_rule_group_reference")(p, policy)
			})
			return facts.All(leads(tables, "vpc_endpoint_id", "no route leads to "+f.Address()), rules)
		})
		res := facts.Any(byName, byFirewall)
		if res.OK == model.No {
			if hub := leads(tables, "transit_gateway_id", ""); hub.OK != model.No {
				return facts.Primary(rule.Judge(model.Unknown, none.Message, hub.Evidence[0].Value).Because("whether the transit gateway leads to an inspection VPC is not known"), r.Value())
			}
			if byFirewall.Message != "" && len(at.Into("aws_networkfirewall_firewall", "vpc_id").To) > 0 {
				return facts.Primary(byFirewall, r.Value())
			}
			return none
		}
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/network-firewall/latest/developerguide/what-is-aws-network-firewall.html",
		"https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_resolver_firewall_rule_group_association",
	},
}

var egressTypes = []string{
	"aws_networkfirewall_firewall", "aws_networkfirewall_firewall_policy", "aws_route53_resolver_firewall_rule_group_association",
	"aws_route", "aws_route_table", "aws_default_route_table",
}

// leads tells whether a route in one of some tables has a target of a kind.
func leads(tables model.Links, target, missing string) rule.Result {
	none := rule.Judge(model.No, missing)
	inline := facts.Some(tables, none, func(t *model.Resource) rule.Result {
		return facts.AnyBlock(t.Blocks("route"), none, func(b model.Block) rule.Result {
			v := b.Get(target)
			return rule.Judge(v.NotEmpty(), is.Saw(v), v)
		})
	})
	single := facts.Some(tables.Into("aws_route", "route_table_id"), none, func(r *model.Resource) rule.Result {
		v := r.Get(target)
		return rule.Judge(v.NotEmpty(), is.Saw(v), v)
	})
	res := facts.Any(inline, single)
	if res.OK == model.No {
		return none
	}
	return res
}
