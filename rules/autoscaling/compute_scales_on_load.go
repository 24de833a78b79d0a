package autoscaling

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ComputeScalesOnLoad keeps a service up when more people come than usual.
var ComputeScalesOnLoad = &rule.Rule{
	ID:       "autoscaling-compute-scales-on-load",
	Title:    rule.T("Auto Scaling groups and ECS services scale with their load", "Auto Scaling グループと ECS サービスが負荷に応じて増減する"),
	Why:      rule.T("What does not grow with its load is slow first and down soon after, just when most people need it.", "負荷に応じて増えないものは、最も必要とされるときに遅くなり、やがて停止します。"),
	Fix:      rule.T("Add an aws_autoscaling_policy with target tracking, or an aws_appautoscaling_target and policy for the service.", "ターゲット追跡の aws_autoscaling_policy を追加するか、サービスに aws_appautoscaling_target とポリシーを追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "fixed_tag", Default: cty.StringVal("Scaling=fixed"), About: rule.T("tag of groups and services that are meant to keep their size", "台数を固定するグループやサービスに付けるタグ")},
	},
	Types: []string{"aws_autoscaling_group", "aws_ecs_service"},
	Reads: slices.Concat(facts.ServiceScalingTypes, []string{"aws_autoscaling_policy", "aws_autoscaling_schedule", "aws_cloudwatch_metric_alarm"}),
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		out := facts.Tagged(r, p.Param("fixed_tag").AsString()).Not()
		if r.Addr.Type == "aws_ecs_service" {
			out = out.And(r.Get("scheduling_strategy").OneOf("DAEMON").Not())
		}
		return out
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no policy changes its size by load", r.Value())
		if r.Addr.Type == "aws_ecs_service" {
			return facts.Primary(facts.ScalesService(p.Graph, r, none), r.Value())
		}
		at := p.Graph.At(r)
		byLoad := facts.Some(at.Into("aws_autoscaling_policy", "autoscaling_group_name"), none, func(policy *model.Resource) rule.Result {
			return scales(p, policy)
		})
		byTime := facts.Some(at.Into("aws_autoscaling_schedule", "autoscaling_group_name"), none, func(s *model.Resource) rule.Result {
			return rule.Judge(model.Yes, s.Address()+" changes its size by the clock", s.Value())
		})
		res := facts.Any(byLoad, byTime)
		if res.OK == model.No {
			res.Message = none.Message
		}
		return facts.Primary(res, r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_policy",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appautoscaling_policy",
	},
}

// scales tells whether a scaling policy follows the load: by itself, or because an alarm calls it.
func scales(p *rule.Pass, policy *model.Resource) rule.Result {
	kind, on := policy.Get("policy_type"), policy.Get("enabled")
	mode := policy.Get("predictive_scaling_configuration.mode")
	own := kind.OneOf("TargetTrackingScaling").Or(kind.OneOf("PredictiveScaling").And(mode.OneOf("ForecastAndScale")))
	called := rule.Arrives(p.Graph.At(policy).Into("aws_cloudwatch_metric_alarm", "alarm_actions"), "an alarm calls "+policy.Address(), is.Saw(kind)+", and no alarm calls it", kind)
	stepped := facts.All(rule.Judge(kind.OneOf("StepScaling", "SimpleScaling").Or(kind.Set().Not()), is.Saw(kind), kind), called)
	return facts.All(
		facts.Any(rule.Judge(own, policy.Address()+" scales it", kind, mode), stepped),
		is.SaidIn(on, model.Yes, model.Value.True),
	)
}
