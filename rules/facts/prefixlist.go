package facts

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
)

// PrefixListTypes are the types that tell what a prefix list holds.
var PrefixListTypes = []string{"aws_ec2_managed_prefix_list", "aws_ec2_managed_prefix_list_entry", "aws_vpc_endpoint", "data.aws_ec2_managed_prefix_list", "data.aws_prefix_list"}

// addLists adds the ranges of the prefix lists that values name.
func (c *ranges) addLists(g *model.Graph, vs model.Values, applies model.Tri, doubt places) {
	if applies == model.No {
		return
	}
	for _, v := range vs.List {
		c.addList(g, v, applies, doubt)
	}
	if vs.Complete != model.Yes {
		c.hidden.add("", vs.Stuck)
	}
}

func (c *ranges) addList(g *model.Graph, v model.Value, applies model.Tri, doubt places) {
	if applies == model.No || v.NotEmpty() == model.No {
		return
	}
	list := Target(g, v, "aws_ec2_managed_prefix_list", "aws_vpc_endpoint", "data.aws_ec2_managed_prefix_list", "data.aws_prefix_list")
	if list == nil {
		c.hidden.add("the entries of the prefix list that "+v.At()+" names are not in this configuration", v)
		return
	}
	switch typeKey(list) {
	case "aws_vpc_endpoint":
		return // the addresses of one AWS service
	case "aws_ec2_managed_prefix_list":
		c.addAll(list.All("entry[*].cidr"), applies, doubt)
		entries := g.At(list).Into("aws_ec2_managed_prefix_list_entry", "prefix_list_id")
		for _, k := range entries.To {
			c.add(k.Resource.Get("cidr"), applies, doubt)
		}
		for _, k := range entries.Maybe {
			c.add(k.Resource.Get("cidr"), model.Unknown, places{[]model.Value{k.Resource.Value()}, maybe(k)})
		}
		for _, s := range entries.Stuck {
			if s.Resource == nil {
				c.hidden.add("", s)
				continue
			}
			c.add(s.Resource.Get("cidr"), model.Unknown, places{[]model.Value{s}, outside(s)})
		}
		return
	}
	// Lists that AWS itself keeps hold the addresses of a service.
	name := list.Get("name")
	if name.HasPrefix("com.amazonaws.") == model.Yes {
		return
	}
	for _, f := range list.All("filter[*].values[*]").List {
		if text, ok := f.Text(); ok && strings.HasPrefix(text, "com.amazonaws.") {
			return
		}
	}
	c.hidden.add("the entries of "+list.Address()+" are not in this configuration", v)
}
