package config

import (
	"fmt"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RulesWatchCredentials notices credentials without MFA, that nobody uses, or that are old.
var RulesWatchCredentials = &rule.Rule{
	ID:       "config-rules-watch-credentials",
	Title:    rule.T("Managed rules watch user MFA, unused credentials and key age", "マネージドルールで MFA、未使用の認証情報、キーの経過日数を監視している"),
	Why:      rule.T("Terraform does not see who enrolled in MFA, who left, or how old a key is. Rules that look every day do.", "MFA の登録状況、退職者、キーの古さは Terraform からは見えません。毎日点検するルールなら気付けます。"),
	Fix:      rule.T("Add an aws_config_config_rule for IAM_USER_MFA_ENABLED, for IAM_USER_UNUSED_CREDENTIALS_CHECK and for ACCESS_KEYS_ROTATED, with 90 days at most.", "IAM_USER_MFA_ENABLED、IAM_USER_UNUSED_CREDENTIALS_CHECK、ACCESS_KEYS_ROTATED の aws_config_config_rule を、90 日以内の設定で追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "unused_credential_days", Default: cty.NumberIntVal(90), About: rule.T("after how many days at most unused credentials are reported", "未使用の認証情報を報告するまでの最大の日数")},
		{Name: "access_key_days", Default: cty.NumberIntVal(90), About: rule.T("after how many days at most an access key is reported", "アクセスキーを報告するまでの最大の日数")},
	},
	Reads: slices.Concat([]string{analyzerType}, managedTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		mfa := facts.Any(inUse(p, prov, "IAM_USER_MFA_ENABLED"), inUse(p, prov, "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS"))
		unused := facts.Any(
			inUseWithin(p, prov, "IAM_USER_UNUSED_CREDENTIALS_CHECK", "maxCredentialUsageAge", p.Int("unused_credential_days")),
			analyzed(p, prov),
		)
		old := inUseWithin(p, prov, "ACCESS_KEYS_ROTATED", "maxAccessKeyAge", p.Int("access_key_days"))
		if mfa.OK == model.No && unused.OK == model.No && old.OK == model.No {
			return facts.Silent(prov, "no rule watches credentials")
		}
		res := facts.Parts(mfa, unused, old)
		if res.OK == model.Yes {
			res.Message = "MFA, unused credentials and the age of keys are watched"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/iam-user-unused-credentials-check.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/access-keys-rotated.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_config_rule",
	},
}

const analyzerType = "aws_accessanalyzer_analyzer"

// defaultAge is what the managed rules about age ask for where they are given no parameter.
const defaultAge = 90

// inUseWithin is inUse for a rule with a parameter that gives a number of days. The parameters of conformance packs are not
// read.
func inUseWithin(p *rule.Pass, prov *model.Provider, id, parameter string, most int64) rule.Result {
	none := rule.Judge(model.No, "no AWS Config rule "+id, facts.First(p.Graph, prov, managedTypes...))
	answers := make([]rule.Result, len(managedTypes))
	for i, typ := range managedTypes {
		answers[i] = facts.One(p.Graph, typ, facts.Here(prov), none, func(r *model.Resource) rule.Result {
			res := uses(r, id)
			v := r.Get("input_parameters")
			switch {
			case res.OK == model.No:
				return rule.Result{OK: model.No}
			case typ != "aws_config_config_rule" && typ != "aws_config_organization_managed_rule":
				return res
			case v.NotEmpty() == model.No:
				return facts.All(res, rule.Judge(model.Of(most >= defaultAge), fmt.Sprintf("%s reports after %d days", r.Address(), defaultAge), v))
			}
			return facts.All(res, facts.JudgeJSON(v, func(doc model.Value) rule.Result {
				days := facts.Member(doc, parameter)
				ok := days.AtMost(most).Or(days.Set().Not().And(model.Of(most >= defaultAge)))
				return rule.Judge(ok, fmt.Sprintf("%s; at most %d is required", is.Saw(days), most), days)
			}))
		})
	}
	res := facts.Any(answers...)
	if res.OK == model.No && res.Message == "" {
		return none
	}
	return res
}

// analyzed tells whether an analyzer of unused access does what a rule about unused credentials would.
func analyzed(p *rule.Pass, prov *model.Provider) rule.Result {
	none := rule.Judge(model.No, "no analyzer of unused access", facts.First(p.Graph, prov, managedTypes...))
	return facts.One(p.Graph, analyzerType, facts.InAccount(prov), none, func(r *model.Resource) rule.Result {
		typ, age := r.Get("type"), r.Get("configuration.unused_access.unused_access_age")
		soon := age.AtMost(p.Int("unused_credential_days")).Or(age.Set().Not())
		return rule.Judge(typ.OneOf("ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_UNUSED_ACCESS").And(soon), is.Saw(typ), typ, age)
	})
}
