package cloudwatch

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NetworkLinksAlarmed tells somebody that the line to the data centre is down before customers do.
var NetworkLinksAlarmed = &rule.Rule{
	ID:       "cloudwatch-network-links-alarmed",
	Title:    rule.T("VPN or Direct Connect link has an alarm on its state", "VPN や Direct Connect の接続状態をアラームで監視している"),
	Why:      rule.T("With two lines nobody notices that the first is down, until the second goes too.", "回線が 2 本あると、1 本目が切れても誰も気付かず、2 本目が切れて初めてわかります。"),
	Fix:      rule.T("Add an aws_cloudwatch_metric_alarm on TunnelState of AWS/VPN (dimension VpnId) or ConnectionState of AWS/DX (dimension ConnectionId), with alarm_actions that somebody hears.", "AWS/VPN の TunnelState (ディメンション VpnId) または AWS/DX の ConnectionState (ディメンション ConnectionId) の aws_cloudwatch_metric_alarm を、通知の届く alarm_actions 付きで追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_vpn_connection", "aws_dx_connection"},
	Reads:    alarmReads,
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		return alarmedBy(p, r, links.Of(p), "no alarm that reaches somebody watches the state of "+r.Address())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html",
		"https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}

// alarmReads are the types that alarmedBy looks at besides the resource.
var alarmReads = slices.Concat(facts.AlarmTypes, []string{alarmType})

// links are the alarms on lines to other networks.
var links = alarmsOn(
	metered{"aws_vpn_connection", []string{"AWS/VPN"}, []string{"TunnelState"}, "VpnId", []string{"id"}, false},
	metered{"aws_vpn_connection", []string{"AWS/VPN"}, []string{"TunnelState"}, "TunnelIpAddress", []string{"tunnel1_address", "tunnel2_address"}, false},
	metered{"aws_dx_connection", []string{"AWS/DX"}, []string{"ConnectionState"}, "ConnectionId", []string{"id"}, false},
)

// alarmsOn finds the alarms on some metrics of some types.
func alarmsOn(meters ...metered) *rule.Fact[[]*watchers] {
	return &rule.Fact[[]*watchers]{Compute: func(g *model.Graph) []*watchers {
		var out []*watchers
		for _, m := range meters {
			w := &watchers{meter: m, direct: map[*model.Resource][]rule.Result{}, named: map[string][]rule.Result{}}
			for _, alarm := range g.Of(alarmType) {
				w.add(alarm)
			}
			out = append(out, w)
		}
		return out
	}}
}

// alarmedBy requires an alarm on a resource that reaches somebody.
func alarmedBy(p *rule.Pass, r *model.Resource, list []*watchers, missing string) rule.Result {
	answers := []rule.Result{rule.Judge(model.No, missing, r.Value())}
	for _, w := range list {
		if w.meter.typ != r.Addr.Type {
			continue
		}
		for _, watches := range w.of(r) {
			if alarm := watches.Evidence[0].Value.Resource; alarm != nil {
				answers = append(answers, facts.All(watches, facts.AlarmReaches(p.Graph, alarm)))
			}
		}
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, missing, gaps...))
	}
	return facts.Primary(last(answers), r.Value())
}
