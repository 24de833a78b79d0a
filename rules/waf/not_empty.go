package waf

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ACLHasRules keeps a web ACL from being there in name only.
var ACLHasRules = &rule.Rule{
	ID:       "waf-acl-has-rules",
	Title:    rule.T("Web ACL contains rules", "Web ACL にルールがある"),
	Why:      rule.T("A web ACL without rules lets everything through, and still looks like protection in every list.", "ルールのない Web ACL はすべてを通しますが、一覧では保護されているように見えます。"),
	Fix:      rule.T("Add rules, such as the managed rule groups of AWS.", "AWS のマネージドルールグループなどのルールを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_wafv2_web_acl", "aws_waf_web_acl", "aws_wafregional_web_acl"},
	Reads:    []string{"aws_wafv2_web_acl_rule_group_association"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		switch r.Addr.Type {
		case "aws_waf_web_acl":
			return is.Some("rules")(p, r)
		case "aws_wafregional_web_acl":
			return is.Some("rule")(p, r)
		}
		own := is.Some("rule")(p, r)
		json := r.Get("rule_json")
		return facts.Primary(facts.Any(own, rule.Judge(json.NotEmpty(), is.Saw(json), json),
			is.ReferredTo("web_acl_arn", "aws_wafv2_web_acl_rule_group_association")(p, r)), own.Evidence[0].Value)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-8",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
	},
}

// ClassicRuleNotEmpty keeps a rule from being there in name only.
var ClassicRuleNotEmpty = &rule.Rule{
	ID:       "waf-classic-rule-not-empty",
	Title:    rule.T("Rule of WAF Classic has conditions", "WAF Classic のルールに条件がある"),
	Why:      rule.T("A rule without conditions matches nothing, and still looks like protection in every list.", "条件のないルールは何にも一致しませんが、一覧では保護されているように見えます。"),
	Fix:      rule.T("Add predicates to the rule, or move to the current WAF.", "ルールに条件を追加するか、現行の WAF に移行してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_waf_rule", "aws_wafregional_rule"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_waf_rule" {
			return is.Some("predicates")(p, r)
		}
		return is.Some("predicate")(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-6",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_rule",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafregional_rule",
	},
}

// RuleGroupNotEmpty keeps a rule group from being there in name only.
var RuleGroupNotEmpty = &rule.Rule{
	ID:       "waf-rule-group-not-empty",
	Title:    rule.T("Rule group of WAF contains rules", "WAF のルールグループにルールがある"),
	Why:      rule.T("An empty rule group matches nothing, and still looks like protection in every list.", "空のルールグループは何にも一致しませんが、一覧では保護されているように見えます。"),
	Fix:      rule.T("Add rules to the group, or remove it.", "グループにルールを追加するか、グループを削除してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_wafv2_rule_group", "aws_waf_rule_group", "aws_wafregional_rule_group"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if r.Addr.Type == "aws_wafv2_rule_group" {
			return is.Some("rule")(p, r)
		}
		return is.Some("activated_rule")(p, r)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-7",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_rule_group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_rule_group",
	},
}
