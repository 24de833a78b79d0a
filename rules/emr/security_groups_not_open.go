package emr

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// SecurityGroupsNotOpen keeps the consoles and logins of a cluster from everyone on the internet.
var SecurityGroupsNotOpen = &rule.Rule{
	ID:       "emr-security-groups-not-open",
	Title:    rule.T("EMR cluster has no security group open to the internet", "EMR クラスターのセキュリティグループをインターネットに公開していない"),
	Why:      rule.T("A cluster runs many web consoles without a login, some of which run code for whoever asks. An open group hands them to the internet.", "クラスターではログインのない管理画面がいくつも動き、頼めば誰のコードでも実行するものもあります。公開されたグループは、それらをインターネットに差し出します。"),
	Fix:      rule.T("Remove 0.0.0.0/0 and ::/0 from the ingress rules of the groups, and reach the cluster by Session Manager or a VPN.", "グループのインバウンドルールから 0.0.0.0/0 と ::/0 を削除し、Session Manager または VPN で接続してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_emr_cluster"},
	Reads:    facts.IngressTypes,
	Check: func(p *rule.Pass, c *model.Resource) rule.Result {
		answers := []rule.Result{rule.Judge(model.Yes, "no security group of the cluster is open to the internet", c.Value())}
		for _, name := range groupArguments {
			v := c.Get("ec2_attributes." + name)
			if v.NotEmpty() != model.No {
				answers = append(answers, notOpen(p, v))
			}
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-groups.html",
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-web-interfaces.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_cluster",
	},
}

// groupArguments are the arguments of ec2_attributes that name security groups, in the order of their weight. Where none is
// given, EMR makes groups that are not open.
var groupArguments = [...]string{
	"emr_managed_master_security_group", "emr_managed_slave_security_group", "service_access_security_group",
	"additional_master_security_groups", "additional_slave_security_groups",
}

// notOpen requires that no security group that an argument names lets the whole internet in. The additional ones are one
// text with commas.
func notOpen(p *rule.Pass, v model.Value) rule.Result {
	parts := v.Pieces()
	if parts == nil {
		parts = []model.Value{v}
	}
	var answers []rule.Result
	for _, part := range parts {
		text, known := part.Text()
		if known && strings.Trim(text, ", ") == "" {
			continue
		}
		group := facts.Target(p.Graph, part, facts.GroupTypes...)
		if group == nil {
			const message = "a security group of the cluster is not in this configuration"
			answers = append(answers, rule.Judge(model.Unknown, message, v).Because(v.At()+" names a group that is not in this configuration"))
			continue
		}
		in := facts.IngressOf(p.Graph, group)
		for _, f := range facts.Families {
			res := facts.Not(in.OpenBeyond(p.Graph, nil, f))
			res.Evidence = append([]rule.Evidence{{Value: v, To: group.Address()}}, res.Evidence...)
			answers = append(answers, res)
		}
	}
	return facts.All(answers...)
}
