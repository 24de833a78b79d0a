package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ServiceScalingTypes are the types that ScalesService looks at.
var ServiceScalingTypes = []string{scalableTargetType, "aws_appautoscaling_policy"}

const scalableTargetType = "aws_appautoscaling_target"

// ServiceTarget judges the target of Application Auto Scaling that stands for an ECS service. none is the answer where
// there is none.
func ServiceTarget(g *model.Graph, service *model.Resource, none rule.Result, judge func(target *model.Resource) rule.Result) rule.Result {
	index := targetsByService.In(g)
	return oneOf(g, slices.Concat(index.of[service], index.named), Beside(service), none, func(target *model.Resource) rule.Result {
		v := target.Get("resource_id")
		switch ofService(v, service) {
		case model.Yes:
			return judge(target)
		case model.No:
			return none
		case model.Unknown:
		}
		res := judge(target)
		if res.OK == model.No {
			return none
		}
		return rule.Judge(model.Unknown, none.Message, v).Because("whether " + v.At() + " names " + service.Address() + " is not known")
	})
}

// scalableTargets are the targets of Application Auto Scaling: those that are made with a reference to an ECS service, and
// those that are named otherwise.
type scalableTargets struct {
	of    map[*model.Resource][]*model.Resource
	named []*model.Resource
}

var targetsByService = &rule.Fact[scalableTargets]{Compute: func(g *model.Graph) scalableTargets {
	out := scalableTargets{of: map[*model.Resource][]*model.Resource{}}
	for _, target := range g.Of(scalableTargetType) {
		refers := false
		for _, s := range target.Get("resource_id").Sources() {
			if s.Kind == model.FromResource && s.Resource != nil && s.Resource.Addr.Type == "aws_ecs_service" {
				refers = true
				out.of[s.Resource] = append(out.of[s.Resource], target)
			}
		}
		if !refers {
			out.named = append(out.named, target)
		}
	}
	return out
}}

// ofService tells whether the name of a scalable target, service/<cluster>/<service>, is that of an ECS service.
func ofService(v model.Value, service *model.Resource) model.Tri {
	this, other := false, false
	for _, s := range v.Sources() {
		if s.Kind == model.FromResource && s.Resource != nil && s.Resource.Addr.Type == service.Addr.Type {
			this, other = this || s.Resource == service, other || s.Resource != service
		}
	}
	switch {
	case this && (other || len(v.Outcomes()) > 1):
		return model.Unknown
	case this:
		return model.Yes
	case other:
		return model.No
	}
	text, known := v.Text()
	if known && !strings.HasPrefix(text, "service/") {
		return model.No
	}
	name := service.Get("name")
	if own, ok := name.Text(); ok {
		last := v
		if pieces := v.Pieces(); len(pieces) > 0 {
			last = pieces[len(pieces)-1]
		}
		if end, ok := last.Text(); ok && strings.Contains(end, "/") {
			if !strings.HasSuffix(end, "/"+own) {
				return model.No
			}
			if known {
				return inCluster(text, service)
			}
		}
	}
	return model.Unknown
}

// inCluster tells whether the cluster in the name of a scalable target is that of a service.
func inCluster(text string, service *model.Resource) model.Tri {
	parts := strings.Split(text, "/")
	if len(parts) != 3 {
		return model.Unknown
	}
	v := service.Get("cluster")
	if LeftToAWS(v) {
		return model.Of(parts[1] == "default")
	}
	return v.Matches(func(s string) bool {
		return s == parts[1] || strings.HasSuffix(s, "/"+parts[1])
	})
}

// ScalesService tells whether a policy changes the number of tasks of an ECS service by load.
func ScalesService(g *model.Graph, service *model.Resource, none rule.Result) rule.Result {
	return ServiceTarget(g, service, none, func(target *model.Resource) rule.Result {
		low, high := target.Get("min_capacity"), target.Get("max_capacity")
		room := rule.Judge(Less(low, high), "max_capacity is "+high.String()+", and min_capacity "+low.String(), high, low)
		policy := Some(g.At(target).Into("aws_appautoscaling_policy", "resource_id"), none, func(p *model.Resource) rule.Result {
			v := p.Get("policy_type")
			return rule.Judge(v.OneOf("TargetTrackingScaling", "StepScaling", "PredictiveScaling").Or(v.Set().Not()), p.Address()+" scales it", p.Value())
		})
		if policy.OK != model.Yes {
			// A policy may name the service in the same words as the target.
			policy = Any(policy, One(g, "aws_appautoscaling_policy", Beside(service), none, func(p *model.Resource) rule.Result {
				same := ofService(p.Get("resource_id"), service)
				return rule.Judge(same, p.Address()+" scales it", p.Get("resource_id")).
					Because("whether " + p.Address() + " scales " + service.Address() + " is not known")
			}))
			if policy.OK == model.No {
				policy = none
			}
		}
		return All(policy, room)
	})
}

// Less tells whether one number is smaller than another.
func Less(a, b model.Value) model.Tri {
	x, xok := a.Int()
	y, yok := b.Int()
	if !xok || !yok {
		return model.Unknown
	}
	return model.Of(x < y)
}
