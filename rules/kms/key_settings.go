package kms

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// KeyDeletionWindow leaves time to notice that a key is about to go.
var KeyDeletionWindow = &rule.Rule{
	ID:       "kms-key-deletion-window",
	Title:    rule.T("Key waits 30 days before it is deleted", "鍵の削除までに 30 日の待機期間がある"),
	Why:      rule.T("Once a key is deleted, all that it encrypted is lost. The window is the time in which somebody can notice and stop it.", "鍵を削除すると、その鍵で暗号化したデータはすべて失われます。待機期間は、誰かが気付いて止めるための時間です。"),
	Fix:      rule.T("Remove deletion_window_in_days, which is then 30, or set it to 30.", "deletion_window_in_days を削除する (30 になります) か、30 にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "kms_deletion_days", Default: cty.NumberIntVal(30), About: rule.T("the least number of days, 7 to 30", "最小の日数 (7 ～ 30)")},
	},
	Types: madeKeyTypes,
	Check: func(p *rule.Pass, key *model.Resource) rule.Result {
		v, least := key.Get("deletion_window_in_days"), p.Int("kms_deletion_days")
		return rule.Judge(v.AtLeast(least).Or(v.Set().Not()), fmt.Sprintf("%s; at least %d is required", is.Saw(v), least), v)
	},
	Refs: keyRefs("https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"),
}

// KeyEnabled keeps what a key protects readable for those who may.
var KeyEnabled = &rule.Rule{
	ID:       "kms-key-enabled",
	Title:    rule.T("Key is enabled", "鍵が有効になっている"),
	Why:      rule.T("With a disabled key nothing that it encrypted can be read: volumes do not attach, objects cannot be fetched, functions do not start.", "鍵を無効にすると、その鍵で暗号化したものは読めません。ボリュームは接続できず、オブジェクトは取得できず、関数は起動しません。"),
	Fix:      rule.T("Remove is_enabled, or set it to true. Delete a key that is not needed any more after its window.", "is_enabled を削除するか true にしてください。不要になった鍵は、待機期間を置いて削除してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_kms_key"},
	Check:    is.NotFalse("is_enabled"),
	Refs:     keyRefs("https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html"),
}

// KeyPolicyLockoutCheckKept keeps a key from belonging to nobody.
var KeyPolicyLockoutCheckKept = &rule.Rule{
	ID:       "kms-key-policy-lockout-check-kept",
	Title:    rule.T("Check against locking oneself out of the key is kept", "鍵のロックアウト防止チェックを省略していない"),
	Why:      rule.T("Without the check a key policy can shut out everyone, its author included. Only AWS Support can then get the key back, if at all.", "このチェックを省くと、作成者を含む全員を締め出すキーポリシーも設定できてしまい、AWS サポートに頼るしかなくなります。"),
	Fix:      rule.T("Remove bypass_policy_lockout_safety_check, or set it to false.", "bypass_policy_lockout_safety_check を削除するか false にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_kms_key", policyType, "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"},
	Check:    is.NotTrue("bypass_policy_lockout_safety_check"),
	Refs:     keyRefs("https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying.html"),
}

// KeyHasAlias lets people tell keys apart.
var KeyHasAlias = &rule.Rule{
	ID:       "kms-key-has-alias",
	Title:    rule.T("Key has an alias", "鍵にエイリアスがある"),
	Why:      rule.T("A key without an alias is a long number. Who cleans up or reacts to an incident has to guess what it is for, and deletes the wrong one.", "エイリアスのない鍵は長い ID でしか示せません。整理やインシデント対応の際に用途が分からず、誤って削除するおそれがあります。"),
	Fix:      rule.T("Add an aws_kms_alias whose target_key_id is the key.", "target_key_id にその鍵を指定した aws_kms_alias を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_kms_key"},
	Reads:    []string{"aws_kms_alias"},
	Check:    is.ReferredTo("target_key_id", "aws_kms_alias"),
	Refs:     keyRefs("https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_alias"),
}

// KeyHasPolicy makes who may use a key a decision.
var KeyHasPolicy = &rule.Rule{
	ID:       "kms-key-has-policy",
	Title:    rule.T("Key has a policy of its own", "鍵に固有のキーポリシーがある"),
	Why:      rule.T("The policy that AWS gives a key by default leaves it to every IAM policy of the account who may use the key.", "既定のキーポリシーでは、鍵を使える人がアカウント内のあらゆる IAM ポリシー次第になります。"),
	Fix:      rule.T("Set policy, or add an aws_kms_key_policy, and name those who manage and those who use the key.", "policy を指定するか aws_kms_key_policy を追加し、鍵の管理者と利用者を記述してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_kms_key"},
	Reads:    []string{policyType},
	Check: func(p *rule.Pass, key *model.Resource) rule.Result {
		own := key.Get("policy")
		res := rule.Judge(own.NotEmpty(), is.Saw(own), own)
		switch {
		case facts.LeftToAWS(own):
			res = rule.Judge(model.No, "the key has the default policy", own)
		case own.Origin == model.Computed:
			res = rule.Judge(model.Unknown, "AWS shows a policy", own).Because("whether " + own.At() + " is the default policy is not decided")
		}
		return facts.Any(res, is.ReferredTo("key_id", policyType)(p, key))
	},
	Refs: keyRefs("https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key_policy"),
}

// KeySpecStrong keeps keys out of reach of calculation for the years that data lasts.
var KeySpecStrong = &rule.Rule{
	ID:       "kms-key-spec-strong",
	Title:    rule.T("Key is strong enough for what it is used for", "鍵の強度が用途に見合っている"),
	Why:      rule.T("Signatures and codes are checked years later. RSA of 2048 bits and HMAC of 224 bits are not advised for that long.", "署名や認証コードは何年も後に検証されます。2048 ビットの RSA や 224 ビットの HMAC は、長期間の利用には推奨されません。"),
	Fix:      rule.T("Use RSA_3072 or more, an ECC or an ML_DSA key for signatures, and HMAC_256 or more for codes. A new key is needed: the kind of a key cannot be changed.", "署名には RSA_3072 以上、ECC、ML_DSA のいずれか、認証コードには HMAC_256 以上を使ってください。鍵の種類は変更できないため、新しい鍵が必要です。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_kms_key"},
	Check: func(_ *rule.Pass, key *model.Resource) rule.Result {
		spec, usage := key.Get("customer_master_key_spec"), key.Get("key_usage")
		weak := spec.OneOf("HMAC_224").Or(spec.OneOf("RSA_2048").And(usage.OneOf("SIGN_VERIFY")))
		return rule.Judge(weak.Not(), is.Saw(spec)+" for "+usage.String(), spec, usage)
	},
	Refs: keyRefs("https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"),
}

// madeKeyTypes are the keys that are made here.
var madeKeyTypes = []string{"aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"}

func keyRefs(pages ...string) []string {
	return append(pages, "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key")
}
