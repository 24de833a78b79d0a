package vpc

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InterfacesNameSecurityGroups keeps resources out of the default group, where they would meet whatever else was left
// there.
var InterfacesNameSecurityGroups = &rule.Rule{
	ID:       "vpc-interfaces-name-security-groups",
	Title:    rule.T("Resource with a network interface names security groups of its own", "ネットワークインターフェイスを持つリソースに専用のセキュリティグループを指定している"),
	Why:      rule.T("What names no group lands in the default group of the VPC, together with everything else that names none. A rule added for one opens all of them.", "グループを指定しないものは VPC のデフォルトグループに入り、同じく指定のないすべてのものと同居します。1 つのために加えたルールが、全体を開いてしまいます。"),
	Fix:      rule.T("Give the resource a security group made for it, other than the default group of the VPC.", "VPC のデフォルトグループではなく、そのリソース用に作成したセキュリティグループを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types: []string{
		"aws_instance", "aws_launch_template", "aws_db_instance", "aws_rds_cluster", "aws_lb", "aws_lambda_function", "aws_ecs_service",
		"aws_elasticache_replication_group", "aws_vpc_endpoint",
	},
	Reads: slices.Concat(facts.GroupTypes, []string{"aws_vpc", "aws_default_vpc"}),
	When:  hasInterface,
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_launch_template":
			return templateGroups(r)
		case "aws_instance":
			return instanceGroups(r)
		}
		return ownGroups(r.Value(), r.Get(groupsPath(r)), r.All(groupsPath(r)+"[*]"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
	},
}

// groupsPath is where a resource names its security groups.
func groupsPath(r *model.Resource) string {
	switch r.Addr.Type {
	case "aws_lb":
		return "security_groups"
	case "aws_lambda_function":
		return "vpc_config.security_group_ids"
	case "aws_ecs_service":
		return "network_configuration.security_groups"
	case "aws_elasticache_replication_group", "aws_vpc_endpoint":
		return "security_group_ids"
	}
	return "vpc_security_group_ids"
}

// hasInterface tells whether a resource has network interfaces of its own for which groups can be named.
func hasInterface(_ *rule.Pass, r *model.Resource) model.Tri {
	switch r.Addr.Type {
	case "aws_instance":
		return facts.GivenInterface(r).Not() // an existing interface brings its groups
	case "aws_db_instance":
		// An instance of a cluster, and a replica in the same VPC, takes over what its source has.
		return r.Get("replicate_source_db").NotEmpty().Not()
	case "aws_lb":
		return r.Get("load_balancer_type").OneOf("gateway").Not()
	case "aws_lambda_function":
		return r.Get("vpc_config").Set()
	case "aws_ecs_service":
		return r.Get("network_configuration").Set()
	case "aws_vpc_endpoint":
		return r.Get("vpc_endpoint_type").OneOf("Interface")
	}
	return model.Yes
}

// ownGroups requires that a list of groups is not empty and leaves out the default group of the VPC.
func ownGroups(subject, list model.Value, groups model.Values) rule.Result {
	if len(groups.List) == 0 && groups.Complete == model.Yes {
		return rule.Judge(model.No, is.Saw(list)+": the default group of the VPC is used", list, subject)
	}
	answers := make([]rule.Result, 0, len(groups.List)+1)
	for _, v := range groups.List {
		answers = append(answers, notDefault(v))
	}
	if groups.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "which security groups there are is not known", groups.Stuck))
	}
	return facts.All(answers...)
}

// notDefault requires that a value does not name the default group of a VPC. A group that is not in the configuration
// counts as one of its own.
func notDefault(v model.Value) rule.Result {
	ok := v.NotEmpty()
	for _, s := range v.Sources() {
		switch {
		case s.Kind != model.FromResource || s.Resource == nil:
			if !v.Known() {
				ok = ok.And(model.Unknown)
			}
		case s.Derived:
		case s.Resource.Addr.Type == "aws_default_security_group", s.Attr == "default_security_group_id":
			return rule.Judge(model.No, is.Saw(v)+", the default group of the VPC", v)
		}
	}
	if ok == model.Yes && len(v.Outcomes()) > 1 {
		ok = model.Unknown
	}
	return rule.Judge(ok, is.Saw(v), v)
}

// templateGroups judges a launch template, which names groups for itself or for each interface.
func templateGroups(r *model.Resource) rule.Result {
	own := r.Get("vpc_security_group_ids")
	whole := ownGroups(r.Value(), own, r.All("vpc_security_group_ids[*]"))
	if names := r.Get("security_group_names"); whole.OK == model.No && names.NotEmpty() != model.No {
		whole = rule.Judge(names.NotEmpty(), is.Saw(names), names)
	}
	if whole.OK == model.Yes {
		return whole
	}
	interfaces := r.Blocks("network_interfaces")
	return facts.EveryBlock(interfaces, whole, func(b model.Block) rule.Result {
		given := b.Get("network_interface_id")
		return facts.Any(ownGroups(b.Value(), b.Get("security_groups"), b.All("security_groups[*]")), rule.Judge(given.NotEmpty(), is.Saw(given), given))
	})
}

// instanceGroups judges an instance, for which its launch template may name the groups.
func instanceGroups(r *model.Resource) rule.Result {
	res := ownGroups(r.Value(), r.Get("vpc_security_group_ids"), r.All("vpc_security_group_ids[*]"))
	if names := r.Get("security_groups"); res.OK == model.No && names.NotEmpty() != model.No && names.Origin != model.Computed {
		return ownGroups(r.Value(), names, r.All("security_groups[*]"))
	}
	if use := r.Get("launch_template"); res.OK == model.No && r.Get("vpc_security_group_ids").NotEmpty() == model.No && use.Set() != model.No {
		return rule.Judge(model.Unknown, "the launch template may name the groups", use).
			Because("the launch template of " + r.Addr.String() + " may name its security groups")
	}
	return res
}
