package ecs

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EKSServicesSpanZones lets the loss of one zone, or of one copy, pass unnoticed.
var EKSServicesSpanZones = &rule.Rule{
	ID:       "ecs-eks-services-span-zones",
	Title:    rule.T("Container service runs two or more copies over two zones", "コンテナサービスを 2 つ以上のゾーンで複数動かしている"),
	Why:      rule.T("A service with one copy, or in one zone, is down with it, and for every update of it.", "1 つだけ、または 1 つのゾーンだけで動くサービスは、その障害や更新のたびに停止します。"),
	Fix:      rule.T("Set desired_count, or min_size of the node group, to 2 or more, and list subnets of two zones.", "desired_count またはノードグループの min_size を 2 以上にし、2 つのゾーンのサブネットを指定してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also ask ECS services for a deployment circuit breaker", "ECS サービスにデプロイサーキットブレーカーも求める")},
	},
	Types: []string{"aws_ecs_service", "aws_eks_cluster", "aws_eks_node_group"},
	Reads: slices.Concat(facts.ServiceScalingTypes, []string{"aws_subnet", "aws_default_subnet"}),
	When: func(_ *rule.Pass, r *model.Resource) model.Tri {
		if r.Addr.Type == "aws_ecs_service" {
			return r.Get("scheduling_strategy").OneOf("DAEMON").Not()
		}
		return model.Yes
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		spans := func(path string) rule.Result {
			return facts.SpansZones(facts.Subnet(p.Graph.At(r), path), r.Get(path))
		}
		switch r.Addr.Type {
		case "aws_eks_cluster":
			return spans("vpc_config.subnet_ids")
		case "aws_eks_node_group":
			least := r.Get("scaling_config.min_size")
			return facts.All(rule.Judge(least.AtLeast(2), is.Saw(least)+"; at least 2 are required", least), spans("subnet_ids"))
		}
		answers := []rule.Result{copies(p, r)}
		if network := r.Get("network_configuration.subnets"); network.NotEmpty() != model.No {
			answers = append(answers, spans("network_configuration.subnets"))
		}
		if p.Bool("strict") {
			breaker := r.Get("deployment_circuit_breaker.enable")
			answers = append(answers, rule.Judge(breaker.True(), is.Saw(breaker), breaker))
		}
		return facts.All(answers...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html",
		"https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group",
	},
}

// copies requires that an ECS service runs two or more tasks: as it says itself, or as the target that scales it does.
func copies(p *rule.Pass, service *model.Resource) rule.Result {
	v := service.Get("desired_count")
	own := rule.Judge(v.AtLeast(2), is.Saw(v)+"; at least 2 are required", v)
	return facts.Primary(facts.Any(own, facts.ServiceTarget(p.Graph, service, own, func(target *model.Resource) rule.Result {
		least := target.Get("min_capacity")
		return rule.Judge(least.AtLeast(2), is.Saw(least)+"; at least 2 are required", least)
	})), v)
}
