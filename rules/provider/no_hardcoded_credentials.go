package provider

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoHardcodedCredentials keeps the keys that may build, and destroy, everything out of the code.
var NoHardcodedCredentials = &rule.Rule{
	ID:       "provider-no-hardcoded-credentials",
	Title:    rule.T("Provider configuration holds no access keys", "プロバイダーの設定にアクセスキーを書いていない"),
	Why:      rule.T("Whoever can read the repository, or its history, can do all that Terraform can. Keys in code are found by machines within minutes of a leak.", "リポジトリやその履歴を読める人は、Terraform と同じ操作ができてしまいます。コード中の鍵は、漏えいから数分で機械に見つけられます。"),
	Fix:      rule.T("Remove access_key, secret_key and token, and take credentials from a role or the environment. A key that was in the code is known: replace it.", "access_key、secret_key、token を削除し、ロールや環境変数から認証情報を取得してください。一度コードに書いた鍵は漏れたものとして交換が必要です。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Account: func(_ *rule.Pass, prov *model.Provider) rule.Result {
		var answers []rule.Result
		for _, c := range credentials {
			if v := prov.Get(c.name); v.Present() {
				answers = append(answers, c.judge(v))
			}
		}
		if len(answers) == 0 {
			return rule.Judge(model.Yes, "the provider configuration holds no keys", prov.Value())
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration",
	},
}

// credential is an argument for a credential, and the form that one of AWS has.
type credential struct {
	name string
	form func(string) bool
}

var credentials = [...]credential{
	{"access_key", isAccessKey},
	{"secret_key", isSecretKey},
	{"token", isToken},
}

// judge requires that no outcome of the value is a credential that the configuration itself holds. What stands for another
// value until Terraform runs holds none.
func (c credential) judge(v model.Value) rule.Result {
	res := rule.Result{OK: model.Yes}
	for _, o := range v.Outcomes() {
		text, known := o.Text()
		switch {
		case known && c.form(text):
			return rule.Judge(model.No, c.name+" is a key in plain text", facts.Hidden(v))
		case !known && o.Present() && !comesFromOutside(o):
			res.OK = model.Unknown
		}
	}
	message := c.name + " is no key that is written here"
	if res.OK == model.Unknown {
		message = c.name + " is not known"
	}
	return rule.Judge(res.OK, message, facts.Hidden(v))
}

// comesFromOutside reports whether a value that is not known is read from variables without a value, or from resources.
func comesFromOutside(v model.Value) bool {
	sources := v.Sources()
	for _, s := range sources {
		if s.Kind != model.FromVariable && s.Kind != model.FromResource && !strings.HasPrefix(s.Name, "ephemeral.") {
			return false
		}
	}
	return len(sources) > 0
}

// isAccessKey tests for the form of an access key id.
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids.
func isAccessKey(s string) bool {
	return len(s) >= 16 && (strings.HasPrefix(s, "AKIA") || strings.HasPrefix(s, "ASIA")) && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// isSecretKey tests for the form of a secret access key.
func isSecretKey(s string) bool { return len(s) == 40 && base64(s) }

// isToken tests for the form of a session token, which has no fixed length.
func isToken(s string) bool { return len(s) >= 100 && base64(s) }

func base64(s string) bool {
	return strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") == ""
}
