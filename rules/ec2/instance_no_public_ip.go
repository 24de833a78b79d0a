package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceNoPublicIP keeps instances without an address that the internet can send to.
var InstanceNoPublicIP = &rule.Rule{
	ID:        "ec2-instance-no-public-ip",
	Title:     rule.T("Instance does not get a public IPv4 address", "インスタンスにパブリック IPv4 アドレスを割り当てていない"),
	Why:       rule.T("An instance with a public address is one security group edit away from every scanner on the internet.", "パブリック IP アドレスを持つインスタンスは、セキュリティグループの変更 1 つでインターネット中のスキャンにさらされます。"),
	Fix:       rule.T("Set associate_public_ip_address to false, use a private subnet, and put a load balancer or Session Manager in front.", "associate_public_ip_address を false にしてプライベートサブネットに置き、ロードバランサーや Session Manager を経由させてください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"ec2-instance-not-internet-reachable"},
	Types:     []string{"aws_instance", "aws_launch_template"},
	Reads:     slices.Concat(facts.InterfaceTypes, []string{"aws_subnet", "aws_default_subnet", "aws_eip", "aws_eip_association"}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_launch_template" {
			return facts.EveryBlockAt(r, "network_interfaces", "the subnet decides on addresses", func(b model.Block) rule.Result {
				v := b.Get("associate_public_ip_address")
				return rule.Judge(v.True().Not(), is.Saw(v), v)
			})
		}
		return facts.Not(instances.Of(p.Graph, r).asked())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// asked is address for IPv4, but where neither the instance nor a subnet that it names says, the default subnet of a zone
// decides: AWS makes it so that it gives addresses, and it can be changed.
func (in *instance) asked() rule.Result {
	own, id := in.r.Get("associate_public_ip_address"), in.r.Get("subnet_id")
	launch := in.launched
	if launch.OK == model.Yes && own.Set() == model.No && id.NotEmpty() == model.No {
		launch = rule.Judge(model.Unknown, "the default subnet of its zone decides", own, id).
			Because(in.r.Address() + " names no subnet: the default subnet of its zone decides")
	}
	res := facts.Any(append([]rule.Result{launch}, in.bound...)...)
	if res.OK == model.No {
		res.Message = "no public address"
	}
	return res
}
