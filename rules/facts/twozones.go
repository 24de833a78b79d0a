package facts

import (
	"strconv"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InTwoZones tells whether a database cluster has two instances at least, of a type whose path names the cluster, and not
// all in one availability zone as far as that is written. Where it is not, AWS spreads them.
func InTwoZones(g *model.Graph, cluster *model.Resource, typ, path string) rule.Result {
	instances := g.At(cluster).Into(typ, path)
	sure, possible := 0, len(instances.To)+len(instances.Maybe)
	open := instances.Complete != model.Yes
	for _, k := range instances.To {
		if k.Resource.Addr.Wild() {
			open = true // it stands for any number of instances
		}
		sure++
	}
	for _, k := range instances.Maybe {
		open = open || k.Resource.Addr.Wild()
	}
	few := cluster.Address() + " has " + strconv.Itoa(sure) + " " + typ
	switch {
	case sure < 2 && (open || possible >= 2):
		res := Stuck(instances, "how many instances the cluster has is not known")
		for _, k := range instances.To {
			res = along(res, k.Hops).Because("how many instances " + k.Resource.Addr.Block() + " makes is not known")
		}
		return Primary(res, cluster.Value())
	case sure < 2:
		return rule.Judge(model.No, few, cluster.Value())
	}
	return Primary(apart(instances, few), cluster.Value())
}

// apart tells whether not all of the instances stand in one availability zone.
func apart(instances model.Links, message string) rule.Result {
	first := instances.To[0].Resource.Get("availability_zone")
	ok := model.No
	seen := []model.Value{first}
	for _, k := range instances.To[1:] {
		zone := k.Resource.Get("availability_zone")
		seen = append(seen, zone)
		if zone.NotEmpty() == model.No || first.NotEmpty() == model.No {
			return rule.Judge(model.Yes, message, first, zone)
		}
		ok = ok.Or(sameText(zone, first).Not())
	}
	if ok == model.No && (len(instances.Maybe) > 0 || instances.Complete != model.Yes) {
		res := Stuck(instances, message+" for certain, all in one availability zone")
		return res.Seen(seen...)
	}
	if ok == model.No {
		message += ", all in one availability zone"
	}
	return rule.Judge(ok, message, seen...)
}
