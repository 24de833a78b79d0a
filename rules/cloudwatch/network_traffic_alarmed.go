package cloudwatch

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NetworkTrafficAlarmed tells somebody that an attack is under way.
var NetworkTrafficAlarmed = &rule.Rule{
	ID:          "cloudwatch-network-traffic-alarmed",
	Title:       rule.T("Traffic from the internet has an alarm", "インターネットからの通信量をアラームで監視している"),
	Why:         rule.T("A flood, or somebody who copies data, shows first as traffic that is not usual.", "大量アクセスによる攻撃もデータの持ち出しも、まず普段と違う通信量に現れます。"),
	Fix:         rule.T("Add an armed aws_cloudwatch_metric_alarm on RequestCount or RejectedConnectionCount of a load balancer, BlockedRequests of a web ACL, NetworkIn or NetworkPacketsIn of an instance, or DDoSDetected.", "ロードバランサーの RequestCount か RejectedConnectionCount、ウェブ ACL の BlockedRequests、インスタンスの NetworkIn か NetworkPacketsIn、または DDoSDetected の aws_cloudwatch_metric_alarm を、alarm_actions 付きで追加してください。"),
	Severity:    rule.Medium,
	Since:       "0.1.0",
	Global:      true,
	Reads:       trafficReads,
	WhenAccount: anyFacing,
	Account:     trafficAlarmed,
	Refs: []string{
		"https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
		"https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm",
	},
}

var trafficReads = slices.Concat(facts.AlarmTypes, []string{alarmType, "aws_lb", "aws_wafv2_web_acl", "aws_instance"})

// traffic are the alarms on what comes in from the internet.
var traffic = alarmsOn(
	metered{"aws_lb", []string{"AWS/ApplicationELB"}, []string{"RequestCount", "RejectedConnectionCount"}, "LoadBalancer", []string{"arn_suffix"}, false},
	metered{"aws_lb", []string{"AWS/NetworkELB"}, []string{"NewFlowCount", "ProcessedBytes"}, "LoadBalancer", []string{"arn_suffix"}, false},
	metered{"aws_lb", []string{"AWS/DDoSProtection"}, []string{"DDoSDetected"}, "ResourceArn", []string{"arn", "id"}, false},
	metered{"aws_wafv2_web_acl", []string{"AWS/WAFV2"}, []string{"BlockedRequests"}, "WebACL", []string{"name"}, false},
	metered{"aws_instance", []string{"AWS/EC2"}, []string{"NetworkIn", "NetworkPacketsIn"}, "InstanceId", []string{"id"}, false},
	metered{"aws_instance", []string{"AWS/DDoSProtection"}, []string{"DDoSDetected"}, "ResourceArn", []string{"arn"}, false},
)

// facing tells whether a resource takes traffic from the internet.
func facing(r *model.Resource) model.Tri {
	switch r.Addr.Type {
	case "aws_lb":
		return r.Get("internal").True().Not()
	case "aws_instance":
		return r.Get("associate_public_ip_address").True()
	}
	return model.Yes
}

// anyFacing tells whether anything in an account takes traffic from the internet.
func anyFacing(p *rule.Pass, prov *model.Provider) model.Tri {
	out := model.No
	for _, typ := range []string{"aws_lb", "aws_wafv2_web_acl", "aws_instance"} {
		for _, r := range p.Graph.Of(typ) {
			out = out.Or(model.All(facing(r), exists(r), facts.SameAccount(r.Provider, prov)))
		}
	}
	return out
}

func trafficAlarmed(p *rule.Pass, prov *model.Provider) rule.Result {
	const missing = "no armed alarm is on traffic from the internet"
	var answers []rule.Result
	var first model.Value
	entries := model.No
	for _, typ := range []string{"aws_lb", "aws_wafv2_web_acl", "aws_instance"} {
		for _, r := range p.Graph.Of(typ) {
			here := model.All(facing(r), facts.SameAccount(r.Provider, prov))
			if here == model.No {
				continue
			}
			if entries == model.No || entries == model.Unknown && here.And(exists(r)) == model.Yes {
				first = r.Value()
			}
			entries = entries.Or(here.And(exists(r)))
			for _, w := range traffic.Of(p) {
				if w.meter.typ != typ {
					continue
				}
				for _, watches := range w.of(r) {
					watches.OK = watches.OK.And(here)
					if alarm := watches.Evidence[0].Value.Resource; alarm != nil {
						answers = append(answers, facts.All(watches.Because("whether "+r.Address()+" faces the internet is not known"), actionsOn(alarm)))
					}
				}
			}
		}
	}
	res := facts.Any(answers...)
	switch {
	case res.OK == model.Yes:
		return res
	case res.OK == model.Unknown && len(answers) > 0:
		return res
	}
	if complete, gaps := p.Graph.Complete(); complete != model.Yes {
		return rule.Judge(model.Unknown, missing, gaps...)
	}
	return rule.Judge(entries.Not(), missing, first).Because("whether " + first.At() + " faces the internet is not known")
}
