package emr

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PrimaryNodesPrivate keeps the nodes of a cluster off networks that have a route to the internet.
var PrimaryNodesPrivate = &rule.Rule{
	ID:       "emr-primary-nodes-private",
	Title:    rule.T("EMR cluster stands only in subnets without an internet route", "EMR クラスターをインターネットへの経路がないサブネットだけに置いている"),
	Why:      rule.T("In a public subnet the primary node gets a public address: one security group rule is all that keeps its consoles off the internet.", "パブリックサブネットではプライマリノードにパブリックアドレスが付き、管理画面をインターネットから守るのはセキュリティグループのルール 1 つだけになります。"),
	Fix:      rule.T("Set subnet_id or subnet_ids to private subnets, with VPC endpoints for the services that the cluster uses.", "subnet_id または subnet_ids にプライベートサブネットを指定し、クラスターが使うサービスの VPC エンドポイントを用意してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_emr_cluster"},
	Reads:    facts.PrivateTypes,
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		one, several := c.Get("ec2_attributes.subnet_id"), c.Get("ec2_attributes.subnet_ids")
		if facts.LeftToAWS(one) && facts.LeftToAWS(several) {
			return facts.PrivateDefault(p.Graph, c, one)
		}
		at, named := p.Graph.At(c), one
		subnets := facts.Subnet(at, "ec2_attributes.subnet_id")
		if facts.LeftToAWS(one) {
			named, subnets = several, facts.Subnet(at, "ec2_attributes.subnet_ids[*]")
		}
		return facts.Primary(facts.PrivateSubnets(p.Graph, subnets, named), named)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_cluster",
	},
}
