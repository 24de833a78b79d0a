package networkfirewall

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// LoggingEnabled keeps a record of what the firewall stopped, and of what passed.
var LoggingEnabled = &rule.Rule{
	ID:       "networkfirewall-logging-enabled",
	Title:    rule.T("Network firewall logs alerts and flows", "ネットワークファイアウォールがアラートとフローを記録している"),
	Why:      rule.T("Without logs nobody sees what the firewall stopped, nor what it let through before an incident.", "ログがないと、止めた通信も、インシデントの前に通した通信も分かりません。"),
	Fix:      rule.T("Add an aws_networkfirewall_logging_configuration with a log_destination_config of type ALERT and one of type FLOW.", "log_type が ALERT と FLOW の log_destination_config を持つ aws_networkfirewall_logging_configuration を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    firewall,
	Reads:    []string{"aws_networkfirewall_logging_configuration"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		const companion = "aws_networkfirewall_logging_configuration"
		none := rule.Judge(model.No, "no "+companion+" names "+r.Address(), r.Value())
		return facts.Companion(p.Graph.At(r).Into(companion, "firewall_arn"), companion, none, func(l *model.Resource) rule.Result {
			return facts.All(logs(l, "ALERT"), logs(l, "FLOW"))
		})
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_logging_configuration",
	},
}

// DeletionProtection keeps a slip of the hand from opening the network.
var DeletionProtection = &rule.Rule{
	ID:       "networkfirewall-deletion-protection",
	Title:    rule.T("Network firewall is protected from deletion", "ネットワークファイアウォールを削除保護している"),
	Why:      rule.T("A deleted firewall stops all traffic that is routed through it, or lets it pass unseen once someone changes the routes.", "ファイアウォールを削除すると、そこを経由する通信はすべて止まります。急いで経路を変えれば、検査されずに通ります。"),
	Fix:      rule.T("Set delete_protection to true.", "delete_protection を true にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    firewall,
	Check:    is.True("delete_protection"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-9",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall",
	},
}

// SubnetChangeProtection keeps the firewall in every zone it was put in.
var SubnetChangeProtection = &rule.Rule{
	ID:       "networkfirewall-subnet-change-protection",
	Title:    rule.T("Network firewall is protected from changes of its subnets", "ネットワークファイアウォールのサブネットの変更を防いでいる"),
	Why:      rule.T("A zone whose endpoint is taken away loses its way out, or sends its traffic around the firewall.", "エンドポイントを外されたゾーンは外への経路を失うか、ファイアウォールを通らずに通信することになります。"),
	Fix:      rule.T("Set subnet_change_protection to true.", "subnet_change_protection を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    firewall,
	Check:    is.True("subnet_change_protection"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-10",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall",
	},
}

// MultiAZ lets the loss of one zone pass unnoticed.
var MultiAZ = &rule.Rule{
	ID:       "networkfirewall-multi-az",
	Title:    rule.T("Network firewall stands in two or more zones", "ネットワークファイアウォールを複数のゾーンに置いている"),
	Why:      rule.T("A firewall with one endpoint takes the whole network down with its zone.", "エンドポイントが 1 つだけのファイアウォールは、そのゾーンとともにネットワーク全体を止めます。"),
	Fix:      rule.T("Add a subnet_mapping for each zone in use.", "使用するゾーンごとに subnet_mapping を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    firewall,
	Check:    is.Several(2, "subnet_mapping", "availability_zone_mapping"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall",
	},
}

var firewall = []string{"aws_networkfirewall_firewall"}

// logs tells whether a logging configuration has a destination for a type of log.
func logs(l *model.Resource, kind string) rule.Result {
	none := rule.Judge(model.No, "no log_destination_config of type "+kind, l.Value())
	return facts.AnyBlock(l.Blocks("logging_configuration.log_destination_config"), none, func(b model.Block) rule.Result {
		v := b.Get("log_type")
		return rule.Judge(v.OneOf(kind), is.Saw(v), v)
	})
}
