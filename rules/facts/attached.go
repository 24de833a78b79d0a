package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// InterfaceTypes are the types that tell which network interfaces an instance has, and their groups.
var InterfaceTypes = []string{"aws_network_interface", "aws_network_interface_attachment", "aws_network_interface_sg_attachment"}

// Groups steps from a walk to the security groups that paths name.
func Groups(l model.Links, paths ...string) model.Links {
	out := l
	for i, path := range paths {
		for j, typ := range GroupTypes {
			to := l.Follow(path, typ)
			if i == 0 && j == 0 {
				out = to
			} else {
				out = out.Join(to)
			}
		}
	}
	return out
}

// givenInterface are the arguments by which an instance is given an existing network interface.
var givenInterface = []string{"network_interface.network_interface_id", "primary_network_interface.network_interface_id"}

// GivenInterface tells whether an instance gets an existing interface at launch, so that its own subnet and groups do not
// count.
func GivenInterface(r *model.Resource) model.Tri {
	out := model.No
	for _, path := range givenInterface {
		// A state also names the interface that AWS made.
		if v := r.Get(path); v.Origin != model.Computed {
			out = out.Or(v.Set())
		}
	}
	return out
}

// OwnGroups are the security groups that a resource names itself, in vpc_security_group_ids.
func OwnGroups(g *model.Graph, r *model.Resource) model.Links { return ownGroups.Of(g, r) }

var ownGroups = &rule.Each[model.Links]{Compute: func(g *model.Graph, r *model.Resource) model.Links {
	return Groups(g.At(r), "vpc_security_group_ids")
}}

// Interfaces are the network interfaces of their own that an instance is given or that are attached to it.
func Interfaces(g *model.Graph, r *model.Resource) model.Links { return interfacesOf.Of(g, r) }

var interfacesOf = &rule.Each[model.Links]{Compute: interfaces}

func interfaces(g *model.Graph, r *model.Resource) model.Links {
	at := g.At(r)
	out := at.Into("aws_network_interface_attachment", "instance_id").Follow("network_interface_id", "aws_network_interface").
		Join(at.Into("aws_network_interface", "attachment.instance"))
	for _, path := range givenInterface {
		if r.Get(path).Origin != model.Computed {
			out = out.Join(at.Follow(path, "aws_network_interface"))
		}
	}
	return out
}

// InstanceGroups are the security groups of an instance: those it names itself, and those of its network interfaces.
func InstanceGroups(g *model.Graph, r *model.Resource) model.Links {
	return groupsOfInstances.Of(g, r)
}

var groupsOfInstances = &rule.Each[model.Links]{Compute: instanceGroups}

func instanceGroups(g *model.Graph, r *model.Resource) model.Links {
	at := g.At(r)
	out := OwnGroups(g, r)
	if r.Get("security_groups").Origin != model.Computed { // else it repeats the same groups by name
		out = out.Join(Groups(at, "security_groups"))
	}
	interfaces := Interfaces(g, r)
	out = out.Join(Groups(interfaces, "security_groups"))
	out = out.Join(Groups(at.Into("aws_network_interface_sg_attachment", "network_interface_id"), "security_group_id"))
	if id, ok := r.Get("primary_network_interface_id").Text(); ok {
		for _, a := range g.Of("aws_network_interface_sg_attachment") {
			if a.Get("network_interface_id").OneOf(id) == model.Yes {
				out = out.Join(Groups(g.At(a), "security_group_id"))
			}
		}
	}
	return out.Join(Groups(interfaces.Into("aws_network_interface_sg_attachment", "network_interface_id"), "security_group_id"))
}
