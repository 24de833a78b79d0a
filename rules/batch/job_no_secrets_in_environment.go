package batch

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// JobNoSecretsInEnvironment keeps credentials out of what everyone can read who may see a job.
var JobNoSecretsInEnvironment = &rule.Rule{
	ID:       "batch-job-no-secrets-in-environment",
	Title:    rule.T("Job definition holds no plaintext credentials", "ジョブ定義に平文の認証情報を書いていない"),
	Why:      rule.T("The environment and the command of a job are kept in every revision of its definition, and shown to everyone who may list jobs.", "ジョブの環境変数とコマンドは定義のすべてのリビジョンに残り、ジョブを一覧できる人すべてに表示されます。"),
	Fix:      rule.T("Store the value in Secrets Manager or Parameter Store and name it in secrets with valueFrom. Replace the credential that was written here.", "値を Secrets Manager かパラメータストアに保存し、secrets の valueFrom で参照してください。ここに書かれていた認証情報は新しいものに交換してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_batch_job_definition"},
	Check:    func(_ *rule.Pass, job *model.Resource) rule.Result { return texts.Every(job) },
	Refs: []string{
		"https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/batch_job_definition",
	},
}

// listed requires that no text of a list in a block holds a credential.
func listed(b model.Block, path string) rule.Result {
	list := b.All(path)
	answers := []rule.Result{rule.Judge(model.Yes, "no text holds a credential", b.Value())}
	for _, v := range list.List {
		answers = append(answers, facts.NoSecret(v))
	}
	if list.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, list.Stuck.Path+" is not known", list.Stuck))
	}
	return facts.All(answers...)
}

var texts = facts.JobContainers{
	None: "no container has environment variables",
	JSON: func(c facts.Part) rule.Result {
		return facts.All(
			facts.EveryItem(c.Get("environment"), "there are no environment variables", func(pair facts.Part) rule.Result {
				return facts.NoSecret(pair.Get("value").Value)
			}),
			facts.EveryItem(c.Get("command"), "there is no command", func(word facts.Part) rule.Result {
				return facts.NoSecret(word.Value)
			}),
		)
	},
	Pod: func(b model.Block) rule.Result {
		return facts.All(listed(b, "env[*].value"), listed(b, "command[*]"), listed(b, "args[*]"))
	},
}
