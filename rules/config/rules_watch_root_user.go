package config

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RulesWatchRootUser notices a root user without MFA, or with access keys.
var RulesWatchRootUser = &rule.Rule{
	ID:       "config-rules-watch-root-user",
	Title:    rule.T("Managed rules watch root MFA and root access keys", "マネージドルールでルートの MFA とアクセスキーを監視している"),
	Why:      rule.T("Terraform cannot enrol the root user in MFA. A rule that looks every day is what notices that it was never done, or undone.", "ルートユーザーの MFA は Terraform では登録できません。未登録や解除に気付けるのは、毎日点検するルールだけです。"),
	Fix:      rule.T("Add an aws_config_config_rule for ROOT_ACCOUNT_MFA_ENABLED and one for IAM_ROOT_ACCESS_KEY_CHECK, or use the Foundational Security Best Practices of Security Hub, and start the recorder.", "ROOT_ACCOUNT_MFA_ENABLED と IAM_ROOT_ACCESS_KEY_CHECK の aws_config_config_rule を追加するか、Security Hub の基礎セキュリティのベストプラクティス標準を使い、レコーダーを開始してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Reads:    slices.Concat([]string{recorderType, recorderStatusType}, managedTypes, facts.HubTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		mfa := facts.Any(inUse(p, prov, "ROOT_ACCOUNT_MFA_ENABLED"), inUse(p, prov, "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"))
		key := inUse(p, prov, "IAM_ROOT_ACCESS_KEY_CHECK")
		standard := facts.HubStandard(p.Graph, prov, []string{"aws-foundational-security-best-practices"})
		if mfa.OK == model.No && key.OK == model.No && standard.OK == model.No {
			return facts.Silent(prov, "no rule watches the root user")
		}
		return facts.All(facts.Any(facts.Parts(mfa, key), standard), recording(p, prov))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/root-account-mfa-enabled.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/iam-root-access-key-check.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_config_rule",
	},
}

// recording tells whether AWS Config runs in the account and region of a provider configuration. AWS makes rules only
// where there is a recorder, so one that is not in this configuration is in another.
func recording(p *rule.Pass, prov *model.Provider) rule.Result {
	here := facts.Here(prov)
	if facts.Has(p.Graph, here, recorderType, recorderStatusType) == model.No {
		place := facts.First(p.Graph, prov, slices.Concat(managedTypes, facts.HubTypes)...)
		return rule.Judge(model.Unknown, "the recorder is not in this configuration", place).
			Because("whether the recorder of AWS Config is started is not known")
	}
	none := rule.Judge(model.No, "no "+recorderStatusType+" starts the recorder", facts.First(p.Graph, prov, recorderType))
	return facts.One(p.Graph, recorderStatusType, here, none, enabled)
}
