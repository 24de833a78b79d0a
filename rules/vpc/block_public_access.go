package vpc

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BlockPublicAccess keeps a whole region off the internet where nothing is meant to be on it.
var BlockPublicAccess = &rule.Rule{
	ID:       "vpc-block-public-access",
	Title:    rule.T("Region blocks internet gateways", "リージョンでインターネットゲートウェイをブロックしている"),
	Why:      rule.T("Without the block, one gateway and one route made by mistake put a private network on the internet.", "ブロックしないと、誤って作ったゲートウェイと経路 1 つずつで、閉じたネットワークがインターネットにつながります。"),
	Fix:      rule.T("Set internet_gateway_block_mode to block-bidirectional or block-ingress in an aws_vpc_block_public_access_options.", "aws_vpc_block_public_access_options の internet_gateway_block_mode を block-bidirectional または block-ingress にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Reads:    []string{"aws_vpc_block_public_access_options"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		const typ = "aws_vpc_block_public_access_options"
		res, seen := facts.AccountSetting(p.Graph, typ, facts.Here(prov), func(r *model.Resource) rule.Result {
			v := r.Get("internet_gateway_block_mode")
			return rule.Judge(v.OneOf("block-bidirectional", "block-ingress"), is.Saw(v), v)
		})
		if !seen {
			return facts.Silent(prov, "no "+typ+" for the account and region")
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-172",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_block_public_access_options",
	},
}
