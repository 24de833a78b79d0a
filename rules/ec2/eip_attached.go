package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EIPAttached keeps addresses from lying around that others still trust.
var EIPAttached = &rule.Rule{
	ID:       "ec2-eip-attached",
	Title:    rule.T("Elastic IP address is in use", "Elastic IP アドレスが使われている"),
	Why:      rule.T("An address that nothing uses costs money, and is still on the allow lists of partners when it is given to something else.", "使われていないアドレスには費用がかかります。取引先の許可リストに残ったまま、別のものに割り当てられるおそれもあります。"),
	Fix:      rule.T("Attach it to an instance, an interface, a NAT gateway or a load balancer, or remove it.", "インスタンス、インターフェイス、NAT ゲートウェイ、ロードバランサーのいずれかに関連付けるか、削除してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_eip"},
	Reads:    addressUserTypes,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		at := p.Graph.At(r)
		uses := at.Into("aws_eip_association", "allocation_id")
		for _, use := range addressUses {
			uses = uses.Join(at.Into(use.typ, use.path))
		}
		own := facts.Any(is.Said("instance", model.No, model.Value.NotEmpty)(p, r), is.Said("network_interface", model.No, model.Value.NotEmpty)(p, r))
		used := rule.Arrives(uses, "it is used", "nothing uses "+r.Address(), r.Value())
		if len(uses.To) > 0 {
			used.Message = uses.To[0].Resource.Address() + " uses it"
		}
		res := facts.Any(own, used)
		if res.OK == model.No {
			return used
		}
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-12",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip",
	},
}

// addressUses are where resources name an Elastic IP address.
var addressUses = []struct{ typ, path string }{
	{"aws_eip_association", "public_ip"},
	{"aws_nat_gateway", "allocation_id"},
	{"aws_nat_gateway", "secondary_allocation_ids[*]"},
	{"aws_lb", "subnet_mapping[*].allocation_id"},
	{"aws_alb", "subnet_mapping[*].allocation_id"},
	{"aws_transfer_server", "endpoint_details.address_allocation_ids[*]"},
	{"aws_redshift_cluster", "elastic_ip"},
}

var addressUserTypes = []string{"aws_eip_association", "aws_nat_gateway", "aws_lb", "aws_alb", "aws_transfer_server", "aws_redshift_cluster"}
