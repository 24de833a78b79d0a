package appsync

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NoAPIKeyAuth lets only callers in that say who they are.
var NoAPIKeyAuth = &rule.Rule{
	ID:       "appsync-no-api-key-auth",
	Title:    rule.T("GraphQL API does not accept API keys", "GraphQL API で API キー認証を使っていない"),
	Why:      rule.T("An API key is one secret that all clients share and that stands in the code of each: it tells nobody apart, and whoever copies it may ask for everything.", "API キーは全クライアントが共有し、各クライアントのコードに埋め込まれる 1 つの秘密です。呼び出し元を区別できず、写し取った人は何でも取得できます。"),
	Fix:      rule.T("Use AWS_IAM, AMAZON_COGNITO_USER_POOLS, OPENID_CONNECT or AWS_LAMBDA, also in every additional_authentication_provider.", "AWS_IAM、AMAZON_COGNITO_USER_POOLS、OPENID_CONNECT、AWS_LAMBDA のいずれかを使ってください。additional_authentication_provider も同様です。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_appsync_graphql_api"},
	Check:    is.Every(is.NotOneOf("authentication_type", "API_KEY"), is.NoneOf("additional_authentication_provider[*].authentication_type", "API_KEY")),
	Refs: []string{
		"https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_graphql_api",
	},
}
