package ssm

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ParameterEncrypted keeps credentials from lying in plain text.
var ParameterEncrypted = &rule.Rule{
	ID:       "ssm-parameter-encrypted",
	Title:    rule.T("Parameter that holds a credential is a SecureString", "認証情報を持つパラメーターを SecureString にしている"),
	Why:      rule.T("Whoever may read parameters reads a plain one, and it shows in the console and in the history. A SecureString also takes the right to use its key.", "パラメーターの参照権限があれば平文の値は誰でも読め、コンソールや履歴にも表示されます。SecureString なら鍵の利用権限も必要になります。"),
	Fix:      rule.T("Set type to SecureString, and replace the credential that was stored in plain text.", "type を SecureString にし、平文で保存していた認証情報は新しいものに交換してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "every_parameter", Default: cty.False, About: rule.T("ask the same of every parameter, whatever it holds", "内容にかかわらず、すべてのパラメーターに求める")},
	},
	Types: []string{parameterType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return model.Any(r.Get("type").OneOf("SecureString"), model.Of(p.Bool("every_parameter")), holdsSecret(r).OK)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		typ := r.Get("type")
		secure := rule.Judge(typ.OneOf("SecureString"), is.Saw(typ), typ)
		if secure.OK == model.Yes || p.Bool("every_parameter") {
			return secure
		}
		return facts.Any(secure, facts.Not(holdsSecret(r)))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter",
	},
}

// holdsSecret tells whether a parameter is named like a credential, or certainly holds one. The ARN or name of a secret is
// none.
func holdsSecret(r *model.Resource) rule.Result {
	name, value := r.Get("name"), r.Get("value")
	if plain := r.Get("insecure_value"); plain.Present() && plain.Origin != model.Computed {
		value = plain
	}
	if found := facts.Not(facts.NoSecret(value)); found.OK == model.Yes {
		return found
	}
	return rule.Judge(facts.NamedLikeSecret(name).And(refers(value).Not()), "the parameter is named like a credential", name, facts.Hidden(value))
}

// refers tells whether a value only says where a credential is.
func refers(v model.Value) model.Tri {
	sources := v.Sources()
	for _, s := range sources {
		if s.Kind == model.FromResource && !s.Derived && len(sources) == 1 {
			return model.Of(s.Attr == "arn" || s.Attr == "id" || s.Attr == "name" || strings.HasSuffix(s.Attr, "_arn"))
		}
	}
	if v.Known() {
		return v.HasPrefix("arn:")
	}
	if v.Sensitive() {
		return model.No // where a credential is need not be hidden
	}
	return model.Unknown
}

// ParameterEncryptedWithCMK lets the owner of the account decide who can read a parameter.
var ParameterEncryptedWithCMK = &rule.Rule{
	ID:        "ssm-parameter-encrypted-with-cmk",
	Title:     rule.T("SecureString uses a customer managed KMS key", "SecureString をカスタマー管理の KMS キーで暗号化している"),
	Why:       rule.T("The key that AWS manages opens every parameter to whoever may read it. With a key of your own the right to the key decides as well.", "AWS 管理のキーでは、参照権限だけで値を読めます。自分で管理する鍵なら、鍵の権限でも制御できます。"),
	Fix:       rule.T("Set key_id to an aws_kms_key.", "key_id に aws_kms_key を指定してください。"),
	Severity:  rule.Low,
	Since:     "0.1.0",
	ImpliedBy: []string{"ssm-parameter-encrypted"},
	Types:     []string{parameterType},
	Reads:     facts.KeyTypes,
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		kind := r.Get("type")
		return p.Applies(kind.OneOf("SecureString"), kind)
	},
	Check: facts.UsesOwnKey("key_id"),
	Refs: []string{
		"https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter",
	},
}

const parameterType = "aws_ssm_parameter"
