package elasticache

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NotInPublicSubnet keeps caches off networks that have a route to the internet.
var NotInPublicSubnet = &rule.Rule{
	ID:       "elasticache-not-in-public-subnet",
	Title:    rule.T("ElastiCache subnet group holds no public subnet", "ElastiCache のサブネットグループにパブリックサブネットを含めていない"),
	Why:      rule.T("In a public subnet, one security group rule is all that keeps a cache off the internet, and many caches ask for no password.", "パブリックサブネットでは、セキュリティグループのルール 1 つだけがキャッシュをインターネットから守っています。パスワードのないキャッシュも多くあります。"),
	Fix:      rule.T("List only subnets in subnet_ids whose route table has no route to an internet gateway.", "subnet_ids には、インターネットゲートウェイへの経路がないサブネットだけを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_elasticache_subnet_group"},
	Reads:    facts.PrivateTypes,
	Check: func(p *rule.Pass, g *model.Resource) rule.Result {
		return facts.PrivateSubnets(p.Graph, facts.Subnet(p.Graph.At(g), "subnet_ids"), g.Get("subnet_ids"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_subnet_group",
	},
}
