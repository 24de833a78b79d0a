package eks

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NodeGroupsPrivate keeps nodes off networks that have a route to the internet.
var NodeGroupsPrivate = &rule.Rule{
	ID:       "eks-node-groups-private",
	Title:    rule.T("Nodes stand only in subnets without a direct internet route", "ノードをインターネットへの直接の経路がないサブネットだけに置いている"),
	Why:      rule.T("A node in a public subnet is one address and one security group rule away from the internet, with every pod on it.", "パブリックサブネットのノードは、アドレス 1 つとセキュリティグループのルール 1 つで、すべての Pod とともにインターネットに公開されます。"),
	Fix:      rule.T("List private subnets in subnet_ids: their default route goes to a NAT gateway, a firewall or a transit gateway.", "subnet_ids には、デフォルトルートが NAT ゲートウェイ、ファイアウォール、Transit Gateway のいずれかに向いたプライベートサブネットを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_eks_node_group"},
	Reads:    facts.PrivateTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.PrivateSubnets(p.Graph, facts.Subnet(p.Graph.At(r), "subnet_ids"), r.Get("subnet_ids"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group",
	},
}
