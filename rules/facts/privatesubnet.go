package facts

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// PrivateTypes are the types that PrivateSubnets looks at.
var PrivateTypes = slices.Concat(SubnetTypes, []string{"aws_vpc_block_public_access_options", "aws_vpc_block_public_access_exclusion"})

// PrivateSubnets requires that none of the subnets that a walk leads to has a route to an internet gateway. named is the
// value that names the subnets.
func PrivateSubnets(g *model.Graph, subnets model.Links, named model.Value) rule.Result {
	const missing = "not all subnets are in this configuration"
	if len(subnets.To)+len(subnets.Maybe) == 0 {
		res := Primary(Stuck(subnets, missing), named)
		if res.Reason == "" {
			res = res.Because("what " + named.At() + " names is not in this configuration")
		}
		return res
	}
	public := PublicSubnets.In(g)
	return Every(subnets, "no subnet has a route to an internet gateway", missing, func(s *model.Resource) rule.Result {
		return Not(All(public[s].Any(), Not(InternetBlocked(g, s))))
	})
}

// PrivateDefault is PrivateSubnets for a resource that names no subnet and goes to the default VPC.
func PrivateDefault(g *model.Graph, r *model.Resource, named model.Value) rule.Result {
	res := Not(All(DefaultNetwork(g, r).Any(), Not(InternetBlocked(g, r))))
	if res.OK == model.No {
		res.Message = named.Path + " is " + named.String() + ": it goes to the default VPC, whose subnets have a route to the internet"
	}
	return Primary(res, named)
}

// InternetBlocked tells whether VPC Block Public Access stops internet gateways in the region where a resource lives, in
// both directions and without exceptions.
func InternetBlocked(g *model.Graph, r *model.Resource) rule.Result {
	here := Beside(r)
	none := rule.Judge(model.No, "internet gateways are not blocked in the region", r.Value())
	blocked := setting(g, "aws_vpc_block_public_access_options", here, none, func(o *model.Resource) rule.Result {
		v := o.Get("internet_gateway_block_mode")
		return rule.Judge(v.OneOf("block-bidirectional"), v.At()+" is "+v.String(), v)
	})
	for _, e := range g.Of("aws_vpc_block_public_access_exclusion") {
		if here(e) != model.No && blocked.OK != model.No {
			return rule.Judge(model.Unknown, "whether internet gateways are blocked is not known", e.Value()).
				Because(e.Address() + " makes an exception")
		}
	}
	return blocked
}

// PrivateInstance is PrivateSubnets for an instance, whose subnet its launch template or its network interface may name.
func PrivateInstance(g *model.Graph, r *model.Resource) rule.Result {
	named := r.Get("subnet_id")
	interfaces := Interfaces(g, r)
	if GivenInterface(r) == model.Yes {
		return PrivateSubnets(g, Subnet(interfaces, "subnet_id"), r.Value())
	}
	own := PrivateSubnets(g, OwnSubnet(g, r), named)
	if named.NotEmpty() != model.Yes {
		otherwise := PrivateDefault(g, r, named)
		if use := r.Get("launch_template"); use.Set() != model.No {
			otherwise = rule.Judge(model.Unknown, "the launch template may name the subnet", use).
				Because("the launch template of " + r.Address() + " may name its subnet")
		}
		own = Choose(named.NotEmpty(), own, otherwise)
	}
	if len(interfaces.To)+len(interfaces.Maybe) == 0 && interfaces.Complete == model.Yes {
		return own
	}
	return All(own, PrivateSubnets(g, Subnet(interfaces, "subnet_id"), r.Value()))
}
