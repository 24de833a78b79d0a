package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EgressRuleTypes are the types of rules that stand by themselves and let traffic out.
var EgressRuleTypes = []string{"aws_security_group_rule", "aws_vpc_security_group_egress_rule"}

// EgressOf collects what a security group lets out: its own blocks, and the rules that stand by themselves and refer to it.
// It answers the questions of Ingress with regard to destinations.
func EgressOf(g *model.Graph, group *model.Resource) *Ingress {
	return egressOf.Of(g, group)
}

var egressOf = &rule.Each[*Ingress]{Compute: func(g *model.Graph, group *model.Resource) *Ingress {
	out := written(group, "egress")
	for _, typ := range EgressRuleTypes {
		out.refer(g.At(group).Into(typ, "security_group_id"), typ, IsEgress)
	}
	return out
}}

// EgressOfRule is what one rule lets out that stands by itself.
func EgressOfRule(g *model.Graph, r *model.Resource) *Ingress {
	return egressOfRule.Of(g, r)
}

var egressOfRule = &rule.Each[*Ingress]{Compute: func(_ *model.Graph, r *model.Resource) *Ingress {
	out := &Ingress{subject: r.Value()}
	out.add(IsEgress(r), r, model.Yes, places{}, nil)
	return out
}}

// IsEgress tells whether a rule that stands by itself is about egress.
func IsEgress(r *model.Resource) model.Tri {
	if r.Addr.Type == "aws_security_group_rule" {
		return r.Get("type").OneOf("egress")
	}
	return model.Yes
}
