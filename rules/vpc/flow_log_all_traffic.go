package vpc

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FlowLogAllTraffic keeps a record of what got through, not only of what was stopped.
var FlowLogAllTraffic = &rule.Rule{
	ID:       "vpc-flow-log-all-traffic",
	Title:    rule.T("Flow log records accepted and rejected traffic", "フローログで許可された通信と拒否された通信の両方を記録している"),
	Why:      rule.T("A log of rejected traffic alone does not show what an attacker reached; one of accepted traffic alone not what he tried.", "拒否された通信だけでは攻撃者が到達した先が、許可された通信だけでは試した先が分かりません。"),
	Fix:      rule.T("Set traffic_type to ALL.", "traffic_type を ALL にしてください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Types:    []string{"aws_flow_log"},
	Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
		kind, hub, attachment := r.Get("traffic_type"), r.Get("transit_gateway_id"), r.Get("transit_gateway_attachment_id")
		whole := rule.Judge(kind.OneOf("ALL"), is.Saw(kind), kind)
		if kind.Set() != model.No {
			return whole
		}
		// The log of a transit gateway records everything and names no type.
		return facts.Primary(facts.Any(whole, rule.Judge(hub.NotEmpty(), is.Saw(hub), hub), rule.Judge(attachment.NotEmpty(), is.Saw(attachment), attachment)), kind)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/flow_log",
	},
}
