package vpc

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SubnetsSpanZones lets the loss of one zone pass unnoticed.
var SubnetsSpanZones = &rule.Rule{
	ID:       "vpc-subnets-span-zones",
	Title:    rule.T("VPC has subnets in at least two zones", "VPC が 2 つ以上のゾーンにサブネットを持っている"),
	Why:      rule.T("With subnets in one zone, nothing in the VPC can survive that zone.", "サブネットが 1 つのゾーンにしかないと、VPC 内のものはそのゾーンの障害に耐えられません。"),
	Fix:      rule.T("Add a subnet of each kind in a second availability zone.", "2 つ目のアベイラビリティーゾーンに、各用途のサブネットを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    vpcs,
	Reads:    []string{"aws_subnet", "aws_default_subnet"},
	When:     func(p *rule.Pass, r *model.Resource) model.Tri { return subnetsOf(p, r).Exists() },
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		res := facts.SpansZones(subnetsOf(p, r), r.Value())
		switch res.OK {
		case model.No:
			res.Message = "its subnets stand in one zone only"
		case model.Yes:
			res.Message = "its subnets stand in two zones or more"
		case model.Unknown:
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet",
	},
}

// SeparatesPublicAndPrivateSubnets leaves a place that the internet does not reach.
var SeparatesPublicAndPrivateSubnets = &rule.Rule{
	ID:       "vpc-separates-public-and-private-subnets",
	Title:    rule.T("VPC has private subnets apart from public ones", "VPC でプライベートサブネットをパブリックサブネットと分けている"),
	Why:      rule.T("Where every subnet is public, databases and workers stand one security group rule away from the internet.", "すべてのサブネットがパブリックだと、データベースやワーカーもセキュリティグループのルール 1 つで公開されます。"),
	Fix:      rule.T("Add subnets whose route table has no route to an internet gateway, and put there what needs none.", "ルートテーブルにインターネットゲートウェイへの経路がないサブネットを追加し、経路が不要なものをそこに置いてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    vpcs,
	Reads:    facts.SubnetTypes,
	When:     func(p *rule.Pass, r *model.Resource) model.Tri { return subnetsOf(p, r).Exists() },
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		public := facts.PublicSubnets.Of(p)
		none := rule.Judge(model.No, "every subnet has a route to an internet gateway", r.Value())
		res := facts.Some(subnetsOf(p, r), none, func(s *model.Resource) rule.Result {
			private := facts.Not(public[s].Any())
			private.Message = "whether " + s.Address() + " has a route to an internet gateway is not known"
			if private.OK == model.Yes {
				private.Message = s.Address() + " has no route to an internet gateway"
			}
			return private
		})
		if res.OK == model.No {
			return none
		}
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table",
	},
}

// NATGatewayPerZone keeps one zone from taking the way out of another with it.
var NATGatewayPerZone = &rule.Rule{
	ID:       "vpc-nat-gateway-per-zone",
	Title:    rule.T("Private subnet uses a NAT gateway of its own zone", "プライベートサブネットが同じゾーンの NAT ゲートウェイを使っている"),
	Why:      rule.T("With a NAT gateway in another zone, the subnet loses its way out when that zone fails, though its own works.", "別のゾーンの NAT ゲートウェイを使うと、自分のゾーンが正常でも、そのゾーンの障害で外への経路を失います。"),
	Fix:      rule.T("Add an aws_nat_gateway to each zone, and a route table per zone that leads to it.", "ゾーンごとに aws_nat_gateway と、そこへ向けたルートテーブルを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_subnet"},
	Reads:    []string{"aws_nat_gateway", "aws_route", "aws_route_table", "aws_route_table_association"},
	When:     func(p *rule.Pass, r *model.Resource) model.Tri { return natOf(p, r).Exists() },
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		own := facts.Zone(r)
		res := facts.Every(natOf(p, r), "its NAT gateway stands in its zone", "in which zone its NAT gateway stands is not known", func(nat *model.Resource) rule.Result {
			regional := nat.Get("availability_mode")
			if regional.OneOf("regional") == model.Yes {
				return rule.Judge(model.Yes, is.Saw(regional)+": it stands in every zone", regional)
			}
			subnet := facts.Target(p.Graph, nat.Get("subnet_id"), "aws_subnet", "aws_default_subnet")
			if subnet == nil {
				v := nat.Get("subnet_id")
				return rule.Judge(model.Unknown, "the subnet of the NAT gateway is not in this configuration", v).Because("what " + v.At() + " names is not in this configuration")
			}
			if subnet == r {
				return rule.Judge(model.Yes, nat.Address()+" stands in the subnet itself", own)
			}
			zone := facts.Zone(subnet)
			a, aok := own.Text()
			b, bok := zone.Text()
			ok := model.Unknown
			if aok && bok && own.Path == zone.Path {
				ok = model.Of(a == b)
			}
			return rule.Judge(ok, nat.Address()+" stands in "+zone.String()+", the subnet in "+own.String(), own, zone).
				Because("in which zones " + r.Address() + " and " + nat.Address() + " stand is not known")
		})
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/nat_gateway",
	},
}

var vpcs = []string{"aws_vpc"}

// subnetsOf walks to the subnets of a VPC.
func subnetsOf(p *rule.Pass, vpc *model.Resource) model.Links {
	return p.Graph.At(vpc).Into("aws_subnet", "vpc_id")
}

// hasSubnets tells whether a VPC has a subnet.
func hasSubnets(p *rule.Pass, vpc *model.Resource) rule.Result {
	return rule.Arrives(subnetsOf(p, vpc), "the VPC has a subnet", "the VPC has no subnet", vpc.Value())
}

// natOf walks to the NAT gateways that the route table of a subnet leads to.
func natOf(p *rule.Pass, subnet *model.Resource) model.Links {
	tables := p.Graph.At(subnet).Into("aws_route_table_association", "subnet_id").Follow("route_table_id", "aws_route_table")
	return tables.Follow("route[*].nat_gateway_id", "aws_nat_gateway").
		Join(tables.Into("aws_route", "route_table_id").Follow("nat_gateway_id", "aws_nat_gateway"))
}
