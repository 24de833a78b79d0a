package ec2

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceUserDataNoSecrets keeps credentials out of what every process on a machine can read.
var InstanceUserDataNoSecrets = &rule.Rule{
	ID:       "ec2-instance-user-data-no-secrets",
	Title:    rule.T("User data holds no credentials", "ユーザーデータに認証情報を含めていない"),
	Why:      rule.T("User data is not protected: every process on the instance can read it from the metadata service, and everyone who may describe the instance reads it in the console.", "ユーザーデータは保護されません。インスタンス上のすべてのプロセスがメタデータサービスから読み取れ、インスタンスを参照できる人はコンソールでも読めます。"),
	Fix:      rule.T("Give the instance a role, and let it fetch secrets from Secrets Manager or Parameter Store when it starts.", "インスタンスにロールを付け、起動時に Secrets Manager や Parameter Store からシークレットを取得させてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_instance", "aws_launch_template", "aws_launch_configuration"},
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		return r.Get("user_data").NotEmpty().Or(r.Get("user_data_base64").NotEmpty())
	},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		plain := facts.NoSecret
		if r.Addr.Type == "aws_launch_template" {
			plain = facts.NoEncodedSecret
		}
		var answers []rule.Result
		if v := r.Get("user_data"); v.NotEmpty() != model.No {
			answers = append(answers, plain(v))
		}
		if v := r.Get("user_data_base64"); v.NotEmpty() != model.No {
			answers = append(answers, facts.NoEncodedSecret(v))
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}
