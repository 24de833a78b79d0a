package lambda

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// URLAuthenticated keeps the address of a function from answering everyone.
var URLAuthenticated = &rule.Rule{
	ID:       "lambda-url-authenticated",
	Title:    rule.T("Function URL requires IAM authentication", "関数 URL で IAM 認証を必須にしている"),
	Why:      rule.T("A function URL without authentication runs the function for anyone on the internet who finds it, at your cost and with the rights of its role.", "認証のない関数 URL は、見つけた人なら誰でも、こちらの費用負担とロールの権限で関数を実行できます。"),
	Fix:      rule.T("Set authorization_type to AWS_IAM. Put public endpoints behind API Gateway or CloudFront with WAF.", "authorization_type を AWS_IAM にしてください。公開エンドポイントは、WAF を付けた API Gateway か CloudFront の背後に置いてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_lambda_function_url"},
	Check:    is.NotOneOf("authorization_type", "NONE"),
	Refs: []string{
		"https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url",
	},
}
