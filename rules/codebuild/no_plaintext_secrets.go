package codebuild

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoPlaintextSecrets keeps credentials out of what everyone can read who may see a project.
var NoPlaintextSecrets = &rule.Rule{
	ID:       "codebuild-no-plaintext-secrets",
	Title:    rule.T("Build variables hold no plaintext credentials", "ビルドの環境変数に平文の認証情報を書いていない"),
	Why:      rule.T("Plaintext variables are shown in the console and returned by the API to everyone who may read the project, and stay in its history.", "平文の環境変数は、プロジェクトを参照できる人すべてにコンソールと API で表示され、履歴にも残ります。"),
	Fix:      rule.T("Store the value in Secrets Manager or Parameter Store, and set the type of the variable to SECRETS_MANAGER or PARAMETER_STORE. For AWS itself the service role needs no keys.", "値を Secrets Manager かパラメータストアに保存し、変数の type を SECRETS_MANAGER または PARAMETER_STORE にしてください。AWS へのアクセスにはサービスロールを使えば、キーは要りません。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_codebuild_project"},
	Check: func(_ *rule.Pass, project *model.Resource) rule.Result {
		return facts.EveryBlockAt(project, "environment.environment_variable", "there are no environment variables", func(b model.Block) rule.Result {
			kind, name, value := b.Get("type"), b.Get("name"), b.Get("value")
			stored := kind.OneOf("SECRETS_MANAGER", "PARAMETER_STORE")
			message := "the plaintext variable is no AWS key"
			key := name.OneOf("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY").Not()
			if key == model.No {
				message = "a plaintext variable holds an AWS key"
			}
			return facts.Choose(stored,
				rule.Judge(model.Yes, is.Saw(kind), kind),
				facts.All(rule.Judge(key, message, name), facts.NoSecret(value)),
			).Because(kind.Reason())
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project",
	},
}
