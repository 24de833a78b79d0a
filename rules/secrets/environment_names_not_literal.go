package secrets

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EnvironmentNamesNotLiteral keeps passwords out of what everyone can read who may see a workload.
var EnvironmentNamesNotLiteral = &rule.Rule{
	ID:       "secrets-environment-names-not-literal",
	Title:    rule.T("Environment variables named like credentials hold no plain text", "認証情報らしい名前の環境変数に平文の値を書いていない"),
	Why:      rule.T("Environment variables are shown in the console and returned by the API to everyone who may see the workload, and end up in logs and crash reports.", "環境変数は、ワークロードを参照できる人すべてにコンソールと API で表示され、ログやクラッシュレポートにも残ります。"),
	Fix:      rule.T("Store the value in Secrets Manager or Parameter Store and pass its ARN, or the type of variable that reads it. Replace the one that was written here.", "値を Secrets Manager かパラメータストアに保存し、その ARN を渡すか、それを読む種類の変数にしてください。ここに書かれていた値は新しいものに交換してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	// Task definitions of ECS are judged by ecs-task-no-plaintext-secrets.
	Types: []string{"aws_lambda_function", "aws_codebuild_project", "aws_elastic_beanstalk_environment", "aws_apprunner_service", "aws_batch_job_definition"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_codebuild_project":
			return facts.EveryBlockAt(r, "environment.environment_variable", none, func(b model.Block) rule.Result {
				return facts.Choose(b.Get("type").OneOf("SECRETS_MANAGER", "PARAMETER_STORE"),
					rule.Judge(model.Yes, is.Saw(b.Get("type")), b.Get("type")),
					facts.PlainSecretUnder(b.Get("name"), b.Get("value")),
				).Because(b.Get("type").Reason())
			})
		case "aws_elastic_beanstalk_environment":
			return facts.EveryBlockAt(r, "setting", none, func(b model.Block) rule.Result {
				space := b.Get("namespace")
				return facts.Choose(space.OneOf("aws:elasticbeanstalk:application:environment"),
					facts.PlainSecretUnder(b.Get("name"), b.Get("value")),
					rule.Judge(model.Yes, is.Saw(space), space),
				).Because(space.Reason())
			})
		case "aws_apprunner_service":
			return facts.All(
				plain(r.Get("source_configuration.image_repository.image_configuration.runtime_environment_variables")),
				plain(r.Get("source_configuration.code_repository.code_configuration.code_configuration_values.runtime_environment_variables")),
			)
		case "aws_batch_job_definition":
			return jobs.Every(r)
		}
		return plain(r.Get("environment.variables"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-best-practices",
		"https://docs.aws.amazon.com/apprunner/latest/dg/env-variable.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
	},
}

const none = "no environment variable that is named like a credential holds a plain text"

func plain(variables model.Value) rule.Result {
	return facts.EveryEntry(variables, none, func(e facts.Entry) rule.Result { return facts.PlainSecret(e.Name, e.Value) })
}

var jobs = facts.JobContainers{
	None: none,
	JSON: func(c facts.Part) rule.Result {
		return facts.EveryItem(c.Get("environment"), none, func(pair facts.Part) rule.Result {
			return facts.PlainSecretUnder(pair.Get("name").Value, pair.Get("value").Value)
		})
	},
	Pod: func(b model.Block) rule.Result {
		return facts.EveryBlock(b.Blocks("env"), rule.Judge(model.Yes, none, b.Value()), func(e model.Block) rule.Result {
			return facts.PlainSecretUnder(e.Get("name"), e.Get("value"))
		})
	},
}
