package facts

import (
	"fmt"
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Zone is the availability zone of a subnet: its name, else its id.
func Zone(subnet *model.Resource) model.Value {
	name, id := subnet.Get("availability_zone"), subnet.Get("availability_zone_id")
	if _, ok := name.Text(); !ok {
		if _, ok := id.Text(); ok || !name.Present() && id.Present() {
			return id
		}
	}
	return name
}

// SpansZones tells whether the subnets that a walk leads to stand in at least two zones. named is the value that names the
// subnets.
func SpansZones(subnets model.Links, named model.Value) rule.Result {
	zones := map[string][]string{} // by what the zone is called by: its name or its id
	most := 0
	var open []model.Value
	res := rule.Judge(model.No, "", named)
	for _, k := range subnets.To {
		v := Zone(k.Resource)
		zone, ok := v.Text()
		switch {
		case !ok:
			open = append(open, v)
		case !slices.Contains(zones[v.Path], zone):
			zones[v.Path] = append(zones[v.Path], zone)
			most = max(most, len(zones[v.Path]))
			res.Evidence = append(res.Evidence, rule.Evidence{Value: v})
			if len(zones) > 1 {
				open = append(open, v) // a name and an id may mean the same zone
			}
		}
	}
	res.Message = fmt.Sprintf("%s: %d zones", named.Path, most)
	if most == 1 {
		res.Message = named.Path + ": one zone only"
	}
	switch {
	case most > 1 && named.Resource != nil && named.Resource.All(named.Path+"[*]").Complete != model.Yes:
		// A plan by itself tells which subnets an expression reads, not which of them it ends up with.
		res.OK = model.Unknown
		res = res.Because("which subnets " + named.At() + " ends up with is not known")
	case most > 1:
		res.OK = model.Yes
	case len(open) > 0:
		res = rule.Judge(model.Unknown, "in how many zones its subnets stand is not known", append([]model.Value{named}, open...)...).
			Because("which zone " + open[0].Resource.Address() + " stands in is not known")
	case len(subnets.Maybe) > 0 || subnets.Complete != model.Yes:
		res = Primary(Stuck(subnets, "in how many zones its subnets stand is not known"), named)
	}
	return res
}
