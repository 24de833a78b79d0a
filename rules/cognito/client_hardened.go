package cognito

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClientHardened keeps an application from telling who its users are, and tokens from lasting.
var ClientHardened = &rule.Rule{
	ID:       "cognito-client-hardened",
	Title:    rule.T("App client hides user existence and allows token revocation", "アプリクライアントがユーザーの有無を隠し、トークンを取り消せる"),
	Why:      rule.T("An error that tells a wrong user from a wrong password gives away who has an account. A token that cannot be revoked outlives the sign-out, and one sent over plain HTTP can be read.", "ユーザーの誤りとパスワードの誤りを区別するエラーは、誰がアカウントを持つかを教えてしまいます。取り消せないトークンはサインアウト後も使え、平文の HTTP で送られたトークンは盗み見られます。"),
	Fix:      rule.T("Set prevent_user_existence_errors to ENABLED, leave enable_token_revocation on, and let callback URLs begin with https.", "prevent_user_existence_errors を ENABLED にし、enable_token_revocation は有効のまま、コールバック URL は https にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also refuse sign-ins that send the password itself", "パスワードをそのまま送るサインインも認めない")},
	},
	Types: []string{"aws_cognito_user_pool_client"},
	Check: func(p *rule.Pass, client *model.Resource) rule.Result {
		list := []rule.Result{
			is.OneOf("prevent_user_existence_errors", "ENABLED")(p, client),
			is.NotFalse("enable_token_revocation")(p, client),
			everyURLSafe(client, "callback_urls"),
		}
		if p.Bool("strict") {
			list = append(list, is.NoneOf("explicit_auth_flows[*]", "ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH")(p, client))
		}
		return facts.All(list...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html",
		"https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool_client",
	},
}

// everyURLSafe requires that no URL of a list is plain HTTP to another machine. Schemes of applications on a phone are no
// URLs of machines.
func everyURLSafe(client *model.Resource, path string) rule.Result {
	list := client.Get(path)
	if facts.LeftToAWS(list) {
		return rule.Judge(model.Yes, is.Saw(list), list)
	}
	all := client.All(path + "[*]")
	answers := []rule.Result{rule.Judge(model.Yes, is.Saw(list), list)}
	for _, v := range all.List {
		plain := v.HasPrefix("http://")
		if plain == model.Yes {
			local := v.Matches(func(url string) bool {
				host, _, _ := strings.Cut(strings.TrimPrefix(url, "http://"), "/")
				name, _, _ := strings.Cut(host, ":")
				return name == "localhost" || name == "127.0.0.1"
			})
			plain = local.Not()
		}
		answers = append(answers, rule.Judge(plain.Not(), is.Saw(v), v))
	}
	if all.Complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, is.Saw(all.Stuck), all.Stuck))
	}
	return facts.All(answers...)
}
