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

// RoleCanShipLogs lets logs leave an instance before it is gone.
var RoleCanShipLogs = &rule.Rule{
	ID:        "ec2-role-can-ship-logs",
	Title:     rule.T("Role of the instance may write logs", "インスタンスのロールにログを送る権限がある"),
	Why:       rule.T("Logs on the disk of an instance go with it, and whoever takes it over can change them first.", "インスタンスのディスク上のログは、インスタンスとともに失われます。乗っ取った人に先に書き換えられるおそれもあります。"),
	Fix:       rule.T("Attach CloudWatchAgentServerPolicy to the role of the instance profile, and run the CloudWatch agent.", "インスタンスプロファイルのロールに CloudWatchAgentServerPolicy をアタッチし、CloudWatch エージェントを動かしてください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	Extra:     true,
	ImpliedBy: []string{"ec2-instance-has-instance-profile"},
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also ask for an association of Systems Manager that configures the agent, or user data that installs it", "エージェントを設定する Systems Manager の関連付け、または導入するユーザーデータも求める")},
	},
	Types: []string{"aws_instance"},
	Reads: slices.Concat(facts.AttachmentTypes, []string{"aws_iam_instance_profile", "aws_launch_template", "aws_ssm_association"}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		allowed := mayLog(p, r)
		if !p.Bool("strict") {
			return allowed
		}
		return facts.All(allowed, runsAgent(p, r))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/create-iam-roles-for-cloudwatch-agent.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_instance_profile",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_association",
	},
}

// mayLog requires that the role of an instance, or of its launch template, may write logs.
func mayLog(p *rule.Pass, r *model.Resource) rule.Result {
	named := r.Get(profilePaths(r)[0])
	none := rule.Judge(model.No, named.Path+" is not set: it has no role", named)
	if facts.LeftToAWS(named) || named.NotEmpty() == model.No {
		return fromTemplateRole(p, r, named, none)
	}
	return facts.Choose(named.NotEmpty(), roleMayLog(p, r, named), none)
}

func fromTemplateRole(p *rule.Pass, r *model.Resource, named model.Value, none rule.Result) rule.Result {
	return byTemplate(p, r, named, func(tmpl *model.Resource) rule.Result {
		there := tmpl.Get("iam_instance_profile")
		return facts.Choose(there.Set(), roleMayLog(p, tmpl, there), none)
	}, none)
}

func roleMayLog(p *rule.Pass, r *model.Resource, named model.Value) rule.Result {
	roles := rolesOf(p, r)
	if len(roles.To)+len(roles.Maybe) == 0 {
		return facts.Primary(facts.Stuck(roles, "the role of the instance is not in this configuration"), named).
			Because("what " + named.At() + " names is not in this configuration")
	}
	managed := func(name string) bool {
		return slices.Contains([]string{"CloudWatchAgentServerPolicy", "CloudWatchAgentAdminPolicy", "CloudWatchLogsFullAccess", "CloudWatchFullAccess", "AdministratorAccess"}, name)
	}
	return facts.Primary(facts.Every(roles, "its role may write logs", "whether its role may write logs is not known", func(role *model.Resource) rule.Result {
		return permits(p, role, managed, "logs:CreateLogStream", "logs:PutLogEvents")
	}), named)
}

// runsAgent tells whether something puts the CloudWatch agent on an instance.
func runsAgent(p *rule.Pass, r *model.Resource) rule.Result {
	none := rule.Judge(model.No, "nothing installs the CloudWatch agent", r.Value())
	data := r.Get("user_data")
	installs := rule.Judge(data.Matches(func(s string) bool { return strings.Contains(s, "amazon-cloudwatch-agent") }), "user_data installs the agent", data)
	if facts.LeftToAWS(data) {
		installs = none
	}
	associated := facts.One(p.Graph, "aws_ssm_association", facts.Beside(r), none, func(a *model.Resource) rule.Result {
		name := a.Get("name")
		ours := rule.Judge(name.OneOf("AmazonCloudWatch-ManageAgent", "AWS-ConfigureAWSPackage"), is.Saw(name), name)
		if ours.OK == model.No {
			return none
		}
		targets := facts.AnyBlock(a.Blocks("targets"), none, func(b model.Block) rule.Result {
			key, values := b.Get("key"), b.Get("values")
			all := key.OneOf("InstanceIds").And(values.Elements().Complete)
			for _, v := range values.Elements().List {
				if v.OneOf("*") == model.Yes {
					return rule.Judge(all, a.Address()+" configures the agent on every instance", values)
				}
				for _, s := range v.Sources() {
					if s.Resource == r {
						return rule.Judge(all, a.Address()+" configures the agent", values)
					}
				}
			}
			return rule.Judge(model.Unknown, none.Message, values, key).Because("whether " + a.Address() + " selects " + r.Address() + " is not known")
		})
		return facts.All(ours, targets)
	})
	res := facts.Any(installs, associated)
	if res.OK == model.No {
		return none
	}
	return facts.Primary(res, r.Value())
}
