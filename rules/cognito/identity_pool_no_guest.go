package cognito

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// IdentityPoolNoGuest keeps AWS credentials from everyone who knows the id of a pool.
var IdentityPoolNoGuest = &rule.Rule{
	ID:       "cognito-identity-pool-no-guest",
	Title:    rule.T("Identity pool gives no credentials to guests", "ID プールがゲストに認証情報を発行していない"),
	Why:      rule.T("A pool that admits guests gives AWS credentials to anyone who sends its id, which every client of the application carries.", "ゲストを許可した ID プールは、その ID を送った誰にでも AWS の認証情報を発行します。ID はアプリケーションのすべてのクライアントに含まれています。"),
	Fix:      rule.T("Set allow_unauthenticated_identities to false.", "allow_unauthenticated_identities を false にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_cognito_identity_pool"},
	Check:    is.NotTrue("allow_unauthenticated_identities"),
	Refs: []string{
		"https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_identity_pool",
	},
}
