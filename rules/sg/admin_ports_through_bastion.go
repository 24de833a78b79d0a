package sg

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AdminPortsThroughBastion leaves one guarded way to log in to machines.
var AdminPortsThroughBastion = &rule.Rule{
	ID:        "sg-admin-ports-through-bastion",
	Title:     rule.T("SSH and RDP come from the bastion, and the bastion names its sources", "SSH と RDP は踏み台経由に限り、踏み台は接続元を限定している"),
	Why:       rule.T("One way in can be watched, recorded and closed. Every machine that takes logins from outside by itself is one more to watch.", "入口が 1 つなら、監視も記録も遮断もできます。外部からのログインを直接受け付けるマシンが増えるたびに、見張る場所が増えます。"),
	Fix:       rule.T("Let SSH and RDP in from the security group of the bastion or from private ranges, and on the bastion from the addresses of those who work with it. Session Manager needs no open port at all.", "SSH と RDP は踏み台のセキュリティグループまたは社内のアドレスからだけ許可し、踏み台では作業者のアドレスだけを許可してください。Session Manager なら開放するポートは要りません。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports", "sg-no-ingress-ssh", "sg-no-ingress-rdp", "sg-no-ingress-management-ports"},
	Params: []rule.Param{
		bastionPattern,
		{Name: "admin_prefix_length", Default: cty.NumberIntVal(24), About: rule.T("the widest IPv4 range from which a bastion may be reached, in leading bits", "踏み台への接続元として認める IPv4 範囲の最小プレフィックス長")},
		{Name: "admin_prefix_length_ipv6", Default: cty.NumberIntVal(48), About: rule.T("the widest IPv6 range from which a bastion may be reached, in leading bits", "踏み台への接続元として認める IPv6 範囲の最小プレフィックス長")},
	},
	Types: facts.GroupTypes,
	Reads: slices.Concat(facts.IngressTypes, facts.InterfaceTypes, facts.MachineTypes),
	When: func(p *rule.Pass, group *model.Resource) model.Tri {
		attached := facts.AttachedMachines.Of(p)
		switch {
		case len(attached.To[group]) > 0:
			return model.Yes
		case attached.May[group], attached.Open:
			return p.AppliesBy(rule.Judge(model.Unknown, "", group.Value()).
				Because("whether " + group.Address() + " is the group of a machine is not known"))
		}
		return model.No
	},
	Check: func(p *rule.Pass, group *model.Resource) rule.Result {
		in := facts.IngressOf(p.Graph, group)
		closed := facts.Not(in.AdminOpen(p.Graph, facts.Public))
		on := onBastions(p, group)
		if on == model.No && closed.OK != model.Unknown {
			return closed
		}
		bits := [...]int64{facts.IPv4: p.Int("admin_prefix_length"), facts.IPv6: p.Int("admin_prefix_length_ipv6")}
		return facts.Choose(on, facts.Not(in.AdminWider(p.Graph, bits)), closed).
			Because("whether every machine of " + group.Address() + " is a bastion is not known")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/access-a-bastion-host-by-using-session-manager-and-amazon-ec2-instance-connect.html",
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

var bastionPattern = rule.Param{
	Name: "bastion_pattern", Default: cty.StringVal("bastion|jump|fumidai|踏み台"),
	About: rule.T("what bastions are called, with | between the words", "踏み台を表す語。| で区切る"),
}

// onBastions tells whether all machines that a group is attached to are bastions.
func onBastions(p *rule.Pass, group *model.Resource) model.Tri {
	attached := facts.AttachedMachines.Of(p)
	out := model.Yes
	for _, r := range attached.To[group] {
		out = out.And(facts.NamedBastion(r, p.Param("bastion_pattern").AsString()).Or(facts.AdminSource(p.Graph, r)))
	}
	if attached.Open || attached.May[group] {
		out = out.And(model.Unknown)
	}
	return out
}
