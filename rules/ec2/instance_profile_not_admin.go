package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceProfileNotAdmin keeps a broken application from being the whole account.
var InstanceProfileNotAdmin = &rule.Rule{
	ID:       "ec2-instance-profile-not-admin",
	Title:    rule.T("Role of the instance has no administrator rights", "インスタンスのロールに管理者権限を付けていない"),
	Why:      rule.T("Whoever gets code to run on the instance, or a request through it to the metadata service, holds the credentials of its role.", "インスタンス上でコードを実行できた人や、メタデータサービスへのリクエストを通せた人は、ロールの認証情報を手に入れます。"),
	Fix:      rule.T("Give the role a policy that names the actions and resources that the application needs.", "アプリケーションに必要な操作とリソースだけを許可するポリシーをロールに付けてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_instance", "aws_launch_template", "aws_launch_configuration"},
	Reads:    slices.Concat([]string{"aws_iam_instance_profile"}, facts.AttachmentTypes),
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		out := model.No
		for _, path := range profilePaths(r) {
			out = out.Or(r.Get(path).NotEmpty())
		}
		return out
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		roles := rolesOf(p, r)
		named := r.Get(profilePaths(r)[0])
		if len(roles.To)+len(roles.Maybe) == 0 {
			return facts.Primary(facts.Stuck(roles, "the role of the instance is not in this configuration"), named).
				Because("what " + named.At() + " names is not in this configuration")
		}
		return facts.AtCause(facts.Every(roles, "the role has no administrator rights", "whether the role has administrator rights is not known", func(role *model.Resource) rule.Result {
			none := rule.Judge(model.No, "no policy of "+role.Address()+" gives administrator rights", named)
			return facts.Not(facts.HasPolicy(p.Graph, role, none, facts.AdministratorRights()))
		}))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_instance_profile",
	},
}

// profilePaths are where a machine names its instance profile.
func profilePaths(r *model.Resource) []string {
	if r.Addr.Type == "aws_launch_template" {
		return []string{"iam_instance_profile.name", "iam_instance_profile.arn"}
	}
	return []string{"iam_instance_profile"}
}

// rolesOf walks to the roles behind the instance profile of a machine.
func rolesOf(p *rule.Pass, r *model.Resource) model.Links {
	return profilesOf(p, r).Follow("role", "aws_iam_role")
}

// profilesOf walks to the instance profile of a machine.
func profilesOf(p *rule.Pass, r *model.Resource) model.Links {
	at := p.Graph.At(r)
	paths := profilePaths(r)
	profiles := at.Follow(paths[0], "aws_iam_instance_profile")
	for _, path := range paths[1:] {
		profiles = profiles.Join(at.Follow(path, "aws_iam_instance_profile"))
	}
	return profiles
}
