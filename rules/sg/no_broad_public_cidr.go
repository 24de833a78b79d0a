package sg

import (
	"slices"
	"sync"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoBroadPublicCIDR keeps sensitive ports from whole providers and countries.
var NoBroadPublicCIDR = &rule.Rule{
	ID:        "sg-no-broad-public-cidr",
	Title:     rule.T("Sensitive ports are not open to large public ranges", "機密性の高いポートを広いパブリックの範囲に公開していない"),
	Why:       rule.T("A large range is a whole provider: everybody who rents a machine there for an hour is let in.", "広い範囲は事業者全体に相当します。そこでマシンを 1 時間借りた人は、誰でも通れてしまいます。"),
	Fix:       rule.T("Name the single addresses or small ranges that need the port.", "そのポートが必要なアドレスや小さな範囲だけを指定してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports-from-public-address"},
	Params: []rule.Param{
		{Name: "admin_prefix_length", Default: cty.NumberIntVal(24), About: rule.T("fewest leading bits that a public IPv4 range may have", "パブリックの IPv4 範囲に必要な最小のプレフィックス長")},
		{Name: "admin_prefix_length_ipv6", Default: cty.NumberIntVal(48), About: rule.T("fewest leading bits that a public IPv6 range may have", "パブリックの IPv6 範囲に必要な最小のプレフィックス長")},
	},
	Types: groupsAndRules,
	Reads: facts.IngressTypes,
	When:  judgedHere,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		bits := [len(facts.Families)]int64{p.Int("admin_prefix_length"), p.Int("admin_prefix_length_ipv6")}
		return facts.Not(ingress(p, r).PublicWider(p.Graph, sensitivePorts(), bits))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// sensitivePorts are all ports that must not be open to the internet.
var sensitivePorts = sync.OnceValue(func() []facts.Port {
	return slices.Concat(facts.AdminPorts(), cleartextPorts(), directoryPorts(), databasePorts(), searchPorts(), managementPorts(), devPorts())
})
