package sg

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// DefaultRestrictsAll makes forgetting to name a group harmless.
var DefaultRestrictsAll = &rule.Rule{
	ID:       "sg-default-restricts-all",
	Title:    rule.T("Default security group of the VPC admits nothing", "VPC のデフォルトセキュリティグループで何も許可していない"),
	Why:      rule.T("Whatever names no group lands in the default group. As AWS makes it, its members reach each other on every port and send anything out.", "グループを指定しなかったリソースはデフォルトグループに入ります。AWS が作ったままでは、メンバー同士がすべてのポートで通信でき、外への通信も無制限です。"),
	Fix:      rule.T("Add an aws_default_security_group with the vpc_id of the VPC and without ingress and egress.", "VPC の vpc_id だけを指定し、ingress も egress も書かない aws_default_security_group を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_vpc", "aws_default_vpc"},
	Reads:    slices.Concat([]string{defaultGroupType}, separateRules),
	Check: func(p *rule.Pass, vpc *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no aws_default_security_group for "+vpc.Address()+": the group stays as AWS makes it", vpc.Value())
		judge := func(sg *model.Resource) rule.Result { return admitsNothing(p, vpc, sg) }
		if vpc.Addr.Type == "aws_default_vpc" {
			none = facts.InRegion(p.Graph, defaultGroupType, vpc, none, func(sg *model.Resource) model.Tri {
				return sg.Get("vpc_id").NotEmpty().Not() // without an id it is that of the default VPC
			}, judge)
		}
		return facts.Companion(p.Graph.At(vpc).Into(defaultGroupType, "vpc_id"), defaultGroupType, none, judge)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group",
	},
}

const defaultGroupType = "aws_default_security_group"

// separateRules are the types of rules that stand by themselves.
var separateRules = []string{"aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"}

// admitsNothing tells whether a default group has no rules, neither its own nor such that refer to it.
func admitsNothing(p *rule.Pass, vpc, sg *model.Resource) rule.Result {
	answers := []rule.Result{rule.Judge(model.Yes, sg.Address()+" has no rules", sg.Value())}
	for _, name := range []string{"ingress", "egress"} {
		blocks := sg.Blocks(name)
		switch {
		case len(blocks.List) > 0:
			answers = append(answers, rule.Judge(model.No, sg.Address()+" has "+name+" rules", blocks.List[0].Value()))
		case blocks.Complete != model.Yes:
			answers = append(answers, rule.Judge(model.Unknown, "whether "+sg.Address()+" has "+name+" rules is not known", blocks.Stuck))
		}
	}
	for _, typ := range separateRules {
		rules := p.Graph.At(sg).Into(typ, "security_group_id").Join(p.Graph.At(vpc).Into(typ, "security_group_id"))
		switch rules.Exists() {
		case model.Yes:
			r := rules.To[0].Resource
			answers = append(answers, rule.Judge(model.No, r.Address()+" adds a rule to it", r.Value()))
		case model.Unknown:
			answers = append(answers, facts.Stuck(rules, "a rule may be added to "+sg.Address()))
		case model.No:
		}
	}
	return facts.All(answers...)
}
