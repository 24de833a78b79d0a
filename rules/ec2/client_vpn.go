package ec2

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ClientVPNConnectionLogging keeps a record of who was in the network, and when.
var ClientVPNConnectionLogging = &rule.Rule{
	ID:       "ec2-client-vpn-connection-logging",
	Title:    rule.T("Client VPN endpoint logs connections", "クライアント VPN エンドポイントで接続を記録している"),
	Why:      rule.T("Without connection logs nobody can tell whose laptop was in the network when something went wrong.", "接続ログがないと、問題が起きたときに誰の端末がネットワークに入っていたか分かりません。"),
	Fix:      rule.T("Set enabled to true in connection_log_options and name a log group with cloudwatch_log_group.", "connection_log_options の enabled を true にし、cloudwatch_log_group でロググループを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ec2_client_vpn_endpoint"},
	Check:    is.True("connection_log_options.enabled"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-51",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_client_vpn_endpoint",
	},
}

// ClientVPNNotAuthorizeAll keeps a login from being the key to every network behind it.
var ClientVPNNotAuthorizeAll = &rule.Rule{
	ID:       "ec2-client-vpn-not-authorize-all",
	Title:    rule.T("Client VPN does not authorise all users to every network", "クライアント VPN で全ユーザーに全ネットワークを許可していない"),
	Why:      rule.T("Such a rule lets every user reach every network that is routed: one stolen laptop then sees them all.", "この設定では、ログインできる全ユーザーが、経路のあるすべてのネットワークに届きます。端末が 1 台盗まれるだけで、そのすべてが見えてしまいます。"),
	Fix:      rule.T("Name the network in target_network_cidr, or the group that needs it in access_group_id.", "target_network_cidr に必要なネットワークを、access_group_id に必要なグループを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_ec2_client_vpn_authorization_rule"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		everyone, network := r.Get("authorize_all_groups"), r.Get("target_network_cidr")
		return facts.Not(facts.All(
			rule.Judge(network.OneOf("0.0.0.0/0"), is.Saw(network), network),
			rule.Judge(everyone.True(), is.Saw(everyone), everyone),
		))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_client_vpn_authorization_rule",
	},
}

// ClientVPNStrongAuthentication keeps a password alone from opening the network.
var ClientVPNStrongAuthentication = &rule.Rule{
	ID:       "ec2-client-vpn-strong-authentication",
	Title:    rule.T("Client VPN authenticates with certificates or federation, for a day's work", "クライアント VPN が証明書かフェデレーションで認証し、接続時間を限っている"),
	Why:      rule.T("With a directory password alone, whoever guessed or phished it is in the network; a long session keeps them there.", "ディレクトリのパスワードだけでは、推測やフィッシングで入手した人がネットワークに入れます。接続時間が長ければ、そのまま居座られます。"),
	Fix:      rule.T("Add authentication_options with certificate-authentication or federated-authentication, and set session_timeout_hours to 12 or less.", "authentication_options に certificate-authentication か federated-authentication を追加し、session_timeout_hours を 12 以下にしてください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("ask for a certificate together with a login, so that device and user are both proven", "端末と利用者の両方を確かめるため、証明書とログインの併用を求める")},
	},
	Types: []string{"aws_ec2_client_vpn_endpoint"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		hours := r.Get("session_timeout_hours")
		short := rule.Judge(hours.AtMost(maxSessionHours), is.Saw(hours)+"; at most 12 is accepted", hours)
		certificate := authenticates(r, "certificate-authentication")
		if p.Bool("strict") {
			return facts.All(certificate, authenticates(r, "federated-authentication", "directory-service-authentication"), short)
		}
		return facts.All(facts.Any(certificate, authenticates(r, "federated-authentication")), short)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_client_vpn_endpoint",
	},
}

// maxSessionHours is how long a session may last before the user has to log in again.
const maxSessionHours = 12

// authenticates tells whether a Client VPN endpoint asks for one of the kinds of authentication.
func authenticates(r *model.Resource, kinds ...string) rule.Result {
	none := rule.Judge(model.No, "no authentication_options with "+strings.Join(kinds, " or "), r.Value())
	return facts.AnyBlock(r.Blocks("authentication_options"), none, func(b model.Block) rule.Result {
		v := b.Get("type")
		return rule.Judge(v.OneOf(kinds...), is.Saw(v), v)
	})
}
