package sg

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoIngressSSH keeps the login of servers from everyone on the internet.
var NoIngressSSH = &rule.Rule{
	ID:       "sg-no-ingress-ssh",
	Title:    rule.T("SSH is not open to the internet", "SSH をインターネットに公開していない"),
	Why:      rule.T("An open SSH port is found within minutes and tried with stolen keys and passwords for ever; a flaw in the server is then a flaw for everyone.", "公開された SSH ポートは数分で見つかり、盗まれた鍵やパスワードを試され続けます。サーバーに欠陥があれば、誰でも悪用できます。"),
	Fix:      rule.T("Remove the range, or name the security group or the addresses that need to log in. Session Manager needs no open port at all.", "その範囲を削除するか、ログインが必要なセキュリティグループまたはアドレスだけを指定してください。Session Manager なら開放するポートは要りません。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    groupsAndRules,
	Reads:    facts.IngressTypes,
	When:     judgedHere,
	Check:    closed(facts.Port{Protocol: "tcp", Number: 22}),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// NoIngressRDP keeps the desktops of servers from everyone on the internet.
var NoIngressRDP = &rule.Rule{
	ID:       "sg-no-ingress-rdp",
	Title:    rule.T("RDP is not open to the internet", "RDP をインターネットに公開していない"),
	Why:      rule.T("Remote Desktop on the internet is among the most frequent ways in for ransomware, by guessed passwords and by flaws in the service.", "インターネットに公開されたリモートデスクトップは、パスワードの推測やサービスの欠陥を通じて、ランサムウェアの主な侵入経路になっています。"),
	Fix:      rule.T("Remove the range, or name the security group or the addresses that need the desktop. Fleet Manager needs no open port at all.", "その範囲を削除するか、接続が必要なセキュリティグループまたはアドレスだけを指定してください。Fleet Manager なら開放するポートは要りません。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    groupsAndRules,
	Reads:    facts.IngressTypes,
	When:     judgedHere,
	Check:    closed(facts.Port{Protocol: "tcp", Number: 3389}, facts.Port{Protocol: "udp", Number: 3389}),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-14",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

var groupsAndRules = []string{"aws_security_group", "aws_default_security_group", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule"}

// judgedHere tells whether a verdict is due on a resource: on groups always, on a rule that stands by itself only where
// the group it belongs to is not in the configuration, and would not get one.
func judgedHere(p *rule.Pass, r *model.Resource) model.Tri {
	if slices.Contains(facts.GroupTypes, r.Addr.Type) {
		return model.Yes
	}
	for _, typ := range facts.GroupTypes {
		if len(p.Graph.At(r).Follow("security_group_id", typ).To) > 0 {
			return model.No
		}
	}
	return facts.IsIngress(r)
}

// closed requires that none of the ports is open to the internet.
func closed(ports ...facts.Port) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		var in *facts.Ingress
		if slices.Contains(facts.GroupTypes, r.Addr.Type) {
			in = facts.IngressOf(p.Graph, r)
		} else {
			in = facts.IngressOfRule(r)
		}
		answers := make([]rule.Result, len(ports))
		for i, port := range ports {
			answers[i] = in.Open(p.Graph, port)
		}
		return facts.Not(facts.Any(answers...))
	}
}
