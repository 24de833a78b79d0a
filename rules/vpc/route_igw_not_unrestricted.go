package vpc

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RouteIGWNotUnrestricted keeps subnets that are called private from being public.
var RouteIGWNotUnrestricted = &rule.Rule{
	ID:       "vpc-route-igw-not-unrestricted",
	Title:    rule.T("Default routes to the internet exist only in tables of public subnets", "インターネットへのデフォルトルートをパブリックサブネット用の表だけに置いている"),
	Why:      rule.T("A route in the main table, or in that of a private subnet, makes public what everybody takes for private.", "メインルートテーブルやプライベートサブネットの表に経路があると、誰もが閉じていると思っているものが公開されます。"),
	Fix:      rule.T("Make a route table of its own for the public subnets, and leave the main table without such a route.", "パブリックサブネット専用のルートテーブルを作り、メインルートテーブルにはその経路を置かないでください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "private_pattern", Default: cty.StringVal("private|internal|isolated"), About: rule.T("what private subnets are called, with | between the words", "プライベートサブネットを表す語。| で区切る")},
	},
	Types: []string{"aws_route", "aws_route_table", "aws_default_route_table"},
	Reads: []string{"aws_subnet", "aws_vpc", "aws_route_table_association", "aws_main_route_table_association", "aws_internet_gateway", "data.aws_internet_gateway"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == "aws_route" {
			to, to6, gateway := r.Get("destination_cidr_block"), r.Get("destination_ipv6_cidr_block"), r.Get("gateway_id")
			return p.Applies(toEverywhere(to, to6, gateway), to, to6, gateway)
		}
		routes := r.Blocks("route")
		out := model.No
		var decide []model.Value
		if routes.Complete != model.Yes {
			out, decide = model.Unknown, append(decide, routes.Stuck)
		}
		for _, b := range routes.List {
			to, to6, gateway := b.Get("cidr_block"), b.Get("ipv6_cidr_block"), b.Get("gateway_id")
			out, decide = out.Or(toEverywhere(to, to6, gateway)), append(decide, to, to6, gateway)
		}
		return p.Applies(out, decide...)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		table := r
		if r.Addr.Type == "aws_route" {
			v := r.Get("route_table_id")
			for _, s := range v.Sources() {
				if (s.Attr == "main_route_table_id" || s.Attr == "default_route_table_id") && !s.Derived && len(v.Sources()) == 1 {
					return rule.Judge(model.No, "the route stands in the main route table of "+s.Resource.Address(), v)
				}
			}
			table = facts.Target(p.Graph, v, "aws_route_table", "aws_default_route_table")
			if table == nil {
				return rule.Judge(model.Unknown, "the route table is not in this configuration", v).Because("what " + v.At() + " names is not in this configuration")
			}
		}
		if table.Addr.Type == "aws_default_route_table" {
			return rule.Judge(model.No, table.Address()+" is the main route table of its VPC", r.Value())
		}
		at := p.Graph.At(table)
		main := rule.Arrives(at.Into("aws_main_route_table_association", "route_table_id"), table.Address()+" is the main route table of its VPC", "it is no main route table", r.Value())
		uses := at.Into("aws_route_table_association", "route_table_id")
		subnets := facts.Every(facts.Subnet(uses, "subnet_id"), "no subnet that uses the table is called private", "which subnets use the table is not known", func(s *model.Resource) rule.Result {
			private := facts.Called(s, p.Param("private_pattern").AsString())
			return rule.Judge(private.Not(), s.Address()+" is called private", s.Value()).Because("what " + s.Address() + " is called is not known")
		})
		return facts.Primary(facts.All(facts.Not(main), subnets), r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table",
	},
}

// toEverywhere tells whether a route leads to every address by an internet gateway.
func toEverywhere(dest, dest6, gateway model.Value) model.Tri {
	return dest.OneOf("0.0.0.0/0").Or(dest6.OneOf("::/0")).And(facts.ToInternet(gateway))
}
