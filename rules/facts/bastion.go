package facts

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// adminPorts are the ports through which people log in to machines: SSH and RDP.
var adminPorts = [...]Port{{"tcp", 22}, {"tcp", 3389}, {"udp", 3389}}

// AdminPorts lists the ports through which people log in to machines: SSH and RDP.
func AdminPorts() []Port { return slices.Clone(adminPorts[:]) }

// NamedBastion tells whether a machine is called a bastion: in its own name or that of its module, or in its Name tag.
// words are what bastions are called, with | between them.
func NamedBastion(r *model.Resource, words string) model.Tri { return Called(r, words) }

// adminSources are the security groups that others let in on an admin port: the way to them leads through a bastion.
type adminSources struct {
	groups map[*model.Resource]model.Tri
	open   bool // a group that is let in is not known
}

var adminSourcesOf = &rule.Fact[adminSources]{Compute: func(g *model.Graph) adminSources {
	out := adminSources{groups: map[*model.Resource]model.Tri{}}
	for _, typ := range GroupTypes {
		for _, group := range g.Of(typ) {
			in := IngressOf(g, group)
			out.open = out.open || len(in.hidden.list) > 0
			for i := range in.rules {
				r := &in.rules[i]
				if admits := r.admitsAdmin(); admits != model.No {
					out.add(g, group, r, admits.And(r.member))
				}
			}
		}
	}
	return out
}}

func (s *adminSources) add(g *model.Graph, group *model.Resource, r *ingressRule, sure model.Tri) {
	if r.groups.Complete != model.Yes {
		s.open = true
	}
	for _, v := range r.groups.List {
		if v.NotEmpty() == model.No {
			continue
		}
		source := Target(g, v, GroupTypes...)
		switch {
		case source == nil:
			s.open = true
		case source != group:
			s.groups[source] = s.groups[source].Or(sure)
		}
	}
}

// admitsAdmin tells whether a rule lets an admin port in.
func (r *ingressRule) admitsAdmin() model.Tri {
	return r.admitsOneOf(adminPorts[:])
}

// AdminSource tells whether a machine has a security group that others let in on an admin port.
func AdminSource(g *model.Graph, r *model.Resource) model.Tri {
	sources := adminSourcesOf.In(g)
	if len(sources.groups) == 0 && !sources.open && len(g.Gaps) == 0 {
		return model.No // whatever its groups are
	}
	groups := MachineGroups(g, r)
	out := model.No
	for _, k := range groups.To {
		if sure, ok := sources.groups[k.Resource]; ok {
			out = out.Or(sure)
		}
	}
	if out == model.No && (sources.open || groups.Complete != model.Yes || len(groups.Maybe) > 0) {
		return model.Unknown
	}
	return out
}

// MachineTypes are the types that machines are made from.
var MachineTypes = []string{"aws_instance", "aws_launch_template", "aws_launch_configuration"}

// MachineGroups walks to the security groups of an instance, or of what instances are made from.
func MachineGroups(g *model.Graph, r *model.Resource) model.Links {
	at := g.At(r)
	switch r.Addr.Type {
	case "aws_instance":
		return InstanceGroups(g, r)
	case "aws_launch_template":
		out := Groups(at, "vpc_security_group_ids", "security_group_names", "network_interfaces[*].security_groups")
		return out.Join(Groups(at.Follow("network_interfaces[*].network_interface_id", "aws_network_interface"), "security_groups"))
	}
	return Groups(at, "security_groups")
}

// Attached are the machines that security groups are attached to.
type Attached struct {
	To   map[*model.Resource][]*model.Resource // by group
	May  map[*model.Resource]bool              // groups that may be attached to further machines
	Open bool                                  // any group may be: the groups of a machine are not known
}

// AttachedMachines finds the machines that security groups are attached to.
var AttachedMachines = &rule.Fact[Attached]{Compute: func(g *model.Graph) Attached {
	out := Attached{To: map[*model.Resource][]*model.Resource{}, May: map[*model.Resource]bool{}}
	for _, typ := range MachineTypes {
		for _, r := range g.Of(typ) {
			groups := MachineGroups(g, r)
			for _, k := range groups.To {
				out.To[k.Resource] = append(out.To[k.Resource], r)
				if r.Exists == model.Unknown {
					out.May[k.Resource] = true
				}
			}
			for _, k := range groups.Maybe {
				out.May[k.Resource] = true
			}
			// A group by its id is one that is not here; one that is not known may be any.
			out.Open = out.Open || slices.ContainsFunc(groups.Stuck, func(v model.Value) bool { return !v.Known() })
		}
	}
	if complete, _ := g.Complete(); complete != model.Yes {
		out.Open = true
	}
	return out
}}

// AdminOpen tells whether an admin port is open to what a reach names.
func (in *Ingress) AdminOpen(g *model.Graph, reach Reach) rule.Result {
	at := &in.reaches[reach]
	at.logins.Do(func() {
		var answers []rule.Result
		for _, port := range adminPorts {
			for _, f := range Families {
				if !in.closedTo(g, port, f, reach) {
					answers = append(answers, in.open(g, port, f, reach))
				}
			}
		}
		at.adminOpen = Any(answers...)
		if at.adminOpen.OK == model.No {
			at.adminOpen = rule.Judge(model.No, "no admin port is open to "+reach.String(), in.subject)
		}
	})
	return at.adminOpen
}

// AdminFromGroup tells whether an admin port is open to a security group other than the one itself: to a bastion.
func (in *Ingress) AdminFromGroup(g *model.Graph) model.Tri {
	out := model.No
	if len(in.hidden.list) > 0 {
		out = model.Unknown
	}
	for i := range in.rules {
		r := &in.rules[i]
		admits := r.admitsAdmin()
		if admits == model.No {
			continue
		}
		if r.groups.Complete != model.Yes {
			out = out.Or(model.Unknown)
		}
		for _, v := range r.groups.List {
			if source := Target(g, v, GroupTypes...); source == nil || source != in.subject.Resource {
				out = out.Or(model.All(admits, r.member, v.NotEmpty()))
			}
		}
	}
	return out
}

// AdminWider tells whether an admin port is open to a range that is wider than a number of leading bits, for each version
// of IP.
func (in *Ingress) AdminWider(g *model.Graph, bits [len(Families)]int64) rule.Result {
	answers := []rule.Result{rule.Judge(model.No, "its sources are narrow", in.subject)}
	if len(in.hidden.list) > 0 {
		answers = append(answers, in.hidden.result("which sources there are is not known"))
	}
	for i := range in.rules {
		r := &in.rules[i]
		admits := r.admitsAdmin()
		if admits == model.No {
			continue
		}
		for _, f := range Families {
			answers = append(answers, r.wider(g, f, admits.And(r.member), bits[f])...)
		}
	}
	return Any(answers...)
}

func (r *ingressRule) wider(g *model.Graph, f Family, applies model.Tri, bits int64) []rule.Result {
	const message = "an admin port is open to a wide range"
	var out []rule.Result
	c := ranges{family: f, reach: Anything}
	r.sources(g, &c, model.Yes, places{})
	for i, p := range c.sure {
		if int64(p.Bits()) >= bits {
			continue
		}
		one := rule.Judge(applies, message+": "+p.String(), c.places[i], r.protocol, r.from, r.to)
		one.Evidence = slices.DeleteFunc(one.Evidence, func(e rule.Evidence) bool { return !e.Value.Present() })
		if r.doubt.why != "" {
			one = one.Because(r.doubt.why)
		}
		out = append(out, along(one, r.hops).Because("whether the rule belongs to the group is not known"))
	}
	for _, p := range c.maybe {
		if int64(p.Bits()) < bits {
			out = append(out, c.doubts.result(message+" or not"))
			break
		}
	}
	if len(c.hidden.list) > 0 {
		out = append(out, c.hidden.result("whether "+message+" is not known"))
	}
	return out
}
