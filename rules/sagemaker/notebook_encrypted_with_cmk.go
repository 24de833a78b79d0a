package sagemaker

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NotebookEncryptedWithCMK lets the owner of the account decide who can read the disk of a notebook.
var NotebookEncryptedWithCMK = &rule.Rule{
	ID:       "sagemaker-notebook-encrypted-with-cmk",
	Title:    rule.T("Notebook disk is encrypted with a customer managed KMS key", "ノートブックのディスクをカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("The disk of a notebook fills with copies of training data. With a key of your own you decide who can read them, each use is recorded, and disabling the key closes them at once.", "ノートブックのディスクには学習データの写しがたまります。自分で管理する鍵なら、誰が読めるかを決められ、利用が記録され、鍵を無効にすれば直ちに読めなくできます。"),
	Fix:      rule.T("Set kms_key_id to the ARN of an aws_kms_key.", "kms_key_id に aws_kms_key の ARN を指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_sagemaker_notebook_instance"},
	Reads:    facts.KeyTypes,
	Check: func(p *rule.Pass, notebook *model.Resource) rule.Result {
		return facts.OwnKey(p.Graph, notebook.Get("kms_key_id"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance",
	},
}
