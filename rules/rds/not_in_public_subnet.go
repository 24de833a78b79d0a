package rds

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NotInPublicSubnet keeps databases off networks that have a route to the internet.
var NotInPublicSubnet = &rule.Rule{
	ID:       "rds-not-in-public-subnet",
	Title:    rule.T("Database stands only in subnets without a route to the internet", "データベースをインターネットへの経路がないサブネットだけに置いている"),
	Why:      rule.T("In a public subnet, one switch and one security group rule are all that keep a database off the internet. Without a route there is nothing to switch on.", "パブリックサブネットでは、設定 1 つとセキュリティグループのルール 1 つだけがデータベースをインターネットから守っています。経路がなければ、誤って公開されることもありません。"),
	Fix:      rule.T("Give db_subnet_group_name a group of private subnets: their route table has no route to an internet gateway.", "db_subnet_group_name に、ルートテーブルにインターネットゲートウェイへの経路がないプライベートサブネットだけのグループを指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance", "aws_rds_cluster"},
	Reads:    slices.Concat([]string{"aws_db_subnet_group"}, facts.SubnetTypes),
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		return inPrivateSubnets(p, db, 0)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
		"https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_subnet_group",
	},
}

func inPrivateSubnets(p *rule.Pass, db *model.Resource, depth int) rule.Result {
	group := db.Get("db_subnet_group_name")
	if group.NotEmpty() == model.Yes {
		return inGroup(p, db, group)
	}
	return facts.Choose(group.NotEmpty(), inGroup(p, db, group), withoutGroup(p, db, group, depth))
}

func inGroup(p *rule.Pass, db *model.Resource, group model.Value) rule.Result {
	groups := p.Graph.At(db).Follow("db_subnet_group_name", "aws_db_subnet_group")
	subnets := facts.Subnet(groups, "subnet_ids")
	if len(subnets.To)+len(subnets.Maybe) == 0 {
		why := "the subnets of " + group.At() + " are not in this configuration"
		if subnets.Complete != model.Yes {
			return facts.Primary(facts.Stuck(subnets, "the subnets of the database are not in this configuration"), group).Because(why)
		}
		return rule.Judge(model.Unknown, "the subnets of the database are not in this configuration", group).Because(why)
	}
	public := facts.PublicSubnets.Of(p)
	return facts.Every(subnets, "no subnet of the database has a route to an internet gateway", "not all subnets of the database are in this configuration", func(s *model.Resource) rule.Result {
		return facts.Not(public[s].Any())
	})
}

// withoutGroup judges a database that names no subnet group: a replica lives where its source does, others in the
// default VPC.
func withoutGroup(p *rule.Pass, db *model.Resource, group model.Value, depth int) rule.Result {
	elsewhere := facts.Not(facts.DefaultNetwork(p.Graph, db).Any())
	if elsewhere.OK == model.No {
		elsewhere.Message = is.Saw(group) + ": the database goes to the default VPC, whose subnets have a route to the internet"
	}
	elsewhere = facts.Primary(elsewhere, group)
	of := db.Get("replicate_source_db")
	if db.Addr.Type != "aws_db_instance" || of.NotEmpty() == model.No {
		return elsewhere
	}
	source := facts.Target(p.Graph, of, "aws_db_instance")
	var res rule.Result
	if source == nil || source.Provider != db.Provider || depth == maxReplicas {
		res = rule.Judge(model.Unknown, "a replica lives in the subnets of its source", of).
			Because("what " + of.At() + " names is not in this configuration and region")
	} else {
		res = inPrivateSubnets(p, source, depth+1)
		res.Evidence = append([]rule.Evidence{{Value: of, To: source.Address()}}, res.Evidence...)
	}
	return facts.Choose(of.NotEmpty(), res, elsewhere)
}
