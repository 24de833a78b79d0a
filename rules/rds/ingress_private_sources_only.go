package rds

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// IngressPrivateSourcesOnly keeps databases from being asked by addresses of the internet, even a few.
var IngressPrivateSourcesOnly = &rule.Rule{
	ID:        "rds-ingress-private-sources-only",
	Title:     rule.T("Database is reached from security groups and private addresses only", "データベースへの接続元をセキュリティグループとプライベート IP アドレスだけにしている"),
	Why:       rule.T("A public address in an ingress rule is an office, a partner or someone at home: whoever sits there, or gets that address next, may try passwords.", "インバウンドルールのパブリック IP アドレスは、オフィス、取引先、誰かの自宅などです。そこにいる人や、次にその IP アドレスを使う人がパスワードを試せます。"),
	Fix:       rule.T("Replace the public range by the security group of the application, or let people come through a VPN or Session Manager.", "パブリックな範囲の代わりにアプリケーションのセキュリティグループを指定し、人の接続は VPN や Session Manager を経由させてください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-attached-rds-not-wide-open"},
	Types:     []string{"aws_db_instance", "aws_rds_cluster"},
	Reads:     slices.Concat(facts.GroupTypes, facts.IngressTypes),
	Check: func(p *rule.Pass, db *model.Resource) rule.Result {
		const elsewhere = "not all security groups of the database are in this configuration"
		named := db.Get("vpc_security_group_ids")
		groups := facts.OwnGroups(p.Graph, db)
		switch {
		case named.NotEmpty() == model.No:
			return rule.Judge(model.Unknown, is.Saw(named), named).Because("the database gets the default security group of its VPC, which is not in this configuration")
		case len(groups.To)+len(groups.Maybe) == 0:
			return facts.Primary(facts.Stuck(groups, elsewhere), named).Because(named.At() + " names no security group of this configuration")
		}
		return facts.Every(groups, "every security group of the database lets in private sources only", elsewhere, func(sg *model.Resource) rule.Result {
			return facts.Not(facts.IngressOf(p.Graph, sg).LetsIn(p.Graph, facts.Public))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html",
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
	},
}
