package directconnect

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// HasVPNBackup keeps one broken line from cutting a site off.
var HasVPNBackup = &rule.Rule{
	ID:       "directconnect-has-vpn-backup",
	Title:    rule.T("Single Direct Connect line has a VPN as back-up", "1 本だけの Direct Connect に VPN の予備がある"),
	Why:      rule.T("When the only line fails, or is in maintenance, the site is cut off until it is back.", "唯一の回線が故障または保守に入ると、復旧するまで拠点が切り離されます。"),
	Fix:      rule.T("Add an aws_vpn_connection on the gateway that is associated, or a second aws_dx_connection.", "関連付けたゲートウェイに aws_vpn_connection を追加するか、2 本目の aws_dx_connection を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_dx_gateway_association"},
	Reads:    []string{"aws_dx_connection", "aws_vpn_connection", "aws_vpn_gateway", "aws_ec2_transit_gateway"},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no VPN backs up the line, and there is no second one", r.Value())
		lines := 0
		answers := []rule.Result{none}
		for _, c := range p.Graph.Of("aws_dx_connection") {
			if c.Exists != model.Unknown {
				lines++
			} else {
				answers = append(answers, rule.Judge(model.Unknown, none.Message, c.Value()).Because("whether "+c.Address()+" exists is not known"))
			}
		}
		if lines > 1 {
			return rule.Judge(model.Yes, "there is a second line", r.Value())
		}
		v := r.Get("associated_gateway_id")
		gateway := facts.Target(p.Graph, v, "aws_vpn_gateway", "aws_ec2_transit_gateway")
		if gateway == nil {
			return rule.Judge(model.Unknown, none.Message, v).Because("the gateway that " + v.At() + " names is not in this configuration")
		}
		path := "vpn_gateway_id"
		if gateway.Addr.Type == "aws_ec2_transit_gateway" {
			path = "transit_gateway_id"
		}
		vpn := rule.Arrives(p.Graph.At(gateway).Into("aws_vpn_connection", path), "a VPN ends on "+gateway.Address(), none.Message, r.Value())
		return facts.Any(append(answers, vpn)...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dx_gateway_association",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_connection",
	},
}
