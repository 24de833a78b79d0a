package ec2

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AdministeredBySessionManager replaces open ports and shared keys by sessions that are named and recorded.
var AdministeredBySessionManager = &rule.Rule{
	ID:       "ec2-administered-by-session-manager",
	Title:    rule.T("Instance is administered through Session Manager, without open SSH or RDP", "SSH や RDP を開けず、Session Manager でインスタンスを管理している"),
	Why:      rule.T("A key pair does not tell who used it. A session does: it belongs to an IAM identity, can ask for MFA, and leaves a record.", "キーペアでは誰が使ったか分かりません。Session Manager のセッションは IAM の主体に結び付き、MFA を求めることができ、記録が残ります。"),
	Fix:      rule.T("Give the role of the instance AmazonSSMManagedInstanceCore, close ports 22 and 3389, and add interface endpoints for ssm, ssmmessages and ec2messages where the subnet has no way out.", "インスタンスのロールに AmazonSSMManagedInstanceCore を付け、22 番と 3389 番のポートを閉じてください。外への経路がないサブネットでは ssm、ssmmessages、ec2messages のインターフェイスエンドポイントを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("do not accept a way through a bastion, nor a key pair", "踏み台経由の接続もキーペアも認めない")},
	},
	Types: []string{"aws_instance"},
	Reads: slices.Concat(facts.AttachmentTypes, facts.SubnetTypes, facts.IngressTypes, facts.InterfaceTypes,
		[]string{"aws_iam_instance_profile", "aws_ssm_service_setting"}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		closed := adminClosed(p, r)
		if closed.OK == model.No {
			return closed
		}
		ready := facts.Parts(hasAgentRole(p, r), reachesService(p, r))
		if p.Bool("strict") {
			key := r.Get("key_name")
			none := rule.Judge(key.NotEmpty().Not(), is.Saw(key), key)
			if facts.LeftToAWS(key) {
				none = rule.Judge(model.Yes, "no key pair", key)
			}
			return facts.All(closed, ready, none)
		}
		if ready.OK != model.Yes {
			if either := facts.Any(ready, throughBastion(p, r)); either.OK != model.No {
				ready = either
			}
		}
		return facts.All(closed, ready)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-prerequisites.html",
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_instance_profile",
	},
}

// adminClosed requires that no security group of an instance lets SSH or RDP in from public addresses.
func adminClosed(p *rule.Pass, r *model.Resource) rule.Result {
	groups := facts.InstanceGroups(p.Graph, r)
	res := facts.Every(groups, "no admin port is open to public addresses", "which security groups the instance has is not known", func(sg *model.Resource) rule.Result {
		return facts.Not(facts.IngressOf(p.Graph, sg).AdminOpen(p.Graph, facts.Public))
	})
	return facts.Primary(res, r.Value())
}

// hasAgentRole requires that the role of an instance lets the agent talk to Session Manager.
func hasAgentRole(p *rule.Pass, r *model.Resource) rule.Result {
	profile := r.Get("iam_instance_profile")
	none := facts.InRegion(p.Graph, "aws_ssm_service_setting", r, rule.Judge(model.No, is.Saw(profile)+": it has no role", profile), func(s *model.Resource) model.Tri {
		return s.Get("setting_id").Matches(func(id string) bool {
			return strings.HasSuffix(id, "/ssm/managed-instance/default-ec2-instance-management-role")
		})
	}, func(s *model.Resource) rule.Result {
		v := s.Get("setting_value")
		return rule.Judge(v.NotEmpty(), "Systems Manager gives instances a role by default", v)
	})
	if use := r.Get("launch_template"); none.OK == model.No && use.Set() != model.No {
		none = rule.Judge(model.Unknown, "the launch template may name a role", use).
			Because("the launch template of " + r.Address() + " may name an instance profile")
	}
	if profile.NotEmpty() == model.No {
		return none
	}
	roles := rolesOf(p, r)
	named := facts.Primary(facts.Stuck(roles, "the role of the instance is not in this configuration"), profile)
	if len(roles.To)+len(roles.Maybe) > 0 {
		named = facts.Every(roles, "its role lets Session Manager in", "whether its role lets Session Manager in is not known", func(role *model.Resource) rule.Result {
			return forSessionManager(p, role)
		})
	}
	if profile.NotEmpty() == model.Yes {
		return named
	}
	return facts.Choose(profile.NotEmpty(), named, none)
}

// forSessionManager requires that a role may register an instance and open the channels of sessions.
func forSessionManager(p *rule.Pass, role *model.Resource) rule.Result {
	managed := func(name string) bool {
		return slices.Contains([]string{"AmazonSSMManagedInstanceCore", "AmazonSSMManagedEC2InstanceDefaultPolicy", "AmazonEC2RoleforSSM", "AdministratorAccess"}, name)
	}
	return permits(p, role, managed, "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel")
}

// permits requires that a role may do all of some actions. managed tells of a policy of AWS, by its name, that it does.
func permits(p *rule.Pass, role *model.Resource, managed func(name string) bool, actions ...string) rule.Result {
	parts := make([]rule.Result, len(actions))
	for i, action := range actions {
		none := rule.Judge(model.No, role.Address()+" does not allow "+action, role.Value())
		parts[i] = facts.HasPolicy(p.Graph, role, none, facts.PolicyTest{Managed: managed, Document: func(d facts.Document) rule.Result {
			return facts.Not(d.NoStatement(role.Address()+" allows "+action, none.Message, func(s facts.Statement) model.Tri {
				return s.Allows().And(s.Covers(action))
			}))
		}})
	}
	return facts.All(parts...)
}

// reachesService requires that the subnet of an instance has a way to Session Manager: out of the VPC, or through
// interface endpoints.
func reachesService(p *rule.Pass, r *model.Resource) rule.Result {
	id := r.Get("subnet_id")
	subnets := facts.OwnSubnet(p.Graph, r)
	if id.NotEmpty() == model.No && r.Get("launch_template").Set() == model.No && facts.GivenInterface(r) == model.No {
		return rule.Judge(model.Yes, "the default VPC has a way out", id)
	}
	if len(subnets.To)+len(subnets.Maybe) == 0 {
		return rule.Judge(model.Unknown, "the subnet is not in this configuration", id).Because("what " + id.At() + " names is not in this configuration")
	}
	connected := facts.ConnectedSubnets.Of(p)
	return facts.Every(subnets, "it can reach Session Manager", "whether it can reach Session Manager is not known", func(s *model.Resource) rule.Result {
		out := connected[s].Any()
		if out.OK == model.No {
			out.Message += ", and the VPC lacks endpoints for ssm, ssmmessages and ec2messages"
		}
		return facts.Any(out, endpoints(p, s))
	})
}

// endpoints tells whether the VPC of a subnet has the interface endpoints that Session Manager needs.
func endpoints(p *rule.Pass, subnet *model.Resource) rule.Result {
	vpc := facts.Target(p.Graph, subnet.Get("vpc_id"), "aws_vpc", "aws_default_vpc")
	if vpc == nil {
		v := subnet.Get("vpc_id")
		return rule.Judge(model.Unknown, "the VPC is not in this configuration", v).Because("the endpoints of " + v.At() + " are not in this configuration")
	}
	all := p.Graph.At(vpc).Into("aws_vpc_endpoint", "vpc_id")
	var answers []rule.Result
	for _, service := range []string{".ssm", ".ssmmessages", ".ec2messages"} {
		these := all.Filter(func(e *model.Resource) model.Tri {
			return facts.EndsWith(e.Get("service_name"), service)
		})
		answers = append(answers, rule.Arrives(these, "the VPC has an endpoint for "+service[1:], "the VPC has no endpoint for "+service[1:], vpc.Value()))
	}
	return facts.All(answers...)
}

// throughBastion tells whether an instance lets SSH or RDP in from a security group, which is that of a bastion.
func throughBastion(p *rule.Pass, r *model.Resource) rule.Result {
	answers := []rule.Result{rule.Judge(model.No, "no bastion leads to it", r.Value())}
	groups := facts.InstanceGroups(p.Graph, r)
	if groups.Exists() == model.No {
		return rule.Judge(model.Unknown, "the default group of its VPC may let a bastion in", r.Value()).
			Because(r.Address() + " names no security group: the default group of its VPC decides")
	}
	for _, k := range groups.To {
		ok := facts.IngressOf(p.Graph, k.Resource).AdminFromGroup(p.Graph)
		answers = append(answers, rule.Judge(ok, "it is administered through a bastion", k.Resource.Value()).
			Because("whether "+k.Resource.Address()+" lets a bastion in is not known"))
	}
	if groups.Complete != model.Yes || len(groups.Maybe) > 0 {
		answers = append(answers, facts.Stuck(groups, "which security groups the instance has is not known"))
	}
	return facts.Any(answers...)
}
