package ec2

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceHasInstanceProfile lets applications do without stored keys.
var InstanceHasInstanceProfile = &rule.Rule{
	ID:       "ec2-instance-has-instance-profile",
	Title:    rule.T("Instance has an instance profile whose role EC2 may use", "インスタンスに EC2 が利用できるインスタンスプロファイルを付けている"),
	Why:      rule.T("Without a role, whatever calls AWS from the instance needs access keys on its disk, which never expire and are copied with every image.", "ロールがないと、インスタンスから AWS を呼び出すにはディスク上のアクセスキーが必要になります。期限がなく、イメージとともに複製されます。"),
	Fix:      rule.T("Set iam_instance_profile to a profile whose role trusts ec2.amazonaws.com.", "ec2.amazonaws.com を信頼するロールのプロファイルを iam_instance_profile に指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_instance", "aws_launch_template", "aws_launch_configuration"},
	Reads:    slices.Concat(facts.TrustTypes, []string{"aws_iam_instance_profile"}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		paths := profilePaths(r)
		answers := make([]rule.Result, len(paths))
		for i, path := range paths {
			answers[i] = is.SaidIn(r.Get(path), model.No, model.Value.NotEmpty)
		}
		named := facts.Any(answers...)
		if named.OK == model.No {
			return byTemplate(p, r, r.Get(paths[0]), func(tmpl *model.Resource) rule.Result {
				return facts.Any(is.NotEmpty("iam_instance_profile.name")(p, tmpl), is.NotEmpty("iam_instance_profile.arn")(p, tmpl))
			}, named)
		}
		profiles := profilesOf(p, r)
		if named.OK != model.Yes || len(profiles.To)+len(profiles.Maybe) == 0 {
			return named
		}
		trusted := facts.Every(profiles.Follow("role", "aws_iam_role"), named.Message, "the role is not in this configuration", func(role *model.Resource) rule.Result {
			return trustsEC2(p, role)
		})
		return facts.Primary(trusted, named.Evidence[0].Value)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_instance_profile",
	},
}

// trustsEC2 tells whether instances may assume a role.
func trustsEC2(p *rule.Pass, role *model.Resource) rule.Result {
	return facts.JudgeTrust(p.Graph, role, func(d facts.Document) rule.Result {
		return facts.FindStatement(d, "EC2 may assume "+role.Address(), "EC2 may not assume "+role.Address(), func(s facts.Statement) model.Tri {
			return s.Allows().And(s.Principals("Service").Any(func(v model.Value) model.Tri {
				return v.HasPrefix("ec2.amazonaws.com")
			}))
		})
	})
}
