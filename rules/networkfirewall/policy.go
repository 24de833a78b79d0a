package networkfirewall

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// PolicyDefaultActionFullPackets keeps packets that no rule knows from passing unseen.
var PolicyDefaultActionFullPackets = &rule.Rule{
	ID:       "networkfirewall-policy-default-action-full-packets",
	Title:    rule.T("Packets that no stateless rule matches are dropped or inspected", "ステートレスルールに一致しないパケットを破棄するか検査している"),
	Why:      rule.T("With aws:pass, whatever no stateless rule matches goes around the stateful rules.", "aws:pass では、ステートレスルールに一致しない通信がステートフルルールを通らずに流れます。"),
	Fix:      rule.T("Set stateless_default_actions to aws:forward_to_sfe or aws:drop.", "stateless_default_actions を aws:forward_to_sfe または aws:drop にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    policy,
	Check:    stops("firewall_policy.stateless_default_actions[*]"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall_policy",
	},
}

// PolicyDefaultActionFragments keeps fragments that no rule knows from passing unseen.
var PolicyDefaultActionFragments = &rule.Rule{
	ID:       "networkfirewall-policy-default-action-fragments",
	Title:    rule.T("Fragments that no stateless rule matches are dropped or inspected", "ステートレスルールに一致しないフラグメントを破棄するか検査している"),
	Why:      rule.T("With aws:pass, an attacker cuts packets into fragments to get around the stateful rules.", "aws:pass では、攻撃者はパケットを断片化してステートフルルールを避けられます。"),
	Fix:      rule.T("Set stateless_fragment_default_actions to aws:forward_to_sfe or aws:drop.", "stateless_fragment_default_actions を aws:forward_to_sfe または aws:drop にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    policy,
	Check:    stops("firewall_policy.stateless_fragment_default_actions[*]"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-5",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall_policy",
	},
}

// PolicyHasRuleGroup keeps a firewall from being there in name only.
var PolicyHasRuleGroup = &rule.Rule{
	ID:       "networkfirewall-policy-has-rule-group",
	Title:    rule.T("Firewall policy refers to a rule group", "ファイアウォールポリシーがルールグループを参照している"),
	Why:      rule.T("Without rule groups the firewall knows only its default actions: it inspects nothing.", "ルールグループがないファイアウォールにはデフォルトの動作しかなく、何も検査しません。"),
	Fix:      rule.T("Add a stateful_rule_group_reference or stateless_rule_group_reference.", "stateful_rule_group_reference または stateless_rule_group_reference を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    policy,
	Check:    is.Some("firewall_policy.stateful_rule_group_reference", "firewall_policy.stateless_rule_group_reference"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall_policy",
	},
}

// StatelessRuleGroupNotEmpty keeps a rule group from being there in name only.
var StatelessRuleGroupNotEmpty = &rule.Rule{
	ID:       "networkfirewall-stateless-rule-group-not-empty",
	Title:    rule.T("Stateless rule group contains rules", "ステートレスルールグループにルールがある"),
	Why:      rule.T("An empty rule group looks like protection in every list, and does nothing.", "空のルールグループは一覧では保護のように見えますが、何もしません。"),
	Fix:      rule.T("Add stateless_rule blocks, or remove the group.", "stateless_rule ブロックを追加するか、グループを削除してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_networkfirewall_rule_group"},
	When:     func(_ *rule.Pass, r *model.Resource) model.Tri { return r.Get("type").OneOf("STATELESS") },
	Check:    is.Some("rule_group.rules_source.stateless_rules_and_custom_actions.stateless_rule"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_rule_group",
	},
}

var policy = []string{"aws_networkfirewall_firewall_policy"}

// stops requires default actions that drop a packet or hand it to the stateful engine.
func stops(path string) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.All(
			is.NoneOf(path, "aws:pass")(p, r),
			facts.AnyValue(r, path, "neither aws:drop nor aws:forward_to_sfe", func(v model.Value) model.Tri {
				return v.OneOf("aws:drop", "aws:forward_to_sfe")
			}),
		)
	}
}
