package vpc

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FlowLogsEnabled keeps a record of who talked, or tried to talk, to whom.
var FlowLogsEnabled = &rule.Rule{
	ID:       "vpc-flow-logs-enabled",
	Title:    rule.T("VPC records rejected traffic in flow logs", "VPC フローログで拒否された通信を記録している"),
	Why:      rule.T("After an incident, flow logs are often the only record of which hosts an attacker reached or tried to reach.", "インシデントのあと、攻撃者がどのホストに到達した、または到達しようとしたかを示す記録は、フローログだけということがよくあります。"),
	Fix:      rule.T("Add an aws_flow_log with the vpc_id of the VPC and traffic_type REJECT or ALL.", "VPC の vpc_id と、traffic_type に REJECT または ALL を指定した aws_flow_log を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_vpc", "aws_default_vpc"},
	Reads:    []string{flowLogType, "aws_subnet", "aws_default_subnet"},
	Check: func(p *rule.Pass, vpc *model.Resource) rule.Result {
		whole := logged(p, vpc, "vpc_id")
		res := facts.Any(whole, everySubnet(p, vpc))
		if res.OK == model.No {
			return whole
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/flow_log",
	},
}

const flowLogType = "aws_flow_log"

// logged tells whether a flow log refers to a VPC or subnet that records rejected traffic. One is enough.
func logged(p *rule.Pass, r *model.Resource, path string) rule.Result {
	none := rule.Judge(model.No, "no aws_flow_log refers to "+r.Address(), r.Value())
	logs := p.Graph.At(r).Into(flowLogType, path)
	if len(logs.To) == 0 {
		return facts.Companion(logs, flowLogType, none, rejects)
	}
	var answers []rule.Result
	for _, k := range logs.To {
		res := rejects(k.Resource)
		res.Evidence = append(res.Evidence, rule.Path(k.Hops)...)
		answers = append(answers, res)
	}
	if logs.Complete != model.Yes || len(logs.Maybe) > 0 {
		rest := logs
		rest.To = nil
		answers = append(answers, facts.Companion(rest, flowLogType, none, rejects))
	}
	return facts.Any(answers...)
}

// rejects tells whether a flow log records rejected traffic.
func rejects(log *model.Resource) rule.Result {
	v := log.Get("traffic_type")
	return rule.Judge(v.OneOf("REJECT", "ALL"), "traffic_type is "+v.String(), v)
}

// subnetsMayBeLogged reports whether there may be any flow log of a subnet.
func subnetsMayBeLogged(p *rule.Pass) bool {
	if complete, _ := p.Graph.Complete(); complete != model.Yes {
		return true
	}
	for _, log := range p.Graph.Of(flowLogType) {
		if log.Get("subnet_id").NotEmpty() != model.No {
			return true
		}
	}
	return false
}

// everySubnet tells whether all subnets of a VPC have flow logs of their own, which together see the same traffic.
func everySubnet(p *rule.Pass, vpc *model.Resource) rule.Result {
	subnets := p.Graph.At(vpc).Into("aws_subnet", "vpc_id")
	if subnets.Exists() == model.No || vpc.Addr.Type == "aws_default_vpc" || !subnetsMayBeLogged(p) {
		return rule.Judge(model.No, "no subnet has a flow log of its own", vpc.Value())
	}
	res := rule.Every(subnets, "every subnet has a flow log", func(s *model.Resource) rule.Result {
		return logged(p, s, "subnet_id")
	})
	return facts.Primary(res, vpc.Value())
}
