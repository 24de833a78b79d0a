package sg

import (
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoIngressDevWebPorts keeps what was never meant to be public from everyone on the internet.
var NoIngressDevWebPorts = &rule.Rule{
	ID:        "sg-no-ingress-dev-web-ports",
	Title:     rule.T("Development web and big-data ports are not open to the internet", "開発用ウェブやビッグデータのポートをインターネットに公開していない"),
	Why:       rule.T("Consoles, notebooks and development servers on these ports mostly have no login, and run what they are given.", "これらのポートの管理画面、ノートブック、開発用サーバーの多くはログインがなく、渡されたコードを実行します。"),
	Fix:       rule.T("Remove the range, or name the security group or the addresses that need the service.", "その範囲を削除するか、そのサービスが必要なセキュリティグループまたはアドレスだけを指定してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     closed(devPorts()...),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// devPorts are those of development servers and of the consoles of data processing.
func devPorts() []facts.Port {
	return on(tcp, 3000, 4333, 5000, 8000, 8080, 8081, 8088, 8888, 9000, 9090, 50070)
}
