package nacl

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoIngressSSH closes SSH for a whole subnet, whatever its security groups say.
var NoIngressSSH = &rule.Rule{
	ID:        "nacl-no-ingress-ssh",
	Title:     rule.T("Network ACL does not admit SSH from the internet", "ネットワーク ACL でインターネットからの SSH を許可していない"),
	Why:       rule.T("The network ACL is the second line behind the security groups: it still holds when someone opens port 22 on one machine.", "ネットワーク ACL はセキュリティグループの後ろの 2 段目の守りです。誰かが 1 台の 22 番ポートを開けても、ここで止まります。"),
	Fix:       rule.T("Narrow the allow entry to the addresses that log in, or put a deny entry with a lower number before it.", "許可エントリをログイン元のアドレスに限定するか、それより小さい番号の拒否エントリを置いてください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"nacl-no-ingress-all-ports"},
	Types:     aclsAndRules,
	Reads:     facts.ACLIngressTypes,
	When:      judgedHere,
	Check:     closed(22),
	Refs:      append([]string{"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21"}, refs...),
}

// NoIngressRDP closes Remote Desktop for a whole subnet, whatever its security groups say.
var NoIngressRDP = &rule.Rule{
	ID:        "nacl-no-ingress-rdp",
	Title:     rule.T("Network ACL does not admit RDP from the internet", "ネットワーク ACL でインターネットからの RDP を許可していない"),
	Why:       rule.T("The network ACL is the second line behind the security groups: it still holds when someone opens port 3389 on one machine.", "ネットワーク ACL はセキュリティグループの後ろの 2 段目の守りです。誰かが 1 台の 3389 番ポートを開けても、ここで止まります。"),
	Fix:       rule.T("Narrow the allow entry to the addresses that need the desktop, or put a deny entry with a lower number before it.", "許可エントリを接続元のアドレスに限定するか、それより小さい番号の拒否エントリを置いてください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"nacl-no-ingress-all-ports"},
	Types:     aclsAndRules,
	Reads:     facts.ACLIngressTypes,
	When:      judgedHere,
	Check:     closed(3389),
	Refs:      append([]string{"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21"}, refs...),
}

// NoIngressAllPorts keeps a network ACL from being none at all.
var NoIngressAllPorts = &rule.Rule{
	ID:       "nacl-no-ingress-all-ports",
	Title:    rule.T("Network ACL does not admit all traffic from the internet", "ネットワーク ACL でインターネットからのすべての通信を許可していない"),
	Why:      rule.T("With such an entry the network ACL decides nothing: one wrong security group is all it takes.", "このエントリがあるとネットワーク ACL は何も止めません。セキュリティグループを 1 つ誤るだけで公開されてしまいます。"),
	Fix:      rule.T("Allow the protocols and ports that the subnet serves, and the ephemeral ports for the answers it gets.", "サブネットが提供するプロトコルとポート、および応答に使うエフェメラルポートだけを許可してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("do not admit all traffic from anywhere, private addresses included", "プライベートアドレスを含め、どこからもすべての通信を許可しないことを求める")},
	},
	Types: aclsAndRules,
	Reads: facts.ACLIngressTypes,
	When:  judgedHere,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		reach := facts.Internet
		if p.Bool("strict") {
			reach = facts.Anything
		}
		return facts.Not(acl(p, r).AdmitsAll(reach, true))
	},
	Refs: refs,
}

var refs = []string{
	"https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
	"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl",
	"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule",
}

var aclsAndRules = []string{"aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule"}

// judgedHere tells whether a verdict is due on a resource: on ACLs always, on an entry that stands by itself only where
// the ACL it belongs to is not in the configuration.
func judgedHere(p *rule.Pass, r *model.Resource) model.Tri {
	if slices.Contains(facts.ACLTypes, r.Addr.Type) {
		return model.Yes
	}
	at := p.Graph.At(r)
	for _, typ := range facts.ACLTypes {
		if len(at.Follow("network_acl_id", typ).To) > 0 {
			return model.No
		}
	}
	for _, typ := range []string{"aws_vpc", "aws_default_vpc"} {
		if len(at.Follow("network_acl_id", typ).Into("aws_default_network_acl", "default_network_acl_id").To) > 0 {
			return model.No
		}
	}
	return r.Get("egress").True().Not()
}

func acl(p *rule.Pass, r *model.Resource) *facts.ACL {
	if slices.Contains(facts.ACLTypes, r.Addr.Type) {
		return facts.ACLOf(p.Graph, r)
	}
	return facts.ACLOfRule(p.Graph, r)
}

// closed requires that a port of TCP is not admitted from the internet.
func closed(port int64) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		res := facts.Not(acl(p, r).Admits(facts.Port{Protocol: "tcp", Number: port}))
		if res.OK == model.No && !slices.Contains(facts.ACLTypes, r.Addr.Type) {
			res.OK = model.Unknown
			res = res.Because("an entry of its network ACL with a lower number may deny it, and the ACL is not in this configuration")
		}
		return res
	}
}
