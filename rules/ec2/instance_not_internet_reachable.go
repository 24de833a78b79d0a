package ec2

import (
	"fmt"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// InstanceNotInternetReachable joins what only together exposes an instance: an address, a route and an open port.
var InstanceNotInternetReachable = &rule.Rule{
	ID:       "ec2-instance-not-internet-reachable",
	Title:    rule.T("Instance cannot be reached from the internet", "インスタンスにインターネットから到達できない"),
	Why:      rule.T("A public address, a public subnet and an open port are each common and each looks harmless. Together they put the instance in front of every scanner on the internet.", "パブリック IP アドレス、パブリックサブネット、開放したポートは、どれも単独ではよくある設定です。3 つがそろうと、インスタンスはインターネット中のスキャンにさらされます。"),
	Fix:      rule.T("Take away one of the three: the public address, the route of the subnet to an internet gateway, or the security group rule. Put a load balancer in front, or list the port in authorized_ports.", "パブリック IP アドレス、サブネットからインターネットゲートウェイへの経路、セキュリティグループのルールのいずれかをなくしてください。前段にロードバランサーを置くか、意図したポートなら authorized_ports に加えてください。"),
	Severity: rule.Critical,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "authorized_ports", Default: cty.ListValEmpty(cty.Number), About: rule.T("ports that may be open to the internet", "インターネットに公開してよいポート")},
	},
	Types: []string{"aws_instance"},
	Reads: slices.Concat(facts.SubnetTypes, facts.IngressTypes, facts.InterfaceTypes, []string{
		"aws_eip", "aws_eip_association", "aws_launch_template",
	}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		in, authorized := instances.Of(p.Graph, r), p.Ints("authorized_ports")
		var ways []rule.Result
		for _, f := range facts.Families {
			way := in.way(f, authorized)
			ways = append(ways, way)
			if way.OK == model.Yes {
				break
			}
		}
		return facts.Not(facts.Any(ways...))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
		"https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
	},
}

// instance is what an instance says of its place in the network, where it says it.
type instance struct {
	g *model.Graph
	r *model.Resource

	subnets    model.Links // those it names itself
	groups     model.Links // its security groups
	interfaces model.Links // the network interfaces it is given, which then decide subnet and groups
	template   model.Value // set if a launch template may say what the instance does not

	launched rule.Result   // whether it gets a public IPv4 address at launch
	bound    []rule.Result // whether an Elastic IP address is bound to it, or to one of its interfaces
}

// instances are the places of instances in the network.
var instances = &rule.Each[*instance]{Compute: func(g *model.Graph, r *model.Resource) *instance {
	in := &instance{
		g: g, r: r,
		subnets: facts.OwnSubnet(g, r), groups: facts.InstanceGroups(g, r), interfaces: facts.Interfaces(g, r),
		template: r.Get("launch_template"),
	}
	in.launched = in.ownIPv4()
	in.bound = []rule.Result{
		in.elastic(g.At(r), "instance", "instance_id"),
		in.elastic(in.interfaces, "network_interface", "network_interface_id"),
	}
	return in
}}

// way tells whether the internet reaches the instance by one version of IP. What comes after the first thing that keeps
// it out is not looked at.
func (in *instance) way(f facts.Family, authorized []int64) rule.Result {
	address := in.address(f)
	if address.OK == model.No {
		return address
	}
	route := in.route(f)
	if route.OK == model.No {
		return route
	}
	door := in.door(f, authorized)
	way := facts.All(address, route, door)
	if way.OK == model.Yes {
		way.Message = "reachable from the internet: " + door.Message
	}
	return way
}

// given tells whether the instance gets an interface at launch, so that its own subnet and groups do not count.
func (in *instance) given() model.Tri { return facts.GivenInterface(in.r) }

// address tells whether the instance has a public address.
func (in *instance) address(f facts.Family) rule.Result {
	var answers []rule.Result
	if f == facts.IPv4 {
		answers = append(append(answers, in.launched), in.bound...)
	} else {
		answers = append(answers, in.ownIPv6(in.r))
	}
	for _, k := range slices.Concat(in.interfaces.To, in.interfaces.Maybe) {
		if f == facts.IPv6 {
			answers = append(answers, in.ownIPv6(k.Resource))
		}
	}
	res := facts.Any(answers...)
	if res.OK == model.No {
		res.Message = "no public address"
	}
	return res
}

func (in *instance) ownIPv4() rule.Result {
	own := in.r.Get("associate_public_ip_address")
	written := rule.Judge(own.True(), is.Saw(own), own)
	if own.Set() == model.Yes {
		return written
	}
	fromSubnet := in.subnetGives("map_public_ip_on_launch", model.Yes, own)
	inTemplate := in.templateSays("network_interfaces.associate_public_ip_address", fromSubnet)
	otherwise := facts.Choose(in.given(), rule.Judge(model.No, "an existing network interface brings no address of its own", own), inTemplate)
	return facts.Choose(own.Set(), written, otherwise)
}

// subnetGives tells whether the subnet of the instance gives addresses at launch; byDefault is what a default subnet
// does.
func (in *instance) subnetGives(name string, byDefault model.Tri, own model.Value) rule.Result {
	id := in.r.Get("subnet_id")
	judge := func(s *model.Resource) rule.Result {
		v := s.Get(name)
		ok := v.True()
		if s.Addr.Type == "aws_default_subnet" && v.Set() == model.No {
			ok = byDefault
		}
		return rule.Judge(ok, v.At()+" is "+v.String(), own, v)
	}
	named := exists(in.subnets, id, judge)
	if id.NotEmpty() == model.Yes {
		return named
	}
	inDefault := in.templateSays("network_interfaces.subnet_id", rule.Judge(byDefault, "the instance goes to a default subnet", id))
	return facts.Choose(id.NotEmpty(), named, inDefault)
}

// exists tells whether one of the resources that a value names satisfies a predicate.
func exists(l model.Links, v model.Value, judge func(*model.Resource) rule.Result) rule.Result {
	if len(l.To)+len(l.Maybe) == 0 {
		res := facts.Stuck(l, v.At()+" is not in this configuration").Because("what " + v.At() + " names is not in this configuration")
		return facts.Primary(res, v)
	}
	message := ""
	res := rule.Every(l, "", func(r *model.Resource) rule.Result {
		one := facts.Not(judge(r))
		if message == "" {
			message = one.Message
		}
		return one
	})
	if res.Message == "" {
		res.Message = message
	}
	return facts.Primary(facts.Not(res), v)
}

func (in *instance) ownIPv6(r *model.Resource) rule.Result {
	count, list := r.Get("ipv6_address_count"), r.Get("ipv6_addresses")
	res := facts.Any(rule.Judge(count.AtLeast(1), is.Saw(count), count), rule.Judge(list.NotEmpty(), is.Saw(list), list))
	if r != in.r || res.OK == model.Yes {
		return res
	}
	return facts.Any(res, facts.Choose(in.given(), rule.Result{OK: model.No}, in.templateSays("network_interfaces.ipv6_address_count",
		in.subnetGives("assign_ipv6_address_on_creation", model.No, count))))
}

// elastic tells whether an Elastic IP address is bound to where a walk has arrived.
func (in *instance) elastic(l model.Links, eip, association string) rule.Result {
	bound := l.Into("aws_eip", eip).Join(l.Into("aws_eip_association", association))
	none := in.r.Get("associate_public_ip_address")
	if bound.Exists() == model.No || len(l.To)+len(l.Maybe) == 0 {
		if l.Complete != model.Yes {
			return facts.Primary(facts.Stuck(l, "which network interfaces the instance has is not known"), in.r.Value())
		}
		return rule.Judge(model.No, "no Elastic IP address", none)
	}
	return rule.Arrives(bound, "an Elastic IP address is bound to it", "an Elastic IP address may be bound to it", in.r.Value())
}

// templateSays is Unknown where a launch template may say what the instance does not, else the answer given.
func (in *instance) templateSays(path string, otherwise rule.Result) rule.Result {
	if in.template.Set() == model.No {
		return otherwise
	}
	tmpl := launchTemplate(in.g, in.r)
	if tmpl != nil && usesAsWritten(in.r, tmpl) == model.Yes {
		if v := tmpl.Get(path); v.Set() == model.No {
			return otherwise
		}
	}
	return rule.Judge(model.Unknown, "the launch template decides", in.template).
		Because("the launch template of " + in.r.Address() + " may say " + path)
}

// route tells whether the subnet of the instance has a route to an internet gateway.
func (in *instance) route(f facts.Family) rule.Result {
	public := facts.PublicSubnets.In(in.g)
	judge := func(s *model.Resource) rule.Result { return public[s][f] }
	id := in.r.Get("subnet_id")
	byInstance := exists(in.subnets, id, judge)
	if id.NotEmpty() != model.Yes {
		byInstance = facts.Choose(id.NotEmpty(), byInstance,
			in.templateSays("network_interfaces.subnet_id", facts.Primary(facts.DefaultNetwork(in.g, in.r)[f], id)))
	}
	if len(in.interfaces.To)+len(in.interfaces.Maybe) == 0 && in.interfaces.Complete == model.Yes && in.given() == model.No {
		return byInstance
	}
	byInterface := exists(facts.Subnet(in.interfaces, "subnet_id"), in.r.Value(), judge)
	return facts.Any(facts.Choose(in.given(), byInterface, byInstance), byInterface)
}

// door tells whether a security group of the instance lets the internet in on a port that is not authorised.
func (in *instance) door(f facts.Family, authorized []int64) rule.Result {
	res := facts.Not(facts.Every(in.groups, "no security group lets the internet in", "which security groups the instance has is not known", func(sg *model.Resource) rule.Result {
		return facts.Not(facts.IngressOf(in.g, sg).OpenBeyond(in.g, authorized, f))
	}))
	own := in.r.Get("vpc_security_group_ids").NotEmpty().Or(in.r.Get("security_groups").NotEmpty())
	if own = own.Or(in.given()); own == model.Yes {
		return res
	}
	byDefault := in.templateSays("vpc_security_group_ids", in.templateSays("network_interfaces.security_groups", in.defaultGroup(f, authorized)))
	return facts.Choose(own, res, facts.Any(res, byDefault))
}

// defaultGroup judges the default security group of the VPC, which an instance gets that names none. As AWS makes it,
// it lets only its own members in.
func (in *instance) defaultGroup(f facts.Family, authorized []int64) rule.Result {
	id := in.r.Get("subnet_id")
	asMade := rule.Judge(model.No, "the default security group lets only its members in", in.r.Get("vpc_security_group_ids"))
	vpcs := in.subnets.Follow("vpc_id", "aws_vpc").Join(in.subnets.Follow("vpc_id", "aws_default_vpc"))
	if id.NotEmpty() == model.No {
		for _, sg := range in.g.Of("aws_default_security_group") {
			if open := facts.IngressOf(in.g, sg).OpenBeyond(in.g, authorized, f); open.OK != model.No {
				return rule.Judge(model.Unknown, fmt.Sprintf("%s may be the group of the instance", sg.Addr), sg.Value()).
					Because("whether " + sg.Address() + " belongs to the VPC of the instance is not known")
			}
		}
		return asMade
	}
	if len(vpcs.To) != 1 {
		return rule.Judge(model.Unknown, "the default security group is not in this configuration", id).
			Because("the default security group of the VPC of " + id.At() + " decides")
	}
	vpc := vpcs.To[0].Resource
	managed := in.g.At(vpc).Into("aws_default_security_group", "vpc_id")
	open := facts.Companion(managed, "aws_default_security_group", asMade, func(sg *model.Resource) rule.Result {
		return facts.IngressOf(in.g, sg).OpenBeyond(in.g, authorized, f)
	})
	return facts.Any(open, facts.IngressInto(in.g, vpc).OpenBeyond(in.g, authorized, f))
}
