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
	out := &Ingress{subject: group.Value()}
	blocks := group.Blocks("egress")
	out.rules = make([]ingressRule, 0, len(blocks.List))
	for _, b := range blocks.List {
		out.rules = append(out.rules, inline(b, model.Yes, places{}))
	}
	for _, b := range blocks.Maybe {
		out.rules = append(out.rules, inline(b, model.Unknown, places{[]model.Value{blocks.Stuck}, blocks.Stuck.Reason()}))
	}
	if blocks.Complete != model.Yes && len(blocks.Maybe) == 0 {
		out.hidden.add("", blocks.Stuck)
	}
	for _, typ := range EgressRuleTypes {
		out.leaving(g.At(group).Into(typ, "security_group_id"), typ)
	}
	return out
}}

// leaving adds the rules that refer to a group and let traffic out.
func (in *Ingress) leaving(l model.Links, typ string) {
	for _, k := range l.To {
		in.addIf(IsEgress(k.Resource), k.Resource, model.Yes, places{}, k.Hops)
	}
	for _, k := range l.Maybe {
		in.addIf(IsEgress(k.Resource), k.Resource, model.Unknown, places{[]model.Value{k.Resource.Get("security_group_id")}, maybe(k)}, k.Hops)
	}
	for _, v := range l.Stuck {
		if v.Resource == nil {
			in.hidden.add("", v)
		} else if v.Resource.Addr.Type == typ {
			in.addIf(IsEgress(v.Resource), v.Resource, model.Unknown, places{[]model.Value{v}, outside(v)}, nil)
		}
	}
}

// EgressOfRule is what one rule lets out that stands by itself.
func EgressOfRule(g *model.Graph, r *model.Resource) *Ingress {
	return egressOfRule.Of(g, r)
}

var egressOfRule = &rule.Each[*Ingress]{Compute: func(_ *model.Graph, r *model.Resource) *Ingress {
	out := &Ingress{subject: r.Value()}
	out.addIf(IsEgress(r), r, model.Yes, places{}, nil)
	return out
}}

// IsEgress tells whether a rule that stands by itself is about egress.
func IsEgress(r *model.Resource) model.Tri {
	if r.Addr.Type == "aws_security_group_rule" {
		return r.Get("type").OneOf("egress")
	}
	return model.Yes
}
