package cognito

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// UserPoolPasswordPolicy keeps the passwords of customers out of reach of guessing.
var UserPoolPasswordPolicy = &rule.Rule{
	ID:       "cognito-user-pool-password-policy",
	Title:    rule.T("User pool asks for strong passwords", "ユーザープールで強固なパスワードを求めている"),
	Why:      rule.T("A password policy that is written replaces the default of AWS: what it leaves out is not asked for. Short passwords of one kind of character fall first.", "パスワードポリシーを書くと AWS の既定値は使われず、書かなかった条件は求められません。短く文字の種類が少ないパスワードから破られます。"),
	Fix:      rule.T("In password_policy set minimum_length to 8 or more, all four require arguments to true and temporary_password_validity_days to 7 or less, or leave the block out.", "password_policy の minimum_length を 8 以上、4 つの require をすべて true、temporary_password_validity_days を 7 以下にするか、ブロックを省略してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "min_length", Default: cty.NumberIntVal(defaultLength), About: rule.T("the least number of characters; 14 for banks", "最小の文字数 (金融機関では 14)")},
	},
	Types: []string{userPoolType},
	Check: func(p *rule.Pass, pool *model.Resource) rule.Result {
		least := p.Int("min_length")
		policy := pool.Get("password_policy")
		none := rule.Judge(model.Of(least <= defaultLength), "without password_policy AWS asks for 8 characters of four kinds", policy)
		return facts.EveryBlock(pool.Blocks("password_policy"), none, func(b model.Block) rule.Result {
			length, days := b.Get("minimum_length"), b.Get("temporary_password_validity_days")
			if length.AtMost(0) == model.Yes {
				return none // nobody wrote a policy: the provider accepts no such length
			}
			list := []rule.Result{rule.Judge(length.AtLeast(least), fmt.Sprintf("%s; at least %d is required", is.Saw(length), least), length)}
			for _, kind := range []string{"require_lowercase", "require_uppercase", "require_numbers", "require_symbols"} {
				v := b.Get(kind)
				list = append(list, rule.Judge(v.True(), is.Saw(v), v))
			}
			week := days.AtMost(7)
			if facts.LeftToAWS(days) {
				week = model.Yes // the default is 7
			}
			return facts.All(append(list, rule.Judge(week, is.Saw(days)+"; at most 7 is required", days))...)
		})
	},
	Refs: poolRefs("https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html", "https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-3"),
}

// defaultLength is the length of passwords that Cognito asks for by default.
const defaultLength = 8

// UserPoolThreatProtection stops sign-ins with passwords that are known to be stolen.
var UserPoolThreatProtection = &rule.Rule{
	ID:       "cognito-user-pool-threat-protection",
	Title:    rule.T("User pool enforces threat protection", "ユーザープールで脅威保護を適用している"),
	Why:      rule.T("Threat protection blocks stolen passwords and sign-ins that look like an attack. In audit mode it only counts them.", "脅威保護は、漏えいしたパスワードや攻撃と見られるサインインを止めます。監査モードでは記録するだけです。"),
	Fix:      rule.T("Add a block user_pool_add_ons with advanced_security_mode set to ENFORCED.", "advanced_security_mode を ENFORCED にした user_pool_add_ons ブロックを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{userPoolType},
	Check:    is.OneOf("user_pool_add_ons.advanced_security_mode", "ENFORCED"),
	Refs:     poolRefs("https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html", "https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-1"),
}

// UserPoolCustomAuthThreatProtection does the same for sign-ins that a function of one's own decides.
var UserPoolCustomAuthThreatProtection = &rule.Rule{
	ID:       "cognito-user-pool-custom-auth-threat-protection",
	Title:    rule.T("User pool enforces threat protection for custom authentication", "ユーザープールでカスタム認証にも脅威保護を適用している"),
	Why:      rule.T("Threat protection leaves sign-ins with custom challenges out unless it is told otherwise: attackers take that way.", "カスタムチャレンジによるサインインは、指定しない限り脅威保護の対象外で、攻撃者の抜け道になります。"),
	Fix:      rule.T("In user_pool_add_ons add advanced_security_additional_flows with custom_auth_mode set to ENFORCED.", "user_pool_add_ons に、custom_auth_mode を ENFORCED にした advanced_security_additional_flows を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{userPoolType},
	Check:    is.OneOf("user_pool_add_ons.advanced_security_additional_flows.custom_auth_mode", "ENFORCED"),
	Refs:     poolRefs("https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html", "https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-4"),
}

// UserPoolDeletionProtection keeps all accounts of an application from going with one change.
var UserPoolDeletionProtection = &rule.Rule{
	ID:       "cognito-user-pool-deletion-protection",
	Title:    rule.T("User pool is protected from deletion", "ユーザープールの削除保護を有効にしている"),
	Why:      rule.T("A deleted pool takes all users and their passwords with it, and there is no backup of passwords.", "ユーザープールを削除すると全ユーザーとパスワードが失われ、パスワードにはバックアップがありません。"),
	Fix:      rule.T("Set deletion_protection to ACTIVE.", "deletion_protection を ACTIVE にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{userPoolType},
	Check:    is.OneOf("deletion_protection", "ACTIVE"),
	Refs:     poolRefs("https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html", "https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-6"),
}

// UserPoolWAF keeps floods of sign-ins away from a pool.
var UserPoolWAF = &rule.Rule{
	ID:       "cognito-user-pool-waf",
	Title:    rule.T("User pool is protected by a web ACL", "ユーザープールをウェブ ACL で保護している"),
	Why:      rule.T("The endpoints of a pool are on the internet. A web ACL stops floods of guessed passwords and sign-ups by machines.", "ユーザープールのエンドポイントはインターネットに公開されています。ウェブ ACL は、パスワードの総当たりや機械的な登録を止めます。"),
	Fix:      rule.T("Add an aws_wafv2_web_acl_association whose resource_arn is the ARN of the pool.", "resource_arn にユーザープールの ARN を指定した aws_wafv2_web_acl_association を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{userPoolType},
	Reads:    []string{"aws_wafv2_web_acl_association"},
	Check:    is.ReferredTo("resource_arn", "aws_wafv2_web_acl_association"),
	Refs:     poolRefs("https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_association"),
}

const userPoolType = "aws_cognito_user_pool"

func poolRefs(pages ...string) []string {
	return append(pages, "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool")
}
