package ec2

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// VPNConnectionLogging keeps a record of why a tunnel went down.
var VPNConnectionLogging = &rule.Rule{
	ID:       "ec2-vpn-connection-logging",
	Title:    rule.T("Tunnels of the VPN write logs", "VPN のトンネルがログを記録している"),
	Why:      rule.T("When a tunnel does not come up, or someone tries to open one, the logs of both sides are all there is to go by.", "トンネルが確立しないときや、誰かが接続を試みたとき、手がかりは双方のログだけです。"),
	Fix:      rule.T("Set log_enabled to true in the cloudwatch_log_options of tunnel1_log_options and tunnel2_log_options.", "tunnel1_log_options と tunnel2_log_options の cloudwatch_log_options で log_enabled を true にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_vpn_connection"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return facts.All(
			is.True("tunnel1_log_options.cloudwatch_log_options.log_enabled")(p, r),
			is.True("tunnel2_log_options.cloudwatch_log_options.log_enabled")(p, r),
		)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-171",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_connection",
	},
}
