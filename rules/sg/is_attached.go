package sg

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// IsAttached keeps groups from lying around until somebody uses them for something else.
var IsAttached = &rule.Rule{
	ID:       "sg-is-attached",
	Title:    rule.T("Security group is used by some resource", "セキュリティグループがいずれかのリソースで使われている"),
	Why:      rule.T("A group that nobody uses is forgotten, with its rules, until it is picked from a list for something it was not made for.", "使われないグループはルールごと忘れられ、本来の用途と違うものに一覧から選ばれるまで残ります。"),
	Fix:      rule.T("Attach the group, or remove it. Leave this rule off where groups are made for other configurations.", "グループを付けるか、削除してください。ほかの構成のためにグループを作る場合は、このルールを使わないでください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_security_group"},
	Reads:    []string{rule.AllTypes},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		users := facts.UsersOf(p.Graph, r)
		if len(users.To) > 0 {
			return rule.Judge(model.Yes, users.To[0].Address()+" uses it", r.Value())
		}
		none := rule.Judge(model.No, "nothing uses "+r.Address(), r.Value())
		for _, v := range append(users.May, users.Open...) {
			return rule.Judge(model.Unknown, none.Message, r.Value(), v).Because("whether " + v.At() + " names " + r.Address() + " is not known")
		}
		return none
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-22",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
	},
}
