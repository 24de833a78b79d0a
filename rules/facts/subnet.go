package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SubnetTypes are the types that decide whether a subnet is public.
var SubnetTypes = slices.Concat([]string{
	"aws_subnet", "aws_default_subnet", "aws_vpc", "aws_default_vpc",
	"aws_route_table", "aws_default_route_table", "aws_route_table_association", "aws_main_route_table_association",
	"aws_route", "aws_internet_gateway", "data.aws_internet_gateway",
}, PrefixListTypes)

// Exposure tells, for each version of IP, whether there is a route to an internet gateway.
type Exposure [len(Families)]rule.Result

// Any tells whether there is a route by either version.
func (e Exposure) Any() rule.Result { return Any(e[IPv4], e[IPv6]) }

// both gives the same answer for both versions.
func both(r rule.Result) Exposure { return Exposure{r, r} }

// each combines two exposures, version by version.
func each(a, b Exposure, f func(a, b rule.Result) rule.Result) Exposure {
	return Exposure{f(a[IPv4], b[IPv4]), f(a[IPv6], b[IPv6])}
}

// PublicSubnets tells of every subnet of the configuration whether the route table in effect leads to an internet
// gateway: the table that is associated with it, else the main table of its VPC.
var PublicSubnets = &rule.Fact[map[*model.Resource]Exposure]{Compute: func(g *model.Graph) map[*model.Resource]Exposure {
	return newNetwork(g, "a route to an internet gateway", toGateway).subnets()
}}

// ConnectedSubnets tells of every subnet of the configuration whether the route table in effect has a default route out
// of the VPC, wherever it leads: to a NAT or internet gateway, a transit gateway, a firewall.
var ConnectedSubnets = &rule.Fact[map[*model.Resource]Exposure]{Compute: func(g *model.Graph) map[*model.Resource]Exposure {
	return newNetwork(g, "a default route", anywhere).subnets()
}}

// Subnet steps from a walk to the subnets that a path names.
func Subnet(l model.Links, path string) model.Links {
	return l.Follow(path, "aws_subnet").Join(l.Follow(path, "aws_default_subnet"))
}

// OwnSubnet is the subnet that a resource names itself, in subnet_id.
func OwnSubnet(g *model.Graph, r *model.Resource) model.Links { return ownSubnet.Of(g, r) }

var ownSubnet = &rule.Each[model.Links]{Compute: func(g *model.Graph, r *model.Resource) model.Links {
	return Subnet(g.At(r), "subnet_id")
}}

// network remembers what was found out about the tables and VPCs of a graph.
type network struct {
	what   string                                       // what kind of route is asked for
	leads  func(route routeOf) (model.Value, model.Tri) // whether a route is of that kind, and its target
	g      *model.Graph
	tables map[*model.Resource]Exposure
	main   map[*model.Resource]Exposure
}

// routeOf is one route, in a table or by itself.
type routeOf interface{ Get(path string) model.Value }

func newNetwork(g *model.Graph, what string, leads func(routeOf) (model.Value, model.Tri)) *network {
	return &network{what: what, leads: leads, g: g, tables: map[*model.Resource]Exposure{}, main: map[*model.Resource]Exposure{}}
}

func (n *network) subnets() map[*model.Resource]Exposure {
	out := map[*model.Resource]Exposure{}
	for _, typ := range []string{"aws_subnet", "aws_default_subnet"} {
		for _, s := range n.g.Of(typ) {
			out[s] = n.subnet(s)
		}
	}
	return out
}

// toGateway tells whether a route leads to an internet gateway.
func toGateway(route routeOf) (model.Value, model.Tri) {
	v := route.Get("gateway_id")
	return v, ToInternet(v)
}

// anywhere tells whether a route leads out of the VPC.
func anywhere(route routeOf) (model.Value, model.Tri) {
	gateway := route.Get("gateway_id")
	target, out := gateway, gateway.NotEmpty().And(gateway.OneOf("local").Not())
	for _, name := range []string{"nat_gateway_id", "transit_gateway_id", "egress_only_gateway_id", "network_interface_id", "vpc_endpoint_id", "core_network_arn", "vpc_peering_connection_id"} {
		if v := route.Get(name); v.Origin != model.Computed && v.NotEmpty() != model.No && out != model.Yes {
			target, out = v, out.Or(v.NotEmpty())
		}
	}
	return target, out
}

func (n *network) subnet(s *model.Resource) Exposure {
	assoc := n.g.At(s).Into("aws_route_table_association", "subnet_id")
	if len(assoc.To) == 1 {
		return n.through(assoc.To[0])
	}
	if len(assoc.To) > 1 {
		// AWS allows one; which of them will win is not written.
		out := n.through(assoc.To[0])
		for _, k := range assoc.To[1:] {
			out = each(out, n.through(k), func(a, b rule.Result) rule.Result {
				return agree([]rule.Result{a, b}, "several route tables are associated with "+s.Address())
			})
		}
		return out
	}
	main := n.mainOf(s)
	if assoc.Exists() == model.No {
		return main
	}
	var out Exposure
	for _, f := range Families {
		out[f] = Companion(assoc, "aws_route_table_association", main[f], func(a *model.Resource) rule.Result {
			return n.table(a)[f]
		})
	}
	return out
}

// through is the exposure of the table that an association names, with the way there.
func (n *network) through(k model.Link) Exposure {
	e := n.table(k.Resource)
	for _, f := range Families {
		e[f].Evidence = append(rule.Path(k.Hops), e[f].Evidence...)
	}
	return e
}

// table is the exposure of the table that an association names.
func (n *network) table(assoc *model.Resource) Exposure {
	v := assoc.Get("route_table_id")
	l := n.g.At(assoc)
	to := l.Follow("route_table_id", "aws_route_table").Join(l.Follow("route_table_id", "aws_default_route_table"))
	if len(to.To) == 1 && len(to.Maybe) == 0 {
		e := n.routes(to.To[0].Resource)
		for _, f := range Families {
			e[f].Evidence = append(rule.Path(to.To[0].Hops), e[f].Evidence...)
		}
		return e
	}
	// The main table of a VPC can be named through the VPC.
	for _, typ := range []string{"aws_vpc", "aws_default_vpc"} {
		if vpc := Target(n.g, v, typ); vpc != nil {
			return n.mainTable(vpc)
		}
	}
	var list []Exposure
	for _, k := range append(slices.Clone(to.To), to.Maybe...) {
		list = append(list, n.routes(k.Resource))
	}
	if len(list) == 0 || to.Complete != model.Yes {
		why := outside(v)
		return both(rule.Judge(model.Unknown, "the route table is not in this configuration", v).Because(why))
	}
	out := list[0]
	for _, e := range list[1:] {
		out = each(out, e, func(a, b rule.Result) rule.Result {
			return agree([]rule.Result{a, b}, "which route table "+v.At()+" names is not known")
		})
	}
	return out
}

// mainOf is the exposure of the main table of the VPC that a subnet lies in.
func (n *network) mainOf(s *model.Resource) Exposure {
	if s.Addr.Type == "aws_default_subnet" {
		return n.defaultVPC(s)
	}
	v := s.Get("vpc_id")
	l := n.g.At(s)
	to := l.Follow("vpc_id", "aws_vpc").Join(l.Follow("vpc_id", "aws_default_vpc"))
	if len(to.To) != 1 || len(to.Maybe) > 0 {
		why := "its VPC is not in this configuration: the main route table of " + v.At() + " decides"
		if !v.Known() && v.Reason() != "" {
			why = v.Reason()
		}
		return both(rule.Judge(model.Unknown, "the route table in effect is not in this configuration", v).Because(why))
	}
	e := n.mainTable(to.To[0].Resource)
	for _, f := range Families {
		e[f].Evidence = append(rule.Path(to.To[0].Hops), e[f].Evidence...)
	}
	return e
}

// mainTable is the exposure of the main route table of a VPC: the one made main, else the adopted default, else the one
// that AWS makes. That one has only local routes, except in the default VPC, where it leads to an internet gateway.
func (n *network) mainTable(vpc *model.Resource) Exposure {
	if e, ok := n.main[vpc]; ok {
		return e
	}
	// A main table that is named through its own VPC leads back here.
	n.main[vpc] = both(rule.Judge(model.Unknown, "the main route table of "+vpc.Address()+" is defined by itself", vpc.Value()))
	// Routes can be added to the implicit table through the VPC.
	implicit := n.extraRoutes(vpc)
	if vpc.Addr.Type == "aws_default_vpc" {
		yes := rule.Judge(model.Yes, "the main route table of the default VPC leads to an internet gateway", vpc.Value())
		implicit = each(implicit, Exposure{IPv4: yes, IPv6: rule.Result{OK: model.No}}, func(a, b rule.Result) rule.Result { return Any(a, b) })
	}
	at := n.g.At(vpc)
	adopted := at.Into("aws_default_route_table", "default_route_table_id")
	if t := n.adoptedByID(vpc); t != nil {
		adopted = n.g.At(t)
	}
	made := at.Into("aws_main_route_table_association", "vpc_id")
	var e Exposure
	for _, f := range Families {
		e[f] = Companion(adopted, "aws_default_route_table", implicit[f], func(t *model.Resource) rule.Result {
			return Any(n.routes(t)[f], n.extraRoutes(vpc)[f])
		})
		e[f] = Companion(made, "aws_main_route_table_association", e[f], func(a *model.Resource) rule.Result {
			return n.table(a)[f]
		})
	}
	n.main[vpc] = e
	return e
}

// adoptedByID finds the default route table that the configuration manages by its id, which is known once it exists.
func (n *network) adoptedByID(vpc *model.Resource) *model.Resource {
	id, ok := vpc.Get("default_route_table_id").Text()
	if !ok || id == "" {
		return nil
	}
	for _, t := range n.g.Of("aws_default_route_table") {
		if t.Get("default_route_table_id").OneOf(id) == model.Yes {
			return t
		}
	}
	return nil
}

// defaultVPC is the exposure of the main table of the default VPC where a resource lives.
func (n *network) defaultVPC(r *model.Resource) Exposure {
	return n.defaultVPCOf(placeOf(r), r)
}

// DefaultNetwork is the exposure of the default VPC of the region where a resource lives, which takes in what names no
// subnet. AWS makes its subnets public; the configuration may change that.
func DefaultNetwork(g *model.Graph, r *model.Resource) Exposure {
	n := newNetwork(g, "a route to an internet gateway", toGateway)
	return n.defaultVPCOf(placeOf(r), r)
}

func (n *network) defaultVPCOf(where place, r *model.Resource) Exposure {
	asMade := Exposure{
		IPv4: rule.Judge(model.Yes, "the subnets of the default VPC have a route to an internet gateway", r.Value()),
		IPv6: rule.Judge(model.No, "the default VPC has no IPv6", r.Value()),
	}
	here := func(vpc *model.Resource) model.Tri { return placeOf(vpc).same(where) }
	var out Exposure
	for _, f := range Families {
		out[f] = setting(n.g, "aws_default_vpc", here, asMade[f], func(vpc *model.Resource) rule.Result {
			return n.mainTable(vpc)[f]
		})
		// A default route table whose VPC is not known may be that of the default VPC.
		for _, t := range n.g.Of("aws_default_route_table") {
			known := len(n.g.At(t).Follow("default_route_table_id", "aws_vpc").To)+len(n.g.At(t).Follow("default_route_table_id", "aws_default_vpc").To) > 0
			if e := n.routes(t)[f]; !known && e.OK != out[f].OK && placeOf(t).same(where) != model.No {
				out[f] = rule.Judge(model.Unknown, out[f].Message, r.Value(), t.Get("default_route_table_id")).
					Because("whether " + t.Address() + " is the route table of the default VPC is not known")
			}
		}
	}
	return out
}

// routes is the exposure of a route table that the configuration manages.
func (n *network) routes(t *model.Resource) Exposure {
	if e, ok := n.tables[t]; ok {
		return e
	}
	var e Exposure
	for _, f := range Families {
		c := &collector{n: n, ranges: ranges{family: f}}
		c.inline(t)
		c.separate(t)
		e[f] = c.result(t)
	}
	n.tables[t] = e
	return e
}

// extraRoutes is the exposure that single routes give to the implicit main table of a VPC.
func (n *network) extraRoutes(vpc *model.Resource) Exposure {
	var e Exposure
	for _, f := range Families {
		c := &collector{n: n, ranges: ranges{family: f}}
		c.separate(vpc)
		c.named(vpc)
		e[f] = c.result(vpc)
	}
	return e
}

// collector gathers the destinations of the routes of a table that are of the kind asked for.
type collector struct {
	n *network
	ranges
	gateways []model.Value
	hops     [][]model.Hop
}

func (c *collector) inline(t *model.Resource) {
	routes := t.Blocks("route")
	for _, r := range routes.List {
		dest := r.All("cidr_block")
		if c.family == IPv6 {
			dest = r.All("ipv6_cidr_block")
		}
		c.route(r, dest, r.All("destination_prefix_list_id"), model.Yes, places{}, nil)
	}
	if routes.Complete != model.Yes {
		c.hidden.add("", routes.Stuck)
	}
}

// separate adds the routes that stand by themselves and refer to a table, or to a VPC by way of its main table.
func (c *collector) separate(t *model.Resource) {
	l := c.n.g.At(t).Into("aws_route", "route_table_id")
	for _, k := range l.To {
		c.single(k.Resource, model.Yes, places{}, k.Hops)
	}
	for _, k := range l.Maybe {
		c.single(k.Resource, model.Unknown, places{[]model.Value{k.Resource.Get("route_table_id")}, maybe(k)}, k.Hops)
	}
	for _, v := range l.Stuck {
		if v.Resource != nil && v.Resource.Addr.Type == "aws_route" {
			c.single(v.Resource, model.Unknown, places{[]model.Value{v}, outside(v)}, nil)
		} else {
			c.hidden.add("", v)
		}
	}
}

// named adds the routes that name the main table of a VPC by its id, which is known once it exists.
func (c *collector) named(vpc *model.Resource) {
	for _, name := range []string{"main_route_table_id", "default_route_table_id"} {
		id, ok := vpc.Get(name).Text()
		if !ok || id == "" {
			continue
		}
		for _, r := range c.n.g.Of("aws_route") {
			if r.Get("route_table_id").OneOf(id) == model.Yes {
				c.single(r, model.Yes, places{}, nil)
			}
		}
	}
}

func (c *collector) single(r *model.Resource, certain model.Tri, doubt places, hops []model.Hop) {
	dest := r.All("destination_cidr_block")
	if c.family == IPv6 {
		dest = r.All("destination_ipv6_cidr_block")
	}
	c.route(r, dest, r.All("destination_prefix_list_id"), certain, doubt, hops)
}

// route adds one route, if it is of the kind that is asked for.
func (c *collector) route(r routeOf, dest, lists model.Values, certain model.Tri, doubt places, hops []model.Hop) {
	gateway, internet := c.n.leads(r)
	if internet == model.Unknown {
		doubt.add(unresolved(gateway), gateway)
	}
	c.owner = len(c.gateways)
	c.gateways, c.hops = append(c.gateways, gateway), append(c.hops, hops)
	c.addAll(dest, internet.And(certain), doubt)
	c.addLists(c.n.g, lists, internet.And(certain), doubt)
}

// ToInternet tells whether a gateway_id names an internet gateway. Virtual private gateways, VPC endpoints and the like
// are none.
func ToInternet(v model.Value) model.Tri {
	return ComesFrom(v, "igw-", []string{"aws_internet_gateway", "data.aws_internet_gateway"},
		[]string{"aws_vpn_gateway", "data.aws_vpn_gateway", "aws_vpc_endpoint", "data.aws_vpc_endpoint", "aws_nat_gateway", "data.aws_nat_gateway", "aws_egress_only_internet_gateway"})
}

// unresolved says why the target of a route is not known.
func unresolved(v model.Value) string {
	if why := v.Reason(); why != "" {
		return why
	}
	return "what " + v.At() + " names is not known"
}

func (c *collector) result(t *model.Resource) rule.Result {
	res, owners := c.whole(t.Address() + " has " + c.n.what)
	switch res.OK {
	case model.Yes:
		for _, i := range owners {
			for _, s := range c.gateways[i].Sources() {
				if s.Kind == model.FromResource && s.Resource != nil {
					res.Evidence = append(res.Evidence, rule.Evidence{Value: c.gateways[i], To: s.Resource.Address()})
				}
			}
			res = along(res, c.hops[i])
		}
	case model.No:
		return rule.Judge(model.No, t.Address()+" has "+strings.Replace(c.n.what, "a ", "no ", 1), t.Value())
	case model.Unknown:
		res.Message = "whether " + t.Address() + " has " + c.n.what + " is not known"
	}
	return res
}
