package ec2

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BastionInPrivateSubnet keeps the way to all machines off the internet.
var BastionInPrivateSubnet = &rule.Rule{
	ID:       "ec2-bastion-in-private-subnet",
	Title:    rule.T("Bastion stands in a private subnet without a public address", "踏み台をパブリック IP アドレスのないプライベートサブネットに置いている"),
	Why:      rule.T("Whoever takes over the bastion is where administrators are. On the internet it is the first machine that is tried.", "踏み台を乗っ取った人は、管理者と同じ場所に立ちます。インターネットにあれば、真っ先に狙われます。"),
	Fix:      rule.T("Move it to a private subnet without a public address, and reach it through Session Manager, a VPN or Direct Connect.", "パブリック IP アドレスのないプライベートサブネットに移し、Session Manager、VPN、Direct Connect のいずれかで接続してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		bastionPattern,
	},
	Types: []string{"aws_instance", "aws_autoscaling_group"},
	Reads: slices.Concat(facts.PrivateTypes, facts.IngressTypes, facts.InterfaceTypes, facts.MachineTypes, []string{"aws_eip", "aws_eip_association"}),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		named := facts.NamedBastion(r, p.Param("bastion_pattern").AsString())
		if named != model.Yes && r.Addr.Type == "aws_instance" && facts.AdminSource(p.Graph, r) == model.Yes {
			return model.Yes
		}
		return named
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_autoscaling_group" {
			return facts.All(groupPrivate(p, r), groupAddress(p, r))
		}
		return facts.All(facts.PrivateInstance(p.Graph, r), facts.Not(instances.Of(p.Graph, r).address(facts.IPv4)))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/access-a-bastion-host-by-using-session-manager-and-amazon-ec2-instance-connect.html",
		"https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// groupPrivate requires that an Auto Scaling group launches only into private subnets.
func groupPrivate(p *rule.Pass, r *model.Resource) rule.Result {
	named := r.Get("vpc_zone_identifier")
	private := facts.PrivateSubnets(p.Graph, facts.Subnet(p.Graph.At(r), "vpc_zone_identifier"), named)
	if named.NotEmpty() == model.Yes {
		return private
	}
	return facts.Choose(named.NotEmpty(), private, facts.PrivateDefault(p.Graph, r, named))
}

// groupAddress requires that what an Auto Scaling group launches gets no public address by its template. What is not said
// there the subnet decides, which is private.
func groupAddress(p *rule.Pass, r *model.Resource) rule.Result {
	answers := []rule.Result{rule.Judge(model.Yes, "no public address is asked for", r.Value())}
	for _, from := range []struct{ path, typ, address string }{
		{"launch_template.id", "aws_launch_template", "network_interfaces[*].associate_public_ip_address"},
		{"launch_template.name", "aws_launch_template", "network_interfaces[*].associate_public_ip_address"},
		{"launch_configuration", "aws_launch_configuration", "associate_public_ip_address"},
	} {
		v := r.Get(from.path)
		if v.NotEmpty() == model.No || v.Origin == model.Computed {
			continue
		}
		source := facts.Target(p.Graph, v, from.typ)
		if source == nil {
			answers = append(answers, rule.Judge(model.Unknown, "what it launches is not in this configuration", v).
				Because("what "+v.At()+" names is not in this configuration"))
			continue
		}
		all := source.All(from.address)
		for _, address := range all.List {
			answers = append(answers, rule.Judge(address.True().Not(), is.Saw(address), address))
		}
		if all.Complete != model.Yes {
			answers = append(answers, rule.Judge(model.Unknown, "its network interfaces are not known", all.Stuck))
		}
	}
	return facts.All(answers...)
}

var bastionPattern = rule.Param{Name: "bastion_pattern", Default: cty.StringVal("bastion|jump|fumidai|踏み台"), About: rule.T("what bastions are called, with | between the words", "踏み台を表す語。| で区切る")}
