package athena

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// WorkgroupEncrypted keeps the results of queries unreadable without the key.
var WorkgroupEncrypted = &rule.Rule{
	ID:       "athena-workgroup-encrypted",
	Title:    rule.T("Athena workgroup encrypts query results", "Athena ワークグループがクエリ結果を暗号化している"),
	Why:      rule.T("Athena writes the result of every query to S3, where it is often forgotten. The workgroup decides how these copies are encrypted.", "Athena はすべてのクエリ結果を S3 に書き出し、そのまま忘れられがちです。その写しの暗号化方法はワークグループで決まります。"),
	Fix:      rule.T("Add an encryption_configuration to result_configuration, with encryption_option set to SSE_KMS and a key of your own.", "result_configuration に encryption_configuration を追加し、encryption_option を SSE_KMS にして自分で管理する鍵を指定してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_athena_workgroup"},
	Check: func(_ *rule.Pass, w *model.Resource) rule.Result {
		option := w.Get("configuration.result_configuration.encryption_configuration.encryption_option")
		managed := w.Get("configuration.managed_query_results_configuration.enabled")
		return facts.Any(
			rule.Judge(option.OneOf("SSE_S3", "SSE_KMS", "CSE_KMS"), is.Saw(option), option),
			rule.Judge(managed.True(), is.Saw(managed), managed), // kept by Athena, always encrypted
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup",
	},
}
