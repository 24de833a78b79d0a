package nacl

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AttachedToSubnet keeps a network ACL from being there in name only.
var AttachedToSubnet = &rule.Rule{
	ID:       "nacl-attached-to-subnet",
	Title:    rule.T("Network ACL is attached to a subnet", "ネットワーク ACL をサブネットに関連付けている"),
	Why:      rule.T("An ACL without a subnet filters nothing, and still looks like protection in every list.", "サブネットのない ACL は何も防ぎませんが、一覧では保護されているように見えます。"),
	Fix:      rule.T("Set subnet_ids, add an aws_network_acl_association, or remove the ACL.", "subnet_ids を指定するか aws_network_acl_association を追加してください。不要な ACL は削除してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_network_acl"},
	Reads:    []string{"aws_network_acl_association"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		own := is.SaidIn(r.Get("subnet_ids"), model.No, model.Value.NotEmpty)
		res := facts.Any(own, is.ReferredTo("network_acl_id", "aws_network_acl_association")(p, r))
		if res.OK == model.No {
			res.Message = r.Address() + " has no subnet"
		}
		return facts.Primary(res, r.Get("subnet_ids"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-16",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_association",
	},
}
