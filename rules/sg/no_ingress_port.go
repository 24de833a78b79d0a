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
	ID:        "sg-no-ingress-ssh",
	Title:     rule.T("SSH is not open to the internet", "SSH をインターネットに公開していない"),
	Why:       rule.T("An open SSH port is found within minutes and tried with stolen keys and passwords for ever; a flaw in the server is then a flaw for everyone.", "公開された SSH ポートは数分で見つかり、盗まれた鍵やパスワードを試され続けます。サーバーに欠陥があれば、誰でも悪用できます。"),
	Fix:       rule.T("Remove the range, or name the security group or the addresses that need to log in. Session Manager needs no open port at all.", "その範囲を削除するか、ログインが必要なセキュリティグループまたはアドレスだけを指定してください。Session Manager なら開放するポートは要りません。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     closed(facts.Port{Protocol: "tcp", Number: 22}),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// NoIngressRDP keeps the desktops of servers from everyone on the internet.
var NoIngressRDP = &rule.Rule{
	ID:        "sg-no-ingress-rdp",
	Title:     rule.T("RDP is not open to the internet", "RDP をインターネットに公開していない"),
	Why:       rule.T("Remote Desktop on the internet is among the most frequent ways in for ransomware, by guessed passwords and by flaws in the service.", "インターネットに公開されたリモートデスクトップは、パスワードの推測やサービスの欠陥を通じて、ランサムウェアの主な侵入経路になっています。"),
	Fix:       rule.T("Remove the range, or name the security group or the addresses that need the desktop. Fleet Manager needs no open port at all.", "その範囲を削除するか、接続が必要なセキュリティグループまたはアドレスだけを指定してください。Fleet Manager なら開放するポートは要りません。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     closed(facts.Port{Protocol: "tcp", Number: 3389}, facts.Port{Protocol: "udp", Number: 3389}),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-14",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// NoIngressCleartextAdmin keeps services that send passwords in the clear from everyone on the internet.
var NoIngressCleartextAdmin = &rule.Rule{
	ID:        "sg-no-ingress-cleartext-admin",
	Title:     rule.T("Telnet, FTP, mail and other cleartext services are not open to the internet", "Telnet、FTP、メールなどの平文のサービスをインターネットに公開していない"),
	Why:       rule.T("These protocols carry names and passwords unencrypted: whoever sits on the way reads them, and everyone else may guess.", "これらのプロトコルはユーザー名とパスワードを暗号化せずに流します。経路上にいる人には読み取られ、ほかの誰からも推測を試みられます。"),
	Fix:       rule.T("Remove the range and use an encrypted protocol (SSH, SFTP, SMTP submission with TLS) from named addresses.", "その範囲を削除し、SSH、SFTP、TLS を使うメール送信など暗号化されたプロトコルを、限られたアドレスから使ってください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     closed(cleartextPorts()...),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// NoIngressWindowsAndDirectory keeps file shares and directories from everyone on the internet.
var NoIngressWindowsAndDirectory = &rule.Rule{
	ID:        "sg-no-ingress-windows-and-directory",
	Title:     rule.T("Windows file sharing, RPC and directory services are not open to the internet", "Windows ファイル共有、RPC、ディレクトリサービスをインターネットに公開していない"),
	Why:       rule.T("SMB, RPC and LDAP were made for trusted networks. On the internet they give away names and password hashes, and worms spread through them.", "SMB、RPC、LDAP は信頼できるネットワーク向けのサービスです。インターネットに公開すると、名前やパスワードのハッシュが漏れ、ワームの感染経路になります。"),
	Fix:       rule.T("Remove the range, or name the security group or the addresses that need the service.", "その範囲を削除するか、そのサービスが必要なセキュリティグループまたはアドレスだけを指定してください。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     closed(directoryPorts()...),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// NoIngressDatabasePorts keeps data stores from everyone on the internet.
var NoIngressDatabasePorts = &rule.Rule{
	ID:        "sg-no-ingress-database-ports",
	Title:     rule.T("Database, cache and messaging ports are not open to the internet", "データベース、キャッシュ、メッセージングのポートをインターネットに公開していない"),
	Why:       rule.T("An open data store is found by scanners within hours. Some have no password at all; the others are one guess or one flaw from being read, or held for ransom.", "公開されたデータストアは数時間でスキャンに見つかります。パスワードのないものもあり、ほかのものも、推測や欠陥 1 つで中身を読まれたり、身代金を要求されたりします。"),
	Fix:       rule.T("Remove the range, and let in only the security groups of the applications that use the store.", "その範囲を削除し、データストアを使うアプリケーションのセキュリティグループだけを許可してください。"),
	Severity:  rule.Critical,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     closed(databasePorts()...),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// NoIngressSearchPorts keeps search clusters from everyone on the internet.
var NoIngressSearchPorts = &rule.Rule{
	ID:        "sg-no-ingress-search-ports",
	Title:     rule.T("Elasticsearch and Kibana ports are not open to the internet", "Elasticsearch と Kibana のポートをインターネットに公開していない"),
	Why:       rule.T("Search clusters often run without a login, and hold copies of everything that was indexed. Open ones have been behind many of the largest leaks.", "検索クラスターはログインなしで動いていることが多く、登録したデータの写しをすべて持っています。公開された検索クラスターは、大規模な情報漏えいの典型的な原因です。"),
	Fix:       rule.T("Remove the range, or name the security group or the addresses that need the service.", "その範囲を削除するか、そのサービスが必要なセキュリティグループまたはアドレスだけを指定してください。"),
	Severity:  rule.Critical,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     closed(searchPorts()...),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
	},
}

// NoIngressManagementPorts keeps the controls of servers and clusters from everyone on the internet.
var NoIngressManagementPorts = &rule.Rule{
	ID:        "sg-no-ingress-management-ports",
	Title:     rule.T("Remote management and orchestration ports are not open to the internet", "リモート管理とオーケストレーションのポートをインターネットに公開していない"),
	Why:       rule.T("Whoever reaches the Docker, Kubernetes, VNC or WinRM port of a machine is one missing setting away from running commands on it.", "Docker、Kubernetes、VNC、WinRM などのポートに到達できる人は、設定漏れが 1 つあるだけで、そのマシンでコマンドを実行できます。"),
	Fix:       rule.T("Remove the range, or name the addresses that manage the machines. Session Manager needs no open port at all.", "その範囲を削除するか、管理に使うアドレスだけを指定してください。Session Manager なら開放するポートは要りません。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"sg-no-ingress-all-ports"},
	Types:     groupsAndRules,
	Reads:     facts.IngressTypes,
	When:      judgedHere,
	Check:     closed(managementPorts()...),
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
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
	return rulesJudged.Of(p.Graph, r)
}

// rulesJudged is what judgedHere says of rules that stand by themselves.
var rulesJudged = &rule.Each[model.Tri]{Compute: func(g *model.Graph, r *model.Resource) model.Tri {
	if len(facts.Groups(g.At(r), "security_group_id").To) > 0 {
		return model.No
	}
	return facts.IsIngress(r)
}}

// closed requires that none of the ports is open to the internet.
func closed(ports ...facts.Port) is.Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.Not(ingress(p, r).Open(p.Graph, ports...))
	}
}

// ingress is what a group lets in, or a rule that stands by itself.
func ingress(p *rule.Pass, r *model.Resource) *facts.Ingress {
	if slices.Contains(facts.GroupTypes, r.Addr.Type) {
		return facts.IngressOf(p.Graph, r)
	}
	return facts.IngressOfRule(p.Graph, r)
}

// The protocols of a list of ports.
var (
	tcp  = []string{"tcp"}
	udp  = []string{"udp"}
	both = []string{"tcp", "udp"}
)

// on lists ports of TCP, of UDP, or of both.
func on(protocols []string, numbers ...int64) []facts.Port {
	var out []facts.Port
	for _, n := range numbers {
		for _, protocol := range protocols {
			out = append(out, facts.Port{Protocol: protocol, Number: n})
		}
	}
	return out
}

// cleartextPorts are those of services that send passwords in the clear.
func cleartextPorts() []facts.Port {
	return slices.Concat(
		on(tcp, 20, 21, 23, 25, 110, 143, 512, 513, 514),
		on(udp, 69),
	)
}

// directoryPorts are those of file shares and directories.
func directoryPorts() []facts.Port {
	return on(both, 88, 135, 137, 138, 139, 389, 445, 464, 636, 3020, 3268, 3269)
}

// databasePorts are those of data stores and brokers.
func databasePorts() []facts.Port {
	return slices.Concat(
		on(tcp, 1433, 1434, 1521, 2181, 2382, 2383, 2483, 2484, 3306, 5432, 5439, 5671, 5672, 6379, 7000, 7001, 7199, 8182, 8888,
			9042, 9092, 9093, 9094, 9095, 9096, 9097, 9098, 9160, 11211, 11214, 11215, 27017, 27018, 27019, 50000, 61620, 61621),
		on(udp, 1434, 11211, 11214, 11215),
	)
}

// searchPorts are those of search clusters.
func searchPorts() []facts.Port {
	return on(tcp, 5601, 9200, 9300)
}

// managementPorts are those of remote management and orchestration.
func managementPorts() []facts.Port {
	return on(both, 161, 162, 623, 2375, 2376, 2377, 2379, 2380, 4505, 4506, 5500, 5800, 5900, 5901, 5902, 5903, 5985, 5986,
		6443, 8140, 8300, 8301, 8302, 8500, 10250, 10255)
}
