package config

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// RulesRemediated closes what was opened to the internet before somebody has read the finding.
var RulesRemediated = &rule.Rule{
	ID:       "config-rules-remediated",
	Title:    rule.T("Rule about public exposure has a correction", "公開状態を検知するルールに修復アクションがある"),
	Why:      rule.T("A bucket that is open is found within minutes. A finding that waits for office hours is too late for it.", "公開されたバケットは数分で見つけられます。営業時間を待つ検出結果では間に合いません。"),
	Fix:      rule.T("Add an aws_config_remediation_configuration for the rule with target_type SSM_DOCUMENT, and set automatic once it is tried out.", "target_type が SSM_DOCUMENT の aws_config_remediation_configuration をルールに追加し、検証後に automatic を有効にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "exposure_rules", Default: exposureRules(), About: rule.T("the identifiers of the rules that need a correction", "修復アクションを求めるルールの識別子")},
		{Name: "strict", Default: cty.False, About: rule.T("require that the correction runs by itself", "修復を自動で実行することも求める")},
	},
	Types: []string{"aws_config_config_rule"},
	Reads: []string{remediationType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return r.Get("source.owner").OneOf("AWS").And(r.Get("source.source_identifier").OneOf(p.Strings("exposure_rules")...))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no "+remediationType+" corrects what the rule finds", r.Value())
		res := facts.Some(p.Graph.At(r).Into(remediationType, "config_rule_name"), none, func(fix *model.Resource) rule.Result {
			typ, target := fix.Get("target_type"), fix.Get("target_id")
			list := []rule.Result{rule.Judge(typ.OneOf("SSM_DOCUMENT"), is.Saw(typ), typ), rule.Judge(target.NotEmpty(), is.Saw(target), target)}
			if p.Bool("strict") {
				auto, times := fix.Get("automatic"), fix.Get("maximum_automatic_attempts")
				list = append(list, rule.Judge(auto.True(), is.Saw(auto), auto), rule.Judge(times.Set(), is.Saw(times), times))
			}
			return facts.All(list...)
		})
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/remediation.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_remediation_configuration",
	},
}

const remediationType = "aws_config_remediation_configuration"
