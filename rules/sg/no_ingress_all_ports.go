package sg

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoIngressAllPorts keeps a group from being no firewall at all.
var NoIngressAllPorts = &rule.Rule{
	ID:       "sg-no-ingress-all-ports",
	Title:    rule.T("Security group does not open every port to the internet", "セキュリティグループですべてのポートをインターネットに公開していない"),
	Why:      rule.T("Every service that listens, known or forgotten, can be reached by everyone: databases, agents, debug ports, and whatever is installed next.", "待ち受けているサービスは、データベース、エージェント、デバッグ用ポート、今後入れるものまで、すべて誰からでも到達できるようになります。"),
	Fix:      rule.T("Name the ports that the internet needs, mostly 443 on a load balancer, and let the rest in from security groups.", "インターネットに必要なポート (多くはロードバランサーの 443) だけを指定し、ほかはセキュリティグループからだけ許可してください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Types:    groupsAndRules,
	Reads:    facts.IngressTypes,
	When:     judgedHere,
	Check:    everyPort(facts.Internet),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// NoIngressAllPortsFromPublicAddress keeps trust in an address from being trust on every port.
var NoIngressAllPortsFromPublicAddress = &rule.Rule{
	ID:        "sg-no-ingress-all-ports-from-public-address",
	Title:     rule.T("No public address range may reach all ports", "パブリックなアドレス範囲にすべてのポートを開放していない"),
	Why:       rule.T("Public addresses change hands, and a whole office or cloud may stand behind one. Every port at once gives such a neighbour far more than the service it came for.", "パブリック IP アドレスは持ち主が変わり、背後に 1 つの拠点やクラウド全体がいることもあります。すべてのポートを開くと、必要なサービスよりはるかに多くのものを相手に渡します。"),
	Fix:       rule.T("Name the ports that the range needs.", "その範囲から必要なポートだけを指定してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     everyPort(facts.Public),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// everyPort requires that not all ports are open to what a reach names.
func everyPort(reach facts.Reach) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.Not(ingress(p, r).AllPorts(p.Graph, reach))
	}
}
