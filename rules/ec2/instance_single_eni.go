package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceSingleENI keeps an instance from joining two networks.
var InstanceSingleENI = &rule.Rule{
	ID:       "ec2-instance-single-eni",
	Title:    rule.T("Instance has one network interface", "インスタンスのネットワークインターフェイスを 1 つにしている"),
	Why:      rule.T("A machine with two interfaces can pass traffic between networks that are meant to be apart.", "インターフェイスが 2 つあるマシンは、分けておくべきネットワークの間で通信を中継できます。"),
	Fix:      rule.T("Remove the second network_interface, or the aws_network_interface_attachment.", "2 つ目の network_interface、または aws_network_interface_attachment を削除してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_instance"},
	Reads:    facts.InterfaceTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		at := p.Graph.At(r)
		more := at.Into("aws_network_interface_attachment", "instance_id").Join(at.Into("aws_network_interface", "attachment.instance"))
		attached := rule.Arrives(more, "a second interface is attached to "+r.Address(), "no further interface is attached", r.Value())
		two := is.Several(2, "network_interface")(p, r)
		res := facts.Not(facts.Any(two, attached))
		if res.OK == model.Yes {
			res.Message = "it has one interface"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-17",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_interface_attachment",
	},
}
