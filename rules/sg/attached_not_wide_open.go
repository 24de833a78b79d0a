package sg

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AttachedComputeNotWideOpen names the instances that stand behind a group that opens everything.
var AttachedComputeNotWideOpen = &rule.Rule{
	ID:       "sg-attached-compute-not-wide-open",
	Title:    rule.T("Groups of the instance do not open every port to the internet", "インスタンスのセキュリティグループですべてのポートを公開していない"),
	Why:      rule.T("An instance behind such a group has no firewall: each service on it, and each that is started later, can be reached by everyone.", "そのようなグループが付いたインスタンスにはファイアウォールがないのと同じです。動いているサービスも、あとから起動するサービスも、誰からでも到達できます。"),
	Fix:      rule.T("Give the instance a group that names its ports and who may reach them.", "ポートと接続元を限定したセキュリティグループをインスタンスに付けてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    facts.MachineTypes,
	Reads:    slices.Concat(facts.IngressTypes, facts.InterfaceTypes),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return attached(facts.MachineGroups(p.Graph, r))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return everyGroup(r, facts.MachineGroups(p.Graph, r), "no security group opens every port to the internet", func(sg *model.Resource) rule.Result {
			return facts.IngressOf(p.Graph, sg).AllPorts(p.Graph, facts.Internet)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-security-groups.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
	},
}

// AttachedRDSNotWideOpen keeps the internet away from databases at their own door.
var AttachedRDSNotWideOpen = &rule.Rule{
	ID:       "sg-attached-rds-not-wide-open",
	Title:    rule.T("Groups of the database let nobody in from the internet", "データベースのセキュリティグループでインターネットからの接続を許可していない"),
	Why:      rule.T("A database has no business with strangers. Once it gets a public address, such a group is all that was left to protect it.", "データベースに見知らぬ相手が接続する理由はありません。パブリック IP アドレスが付いた時点で、守るものはこのグループだけになります。"),
	Fix:      rule.T("Let in only the security groups of the applications that use the database.", "データベースを使うアプリケーションのセキュリティグループだけを許可してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_db_instance", "aws_rds_cluster"},
	Reads:    facts.IngressTypes,
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return attached(facts.OwnGroups(p.Graph, r))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		groups := facts.OwnGroups(p.Graph, r)
		return everyGroup(r, groups, "no security group lets the internet in", func(sg *model.Resource) rule.Result {
			return facts.IngressOf(p.Graph, sg).AnyOpenBeyond(p.Graph, nil)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// attached tells whether a resource names groups. Without any it is in the default group of its VPC, which is judged as
// a group.
func attached(groups model.Links) model.Tri { return groups.Exists() }

// everyGroup requires that no group of a resource is open.
func everyGroup(r *model.Resource, groups model.Links, pass string, open func(*model.Resource) rule.Result) rule.Result {
	res := facts.Every(groups, pass, "which security groups it has is not known", func(sg *model.Resource) rule.Result {
		return facts.Not(open(sg))
	})
	if len(res.Evidence) == 0 {
		res = facts.Primary(res, r.Value())
	}
	return res
}
