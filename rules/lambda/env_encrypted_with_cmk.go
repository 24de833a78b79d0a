package lambda

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EnvEncryptedWithCMK lets the owner of the account decide who can read the environment of a function.
var EnvEncryptedWithCMK = &rule.Rule{
	ID:       "lambda-env-encrypted-with-cmk",
	Title:    rule.T("Function environment is encrypted with a customer managed KMS key", "関数の環境変数をカスタマー管理の KMS キーで暗号化している"),
	Why:      rule.T("With a key of your own, reading the environment takes a permission on the key as well as on the function, and each use of the key is recorded.", "自分で管理する鍵を使うと、環境変数を読むには関数に加えて鍵の権限も必要になり、鍵を使ったことが記録に残ります。"),
	Fix:      rule.T("Set kms_key_arn to the ARN of an aws_kms_key.", "kms_key_arn に aws_kms_key の ARN を指定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_lambda_function"},
	Reads:    facts.KeyTypes,
	// Without an environment there is nothing to encrypt.
	When: func(_ *rule.Pass, fn *model.Resource) model.Tri {
		blocks := fn.Blocks("environment")
		if len(blocks.List) > 0 {
			return fn.Get("environment.variables").NotEmpty()
		}
		return blocks.Complete.Not()
	},
	Check: func(p *rule.Pass, fn *model.Resource) rule.Result {
		return facts.OwnKey(p.Graph, fn.Get("kms_key_arn"))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
	},
}
