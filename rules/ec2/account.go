package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AccountIMDSv2Default protects the instances whose author forgets to ask for IMDSv2.
var AccountIMDSv2Default = &rule.Rule{
	ID:       "ec2-account-imdsv2-default",
	Title:    rule.T("Account requires IMDSv2 by default in the region", "リージョンのアカウント既定値で IMDSv2 を必須にしている"),
	Why:      rule.T("Where the account does not say so, every launch depends on its author remembering to ask for session tokens.", "アカウントの既定値がないと、起動のたびにセッショントークンの指定を忘れないことが頼りになります。"),
	Fix:      rule.T("Set http_tokens to required in an aws_ec2_instance_metadata_defaults for every region in use.", "利用するすべてのリージョンで、aws_ec2_instance_metadata_defaults の http_tokens を required にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Reads:    facts.MetadataDefaultTypes,
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return regional(p, prov, "aws_ec2_instance_metadata_defaults", "http_tokens", "required")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_instance_metadata_defaults",
	},
}

// AMIBlockPublicAccess keeps an image from becoming public by one wrong click.
var AMIBlockPublicAccess = &rule.Rule{
	ID:       "ec2-ami-block-public-access",
	Title:    rule.T("Region blocks the public sharing of AMIs", "リージョンで AMI の公開共有をブロックしている"),
	Why:      rule.T("A public image gives everyone the code, the keys and the data that were on the disk it was made from.", "イメージを公開すると、元のディスクにあったコード、鍵、データが誰にでも渡ります。"),
	Fix:      rule.T("Set state to block-new-sharing in an aws_ec2_image_block_public_access for every region in use.", "利用するすべてのリージョンで、aws_ec2_image_block_public_access の state を block-new-sharing にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Reads:    []string{"aws_ec2_image_block_public_access"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return regional(p, prov, "aws_ec2_image_block_public_access", "state", "block-new-sharing")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_image_block_public_access",
	},
}

// regional judges a setting of an account and region: the value that a resource of a type has.
func regional(p *rule.Pass, prov *model.Provider, typ, path, want string) rule.Result {
	res, seen := facts.AccountSetting(p.Graph, typ, facts.Here(prov), func(r *model.Resource) rule.Result {
		v := r.Get(path)
		return rule.Judge(v.OneOf(want), is.Saw(v), v)
	})
	if !seen {
		return facts.Silent(prov, "no "+typ+" for the account and region")
	}
	return res
}
