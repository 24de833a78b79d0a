package ec2

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceNotDefaultSecurityGroup keeps instances out of the group that everything lands in that nobody thought about.
var InstanceNotDefaultSecurityGroup = &rule.Rule{
	ID:       "ec2-instance-not-default-security-group",
	Title:    rule.T("Instance has a security group of its own, not the default one", "インスタンスにデフォルト以外のセキュリティグループを付けている"),
	Why:      rule.T("Members of the default group may all talk to each other, and whatever names no group becomes one.", "デフォルトグループに属するもの同士は互いに通信でき、グループを指定しなかったものはすべてそこに入ります。"),
	Fix:      rule.T("Name a group of the application in vpc_security_group_ids.", "vpc_security_group_ids にアプリケーション用のグループを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_instance"},
	Reads:    slices.Concat(facts.GroupTypes, facts.InterfaceTypes, []string{"data.aws_security_group"}),
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return facts.GivenInterface(r).Not() // the groups of an interface are its own
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		named, classic := r.Get("vpc_security_group_ids"), r.Get("security_groups")
		if facts.LeftToAWS(named) && facts.LeftToAWS(classic) {
			return facts.Primary(fromTemplateOr(r, rule.Judge(model.No, "vpc_security_group_ids is not set: it gets the default group", named)), named)
		}
		answers := []rule.Result{}
		for _, path := range []string{"vpc_security_group_ids[*]", "security_groups[*]"} {
			all := r.All(path)
			for _, v := range all.List {
				answers = append(answers, facts.Not(defaultGroup(p, v)))
			}
			if all.Complete != model.Yes && !facts.LeftToAWS(all.Stuck) {
				answers = append(answers, rule.Judge(model.Unknown, "which groups it has is not known", all.Stuck))
			}
		}
		if len(answers) == 0 {
			return facts.Primary(fromTemplateOr(r, rule.Judge(model.No, is.Saw(named)+": it gets the default group", named)), named)
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// defaultGroup tells whether a value names the default security group of a VPC.
func defaultGroup(p *rule.Pass, v model.Value) rule.Result {
	if group := facts.Target(p.Graph, v, "aws_security_group", "aws_default_security_group", "data.aws_security_group"); group != nil {
		if group.Addr.Mode == model.Data {
			name := group.Get("name")
			if name.Set() == model.No {
				return rule.Judge(model.Unknown, is.Saw(v), v).Because("which group " + group.Address() + " finds is not known")
			}
			return rule.Judge(name.OneOf("default"), is.Saw(name), name)
		}
		return rule.Judge(model.Of(group.Addr.Type == "aws_default_security_group"), "it has the group "+group.Address(), v)
	}
	for _, s := range v.Sources() {
		if s.Kind == model.FromResource && s.Attr == "default_security_group_id" && !s.Derived && len(v.Sources()) == 1 {
			return rule.Judge(model.Yes, is.Saw(v)+": the default group of "+s.Resource.Address(), v)
		}
	}
	if strings.HasSuffix(v.Path, "security_groups[0]") && v.Known() {
		return rule.Judge(v.OneOf("default"), is.Saw(v), v)
	}
	return rule.Judge(model.Unknown, is.Saw(v), v).Because("the group that " + v.At() + " names is not in this configuration")
}
