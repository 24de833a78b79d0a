package cognito

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// UserPoolMFA keeps a password that leaked elsewhere from opening an account here.
var UserPoolMFA = &rule.Rule{
	ID:       "cognito-user-pool-mfa",
	Title:    rule.T("User pool requires MFA", "ユーザープールで MFA を必須にしている"),
	Why:      rule.T("People use passwords twice, and lists of stolen ones are tried everywhere. With OPTIONAL, those who do not turn MFA on have only the password.", "パスワードは使い回され、漏えいした一覧があらゆる場所で試されます。OPTIONAL では、MFA を有効にしていない人を守るのはパスワードだけです。"),
	Fix:      rule.T("Set mfa_configuration to ON, and add software_token_mfa_configuration.", "mfa_configuration を ON にし、software_token_mfa_configuration を追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cognito_user_pool"},
	Check:    is.OneOf("mfa_configuration", "ON"),
	Refs: []string{
		"https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool",
	},
}
