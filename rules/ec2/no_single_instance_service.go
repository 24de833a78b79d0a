package ec2

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// NoSingleInstanceService keeps a service up when one machine or zone fails.
var NoSingleInstanceService = &rule.Rule{
	ID:       "ec2-no-single-instance-service",
	Title:    rule.T("Production service does not rest on one instance", "本番サービスを 1 台のインスタンスだけで動かしていない"),
	Why:      rule.T("A service on one machine is down with that machine, and for every update of it.", "1 台で動くサービスは、その故障や更新のたびに停止します。"),
	Fix:      rule.T("Use an Auto Scaling group, or register instances of two zones in one target group.", "Auto Scaling グループを使うか、2 つのゾーンのインスタンスを同じターゲットグループに登録してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "environment_patterns", Default: cty.ListVal([]cty.Value{cty.StringVal("production=prod|prd")}), About: rule.T("how words in the Environment or Name tag of production instances begin", "本番のインスタンスの Environment または Name タグに含まれる語の書き出し")},
		{Name: "single_ok_tag", Default: cty.StringVal("Single=ok"), About: rule.T("tag of instances that may stand alone", "1 台でもよいインスタンスに付けるタグ")},
		bastionPattern,
	},
	Types: []string{"aws_instance"},
	Reads: []string{"aws_lb_target_group_attachment", "aws_alb_target_group_attachment", "aws_lb_target_group", "aws_alb_target_group", "aws_subnet", "aws_default_subnet"},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		alone := facts.Tagged(r, p.Param("single_ok_tag").AsString()).Or(facts.NamedBastion(r, p.Param("bastion_pattern").AsString()))
		return facts.Production(r, p.Strings("environment_patterns")).And(alone.Not())
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		none := rule.Judge(model.No, "it stands alone: no target group has a second instance in another zone", r.Value())
		groups := p.Graph.At(r).Into("aws_lb_target_group_attachment", "target_id").Follow("target_group_arn", "aws_lb_target_group")
		res := facts.Some(groups, none, func(group *model.Resource) rule.Result {
			members := p.Graph.At(group).Into("aws_lb_target_group_attachment", "target_group_arn").Follow("target_id", "aws_instance")
			return apart(p, r, members, none)
		})
		if res.OK == model.No {
			return none
		}
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group_attachment",
	},
}

// apart requires that another member of a target group stands in another zone than an instance.
func apart(p *rule.Pass, r *model.Resource, members model.Links, none rule.Result) rule.Result {
	own := zoneOf(p, r)
	answers := []rule.Result{none}
	for _, k := range members.To {
		if k.Resource == r {
			continue
		}
		other := zoneOf(p, k.Resource)
		a, aok := own.Text()
		b, bok := other.Text()
		ok := model.Unknown
		if aok && bok && own.Path == other.Path {
			ok = model.Of(a != b)
		}
		answers = append(answers, rule.Judge(ok, k.Resource.Address()+" stands in another zone", other, own).
			Because("in which zones "+r.Address()+" and "+k.Resource.Address()+" stand is not known"))
	}
	if len(members.Maybe) > 0 || members.Complete != model.Yes {
		answers = append(answers, facts.Stuck(members, none.Message))
	}
	res := facts.Any(answers...)
	if res.OK == model.No {
		return none
	}
	return res
}

// zoneOf is the availability zone of an instance: its own, or that of its subnet.
func zoneOf(p *rule.Pass, r *model.Resource) model.Value {
	own := r.Get("availability_zone")
	if !facts.LeftToAWS(own) {
		return own
	}
	if s := facts.Target(p.Graph, r.Get("subnet_id"), "aws_subnet", "aws_default_subnet"); s != nil {
		return facts.Zone(s)
	}
	return own
}
