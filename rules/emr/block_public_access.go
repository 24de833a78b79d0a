package emr

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// BlockPublicAccess keeps clusters from starting with groups that are open to the internet.
var BlockPublicAccess = &rule.Rule{
	ID:       "emr-block-public-access",
	Title:    rule.T("EMR block public access is on in the region", "リージョンで EMR のパブリックアクセスブロックを有効にしている"),
	Why:      rule.T("With it EMR refuses to start a cluster whose security groups are open to the internet, whoever asks for it.", "有効にすると、セキュリティグループがインターネットに開いたクラスターは、誰が作っても起動しません。"),
	Fix:      rule.T("Set block_public_security_group_rules to true and permit no range but port 22.", "block_public_security_group_rules を true にし、許可する範囲はポート 22 だけにしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Reads:    []string{blockType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		res, seen := facts.AccountSetting(p.Graph, blockType, facts.Here(prov), blocks)
		if !seen {
			return rule.Result{NotSeen: true, Message: "no " + blockType + " for this region"}
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_block_public_access_configuration",
	},
}

const blockType = "aws_emr_block_public_access_configuration"

// blocks requires that public rules are blocked, but for the port of SSH.
func blocks(r *model.Resource) rule.Result {
	on := r.Get("block_public_security_group_rules")
	none := rule.Judge(model.Yes, "no range is permitted", r.Value())
	return facts.All(rule.Judge(on.True(), is.Saw(on), on), facts.EveryBlock(r.Blocks("permitted_public_security_group_rule_range"), none, func(b model.Block) rule.Result {
		first, last := b.Get("min_range"), b.Get("max_range")
		return rule.Judge(first.AtLeast(22).And(last.AtMost(22)), "it permits ports besides 22", last, first)
	}))
}
