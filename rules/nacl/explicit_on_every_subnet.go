package nacl

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ExplicitOnEverySubnet makes someone decide what each subnet admits.
var ExplicitOnEverySubnet = &rule.Rule{
	ID:       "nacl-explicit-on-every-subnet",
	Title:    rule.T("Subnet has a network ACL of its own that does not admit everything", "サブネットに、すべてを許可しない専用のネットワーク ACL がある"),
	Why:      rule.T("A subnet without one uses the default network ACL of the VPC, which lets everything in and out.", "指定のないサブネットには VPC のデフォルトネットワーク ACL が適用され、出入りするすべての通信が許可されます。"),
	Fix:      rule.T("List the subnet in subnet_ids of an aws_network_acl with narrow entries, or manage the default one with aws_default_network_acl.", "必要な通信だけを許可した aws_network_acl の subnet_ids にサブネットを加えるか、aws_default_network_acl でデフォルトの ACL を管理してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_subnet"},
	Reads:    slices.Concat(facts.ACLIngressTypes, []string{"aws_network_acl_association"}),
	Check: func(p *rule.Pass, subnet *model.Resource) rule.Result {
		at := p.Graph.At(subnet)
		associations := at.Into("aws_network_acl_association", "subnet_id")
		own := at.Into("aws_network_acl", "subnet_ids").Join(at.Into("aws_default_network_acl", "subnet_ids"))
		for _, typ := range facts.ACLTypes {
			own = own.Join(associations.Follow("network_acl_id", typ))
		}
		return facts.Companion(own, "aws_network_acl", byDefault(p, subnet), narrow(p))
	},
	Refs: refs,
}

// narrow requires that an ACL does not admit everything.
func narrow(p *rule.Pass) func(*model.Resource) rule.Result {
	return func(acl *model.Resource) rule.Result {
		return facts.Not(facts.ACLOf(p.Graph, acl).AdmitsAll(facts.Internet, false))
	}
}

// byDefault judges the default network ACL of the VPC of a subnet.
func byDefault(p *rule.Pass, subnet *model.Resource) rule.Result {
	vpcs := p.Graph.At(subnet).Follow("vpc_id", "aws_vpc").Join(p.Graph.At(subnet).Follow("vpc_id", "aws_default_vpc"))
	if len(vpcs.To) != 1 || len(vpcs.Maybe) > 0 {
		v := subnet.Get("vpc_id")
		return rule.Judge(model.Unknown, "the network ACL of the subnet is not in this configuration", v).
			Because("the VPC that " + v.At() + " names is not in this configuration, and its default network ACL decides")
	}
	vpc := vpcs.To[0].Resource
	none := rule.Judge(model.No, "the subnet is left on the default network ACL, which admits everything", subnet.Value())
	return facts.Companion(p.Graph.At(vpc).Into("aws_default_network_acl", "default_network_acl_id"), "aws_default_network_acl", none, narrow(p))
}
