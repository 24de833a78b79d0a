package secretsmanager

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ValueNotInCode keeps a secret from everyone who can read the code.
var ValueNotInCode = &rule.Rule{
	ID:       "secretsmanager-value-not-in-code",
	Title:    rule.T("Value of the secret is not written in the configuration", "シークレットの値を構成に書いていない"),
	Why:      rule.T("What is written in code stays in its history, in every clone of it, in plans and in the state: changing the secret later does not take it back.", "コードに書いた値は、履歴、すべてのクローン、プラン、ステートに残ります。後からシークレットを変更しても取り消せません。"),
	Fix:      rule.T("Use secret_string_wo with an ephemeral value, let the secret rotate, or set the value outside of Terraform. Replace the one that was written here.", "secret_string_wo に ephemeral な値を渡すか、ローテーションに任せるか、Terraform の外で値を設定してください。ここに書かれていた値は新しいものに交換してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_secretsmanager_secret_version"},
	Check: func(_ *rule.Pass, version *model.Resource) rule.Result {
		return facts.All(facts.NotInCode(version.Get("secret_string")), facts.NotInCode(version.Get("secret_binary")))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_version",
	},
}
