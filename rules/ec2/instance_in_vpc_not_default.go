package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceInVPCNotDefault keeps instances off the network that AWS made public.
var InstanceInVPCNotDefault = &rule.Rule{
	ID:       "ec2-instance-in-vpc-not-default",
	Title:    rule.T("Instance stands in a VPC that was made for it, not in the default one", "インスタンスをデフォルト VPC ではなく専用の VPC に置いている"),
	Why:      rule.T("Every subnet of the default VPC is public and gives addresses: an instance there is on the internet unless someone prevents it.", "デフォルト VPC のサブネットはすべてパブリックで、IP アドレスも割り当てられます。そこに置いたインスタンスは、誰かが防がない限りインターネットに出ます。"),
	Fix:      rule.T("Set subnet_id to a subnet of your own VPC.", "subnet_id に専用の VPC のサブネットを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_instance"},
	Reads:    slices.Concat(facts.InterfaceTypes, []string{"aws_subnet", "aws_default_subnet", "aws_vpc", "aws_default_vpc", "data.aws_vpc"}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		named := r.Get("subnet_id")
		none := fromTemplateOr(r, rule.Judge(model.No, "subnet_id is not set: it goes to the default VPC", named))
		own := none
		if !facts.LeftToAWS(named) {
			own = facts.Choose(named.NotEmpty(), placed(p, facts.OwnSubnet(p.Graph, r), named), none)
		}
		behind := placed(p, facts.Subnet(facts.Interfaces(p.Graph, r), "subnet_id"), r.Value())
		return facts.Choose(facts.GivenInterface(r), behind, own)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// fromTemplateOr is an answer about an instance that does not speak itself, unless its launch template may.
func fromTemplateOr(r *model.Resource, otherwise rule.Result) rule.Result {
	if use := r.Get("launch_template"); use.Set() != model.No {
		return rule.Judge(model.Unknown, otherwise.Message, use).Because("the launch template of " + r.Address() + " decides")
	}
	return otherwise
}

// placed requires that none of the subnets that a walk leads to belongs to a default VPC.
func placed(p *rule.Pass, subnets model.Links, named model.Value) rule.Result {
	const missing = "the subnet is not in this configuration"
	switch {
	case len(subnets.To)+len(subnets.Maybe) == 0:
		return facts.Primary(facts.Stuck(subnets, missing), named).Because("what " + named.At() + " names is not in this configuration")
	case len(subnets.To) > 1 && !named.IsBlock(): // a plan alone may not tell which of several is meant
		return rule.Judge(model.Unknown, missing, named).Because("which subnet " + named.At() + " names is not known")
	}
	return facts.Every(subnets, "it stands in a VPC of its own", missing, func(s *model.Resource) rule.Result {
		if s.Addr.Type == "aws_default_subnet" {
			return rule.Judge(model.No, s.Address()+" belongs to the default VPC", s.Value())
		}
		v := s.Get("vpc_id")
		vpc := facts.Target(p.Graph, v, "aws_vpc", "aws_default_vpc", "data.aws_vpc")
		switch {
		case vpc == nil:
			return rule.Judge(model.Unknown, "the VPC is not in this configuration", v).Because("what " + v.At() + " names is not in this configuration")
		case vpc.Addr.Mode == model.Data:
			byDefault := vpc.Get("default")
			return rule.Judge(byDefault.True().Not(), is.Saw(byDefault), byDefault)
		}
		return rule.Judge(model.Of(vpc.Addr.Type == "aws_vpc"), s.Address()+" belongs to "+vpc.Address(), v)
	})
}
