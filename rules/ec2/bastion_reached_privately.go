package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BastionReachedPrivately gives administrators a way in that is not the internet.
var BastionReachedPrivately = &rule.Rule{
	ID:       "ec2-bastion-reached-privately",
	Title:    rule.T("Network of the bastion has a private way in", "踏み台のネットワークに閉域の入口がある"),
	Why:      rule.T("Without a private way, the bastion gets a public address sooner or later, since its people have to reach it.", "閉域の入口がなければ、利用者が到達できるように、踏み台はいずれ公開されてしまいます。"),
	Fix:      rule.T("Attach a VPN, Direct Connect or transit gateway to the VPC, or let Session Manager reach the bastion.", "VPC に VPN、Direct Connect、Transit Gateway のいずれかを接続するか、Session Manager で踏み台に到達できるようにしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		bastionPattern,
	},
	Types: []string{"aws_instance"},
	Reads: slices.Concat(facts.AttachmentTypes, facts.SubnetTypes, facts.IngressTypes, facts.InterfaceTypes, privateWays, []string{"aws_iam_instance_profile", "aws_ssm_service_setting", "aws_vpc_endpoint"}),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		named := facts.NamedBastion(r, p.Param("bastion_pattern").AsString())
		if named != model.Yes && facts.AdminSource(p.Graph, r) == model.Yes {
			return model.Yes
		}
		return named
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		id := r.Get("subnet_id")
		vpcs := facts.Subnet(p.Graph.At(r).Join(facts.Interfaces(p.Graph, r)), "subnet_id").Follow("vpc_id", "aws_vpc")
		if len(vpcs.To) != 1 || len(vpcs.Maybe) > 0 {
			return facts.Primary(facts.Stuck(vpcs, "the VPC of the bastion is not in this configuration"), id).Because("the VPC of " + r.Address() + " is not in this configuration")
		}
		session := facts.All(hasAgentRole(p, r), reachesService(p, r))
		res := facts.Any(wayInto(p, vpcs.To[0].Resource), session)
		if res.OK == model.No {
			res.Message = "neither a private line nor Session Manager leads to the bastion"
		}
		return facts.Primary(res, id)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_gateway",
	},
}

// privateWays are the types through which a VPC is reached other than from the internet.
var privateWays = []string{
	"aws_vpn_gateway", "aws_vpn_gateway_attachment", "aws_vpn_connection", "aws_dx_gateway_association",
	"aws_ec2_transit_gateway_vpc_attachment", "aws_ec2_client_vpn_network_association", "aws_ec2_instance_connect_endpoint",
}

// wayInto tells whether a private line leads into a VPC.
func wayInto(p *rule.Pass, vpc *model.Resource) rule.Result {
	at := p.Graph.At(vpc)
	gateways := at.Into("aws_vpn_gateway", "vpc_id").Join(at.Into("aws_vpn_gateway_attachment", "vpc_id").Follow("vpn_gateway_id", "aws_vpn_gateway"))
	subnets := at.Into("aws_subnet", "vpc_id")
	var answers []rule.Result
	for _, way := range []model.Links{
		gateways.Into("aws_vpn_connection", "vpn_gateway_id"),
		gateways.Into("aws_dx_gateway_association", "associated_gateway_id"),
		at.Into("aws_ec2_transit_gateway_vpc_attachment", "vpc_id"),
		subnets.Into("aws_ec2_client_vpn_network_association", "subnet_id"),
		subnets.Into("aws_ec2_instance_connect_endpoint", "subnet_id"),
	} {
		found := "a private line leads into " + vpc.Address()
		if len(way.To) > 0 {
			found = way.To[0].Resource.Address() + " leads into " + vpc.Address()
		}
		answers = append(answers, rule.Arrives(way, found, "no private line leads into "+vpc.Address(), vpc.Value()))
	}
	return facts.Any(answers...)
}
