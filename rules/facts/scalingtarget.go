package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// ScalingTypes are the types that Scales looks at.
var ScalingTypes = []string{scalingTargetType, scalingPolicyType}

const (
	scalingTargetType = "aws_appautoscaling_target"
	scalingPolicyType = "aws_appautoscaling_policy"
)

// Scaling is a quantity of a resource that Application Auto Scaling can change.
type Scaling struct {
	Dimension string // rds:cluster:ReadReplicaCount
	Prefix    string // of the resource id: cluster:
	Name      string // the argument with the name that follows
}

// Scales tells whether a scaling target is registered for a quantity of a resource, and a policy acts on it.
func (s Scaling) Scales(g *model.Graph, r *model.Resource) rule.Result {
	return All(s.one(g, r, scalingTargetType), s.one(g, r, scalingPolicyType))
}

func (s Scaling) one(g *model.Graph, r *model.Resource, typ string) rule.Result {
	none := rule.Judge(model.No, "no "+typ+" for "+s.Dimension+" names "+r.Address(), r.Value())
	return One(g, typ, Beside(r), none, func(t *model.Resource) rule.Result {
		id := t.Get("resource_id")
		ok := t.Get("scalable_dimension").OneOf(s.Dimension).And(s.names(id, r))
		if ok == model.No {
			return none
		}
		return rule.Judge(ok, t.Address()+" scales "+r.Address(), id).Because("whether " + id.At() + " names " + r.Address() + " is not known")
	})
}

// names tells whether a resource id, such as table/orders, is that of a resource.
func (s Scaling) names(id model.Value, r *model.Resource) model.Tri {
	return onEach(id, func(o model.Value) model.Tri {
		if text, ok := o.Text(); ok {
			rest, ok := strings.CutPrefix(text, s.Prefix)
			if !ok {
				return model.No
			}
			if own := r.Get(s.Name); own.Present() {
				return own.OneOf(rest)
			}
			return model.Unknown // AWS, or another argument, gives the name
		}
		pieces := o.Pieces()
		if len(pieces) != 2 {
			return model.Unknown
		}
		switch head, ok := pieces[0].Text(); {
		case !ok:
			return model.Unknown
		case head != s.Prefix:
			return model.No
		}
		from, ok := onlySource(pieces[1])
		switch {
		case !ok:
			return model.Unknown
		case from.Resource == r:
			return model.Of(from.Attr == s.Name || from.Attr == "id" || from.Attr == "name")
		case from.Resource.Addr.Mode == model.Managed:
			return model.No
		}
		return model.Unknown
	})
}
