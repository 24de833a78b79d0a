package lambda

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EnvNoSecrets keeps credentials out of what everyone can read who may see a function.
var EnvNoSecrets = &rule.Rule{
	ID:       "lambda-env-no-secrets",
	Title:    rule.T("Function environment variables hold no credentials", "関数の環境変数に認証情報を書いていない"),
	Why:      rule.T("Environment variables are shown in the console and returned by the API to everyone who may read the function, and are kept in the state and in every published version.", "環境変数は、関数を参照できる人すべてにコンソールと API で表示され、ステートと公開済みの各バージョンにも残ります。"),
	Fix:      rule.T("Store the value in Secrets Manager or Parameter Store and let the function read it with its role. Replace the credential that was written here.", "値を Secrets Manager かパラメータストアに保存し、関数のロールで読み取ってください。ここに書かれていた認証情報は新しいものに交換してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    []string{"aws_lambda_function"},
	Check: func(_ *rule.Pass, fn *model.Resource) rule.Result {
		return facts.EveryEntry(fn.Get("environment.variables"), "no environment variable holds a credential", func(e facts.Entry) rule.Result {
			return facts.NoSecret(e.Value)
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-best-practices",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
	},
}
