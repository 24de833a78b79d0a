package sg

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoIngressUnauthorizedPort keeps to the list of ports that the internet is meant to reach.
var NoIngressUnauthorizedPort = &rule.Rule{
	ID:        "sg-no-ingress-unauthorized-port",
	Title:     rule.T("Only authorised ports are open to the internet", "許可したポートだけをインターネットに公開している"),
	Why:       rule.T("A port that nobody decided to publish is a service that nobody watches.", "公開すると決めていないポートの先には、誰も見ていないサービスがあります。"),
	Fix:       rule.T("Remove the range, name who needs the port, or add the port to authorised_internet_ports.", "その範囲を削除するか、必要な相手だけを指定してください。意図したポートなら authorised_internet_ports に加えてください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports", "sg-no-ingress-ssh", "sg-no-ingress-rdp", "sg-no-ingress-cleartext-admin", "sg-no-ingress-windows-and-directory", "sg-no-ingress-database-ports", "sg-no-ingress-search-ports", "sg-no-ingress-management-ports"},
	Params: []rule.Param{
		{Name: "authorised_internet_ports", Default: cty.ListVal([]cty.Value{cty.NumberIntVal(80), cty.NumberIntVal(443)}), About: rule.T("ports that may be open to the internet", "インターネットに公開してよいポート")},
	},
	Types: groupsAndRules,
	Reads: facts.IngressTypes,
	When:  judgedHere,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		authorised := p.Ints("authorised_internet_ports")
		// ICMP has no ports: what it may say is another matter.
		return facts.Not(ingress(p, r).AnyOpenBeyond(p.Graph, authorised))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}
