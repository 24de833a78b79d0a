package redshift

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RequiresTLS keeps passwords and rows off the network in clear.
var RequiresTLS = &rule.Rule{
	ID:       "redshift-requires-tls",
	Title:    rule.T("Redshift refuses connections without TLS", "Redshift が TLS を使わない接続を拒否している"),
	Why:      rule.T("Unless the server refuses, a driver that is not told otherwise sends passwords and rows across the network in clear.", "サーバーが拒否しない限り、設定していないドライバーはパスワードもデータも平文で送ってしまいます。"),
	Fix:      rule.T("Set the parameter require_ssl to true in an aws_redshift_parameter_group, and name it in cluster_parameter_group_name.", "aws_redshift_parameter_group で require_ssl を true にし、cluster_parameter_group_name に指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_redshift_parameter_group", "aws_redshift_cluster"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		groups := p.Graph.At(r).Follow("cluster_parameter_group_name", groupType)
		switch {
		case len(groups.To) > 0:
			return model.No // the group has the verdict
		case len(groups.Maybe) > 0:
			return model.Unknown
		}
		return model.Yes
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == groupType {
			family := r.Get("family")
			absent := rule.Judge(family.OneOf("redshift-2.0"), "require_ssl is not set, and "+is.Saw(family), r.Value(), family)
			return facts.Parameter(r, "require_ssl", absent, func(v model.Value) rule.Result {
				return rule.Judge(v.Matches(func(s string) bool { return strings.EqualFold(s, "true") || s == "1" }), "require_ssl is "+v.String(), v)
			})
		}
		return byDefaultGroup(r.Get("cluster_parameter_group_name"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html",
		"https://docs.aws.amazon.com/redshift/latest/mgmt/parameter-group-default.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_parameter_group",
	},
}

const groupType = "aws_redshift_parameter_group"

// byDefaultGroup judges a cluster whose parameter group is not in the configuration: AWS's own groups cannot be changed.
func byDefaultGroup(name model.Value) rule.Result {
	text, known := name.Text()
	switch {
	case known && text == "default.redshift-1.0":
		return rule.Judge(model.No, is.Saw(name)+", which does not require TLS", name)
	case known && text == "default.redshift-2.0":
		return rule.Judge(model.Yes, is.Saw(name)+", which requires TLS", name)
	case name.NotEmpty() == model.No:
		return rule.Judge(model.Unknown, is.Saw(name), name).Because("clusters made since 2025 get default.redshift-2.0, which requires TLS; older ones have default.redshift-1.0, which does not")
	}
	return rule.Judge(model.Unknown, "the parameter group is not in this configuration", name).Because(name.At() + " names no parameter group of this configuration")
}
