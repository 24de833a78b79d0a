package sg

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoUnrestrictedEgress keeps data from leaving for anywhere.
var NoUnrestrictedEgress = &rule.Rule{
	ID:       "sg-no-unrestricted-egress",
	Title:    rule.T("Security group does not let everything out to the internet", "セキュリティグループでインターネットへの全ポートの通信を許可していない"),
	Why:      rule.T("Whoever gets into a machine fetches tools and sends data out by whatever port he likes.", "マシンに侵入した人は、好きなポートでツールを取り込み、データを外に送れます。"),
	Fix:      rule.T("Name the ports and the destinations that the application needs: prefix lists of endpoints, ranges, security groups.", "アプリケーションに必要なポートと宛先 (エンドポイントのプレフィックスリスト、範囲、セキュリティグループ) だけを許可してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("accept no port at all that is open to the whole internet", "インターネット全体への通信をどのポートでも認めない")},
	},
	Types: slices.Concat(facts.GroupTypes, facts.EgressRuleTypes),
	Reads: facts.PrefixListTypes,
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if slices.Contains(facts.GroupTypes, r.Addr.Type) {
			return model.Yes
		}
		if len(facts.Groups(p.Graph.At(r), "security_group_id").To) > 0 {
			return model.No // its group gets the verdict
		}
		return facts.IsEgress(r)
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		leaving := facts.EgressOfRule
		if slices.Contains(facts.GroupTypes, r.Addr.Type) {
			leaving = facts.EgressOf
		}
		out := leaving(p.Graph, r)
		if p.Bool("strict") {
			return facts.Not(out.AnyOpenBeyond(p.Graph, nil))
		}
		return facts.Not(out.AllPorts(p.Graph, facts.Internet))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_egress_rule",
	},
}
