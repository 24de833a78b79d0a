package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// GroupUsers are the resources that name a security group as their own, whatever they are: machines, load balancers,
// databases, endpoints. Rules of groups that name it as a source are none.
type GroupUsers struct {
	To   []*model.Resource
	May  []model.Value // resources that may name it
	Open []model.Value // values that may name any group
}

// UsersOf tells what uses a security group.
func UsersOf(g *model.Graph, group *model.Resource) GroupUsers {
	all := groupUsers.In(g)
	out := all.of[group]
	out.Open = all.open
	return out
}

type usersOfGroups struct {
	of   map[*model.Resource]GroupUsers
	open []model.Value
}

var groupUsers = &rule.Fact[usersOfGroups]{Compute: func(g *model.Graph) usersOfGroups {
	out := usersOfGroups{of: map[*model.Resource]GroupUsers{}}
	_, out.open = g.Complete()
	for _, r := range g.Resources {
		if r.Addr.Mode == model.Data || strings.Contains(r.Addr.Type, "security_group") {
			continue
		}
		for _, path := range groupPaths(r.Body, "") {
			out.add(g, r, path)
		}
	}
	return out
}}

func (u *usersOfGroups) add(g *model.Graph, r *model.Resource, path string) {
	all := r.All(path)
	if all.Complete != model.Yes && all.Stuck.Origin != model.Computed {
		u.open = append(u.open, all.Stuck)
	}
	for _, v := range all.List {
		if LeftToAWS(v) || v.NotEmpty() == model.No {
			continue
		}
		group := Target(g, v, "aws_security_group")
		switch {
		case group == nil && !v.Known():
			u.open = append(u.open, v)
		case group == nil:
		case r.Exists == model.Unknown:
			one := u.of[group]
			one.May = append(one.May, v)
			u.of[group] = one
		default:
			one := u.of[group]
			if !slices.Contains(one.To, r) {
				one.To = append(one.To, r)
			}
			u.of[group] = one
		}
	}
}

// groupPaths lists the paths of a body at which security groups are named.
func groupPaths(b *model.Body, at string) []string {
	var out []string
	for name := range b.Attrs {
		if strings.Contains(name, "security_group") && !strings.HasPrefix(name, "source_") && !strings.HasPrefix(name, "default_") {
			out = append(out, at+name+"[*]")
		}
	}
	for name, list := range b.Blocks {
		for _, inner := range slices.Concat(list.List, list.Maybe) {
			for _, path := range groupPaths(inner, at+name+"[*].") {
				if !slices.Contains(out, path) {
					out = append(out, path)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}
