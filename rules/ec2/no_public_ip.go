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
	ID:       "ec2-instance-no-public-ip",
	Title:    rule.T("Instance does not get a public IPv4 address", "インスタンスにパブリック IPv4 アドレスを割り当てていない"),
	Why:      rule.T("An instance with a public address is one security group edit away from every scanner on the internet.", "パブリック IP アドレスを持つインスタンスは、セキュリティグループの変更 1 つでインターネット中のスキャンにさらされます。"),
	Fix:      rule.T("Set associate_public_ip_address to false, use a private subnet, and put a load balancer or Session Manager in front.", "associate_public_ip_address を false にしてプライベートサブネットに置き、ロードバランサーや Session Manager を経由させてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_instance", "aws_launch_template"},
	Reads:    slices.Concat(facts.InterfaceTypes, []string{"aws_subnet", "aws_default_subnet", "aws_eip", "aws_eip_association"}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_launch_template" {
			return facts.EveryBlockAt(r, "network_interfaces", "the subnet decides on addresses", func(b model.Block) rule.Result {
				v := b.Get("associate_public_ip_address")
				return rule.Judge(v.True().Not(), is.Saw(v), v)
			})
		}
		in := instance{p: p, g: p.Graph, r: r}
		in.look()
		return facts.Not(in.address(facts.IPv4))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// LaunchConfigurationNoPublicIP keeps what a group launches without an address that the internet can send to.
var LaunchConfigurationNoPublicIP = &rule.Rule{
	ID:       "ec2-launch-configuration-no-public-ip",
	Title:    rule.T("Launch configuration does not assign public addresses", "起動設定でパブリック IP アドレスを割り当てていない"),
	Why:      rule.T("Every instance that the group launches gets an address of its own on the internet, today and at every scale-out.", "グループが起動するインスタンスは、今後の増設分も含めてすべて、インターネット上のアドレスを持つことになります。"),
	Fix:      rule.T("Remove associate_public_ip_address or set it to false, and reach the instances through a load balancer.", "associate_public_ip_address を削除するか false にし、インスタンスへはロードバランサーを経由して接続してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_launch_configuration"},
	Check:    is.NotTrue("associate_public_ip_address"),
	Refs: []string{
		"https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_configuration",
	},
}
