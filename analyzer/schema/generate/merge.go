package main

import (
	"cmp"
	"slices"

	"github.com/sekisho/sekisho/analyzer/schema"
)

// merge adds a later provider version to what earlier ones say. The result must
// be safe for a configuration written for either: a type, attribute or block of
// only one version stays as it is there, except that an addition to a type the
// earlier version has is not required; where both have an item, it has the earlier
// type, and each flag that makes less certain or more secret wins.
func merge(into, later *provider) {
	for _, kind := range []struct{ into, later map[string]*schema.Block }{
		{into.resources, later.resources},
		{into.dataSources, later.dataSources},
	} {
		for typ, b := range kind.later {
			if have := kind.into[typ]; have != nil {
				mergeBlock(have, b)
			} else {
				kind.into[typ] = b
			}
		}
	}
}

func mergeBlock(into, later *schema.Block) {
	for _, a := range later.Attributes {
		have := into.Attribute(a.Name)
		if have == nil {
			if a.Required {
				a.Required, a.Optional, a.MinItems = false, true, 0
			}
			into.Attributes = append(into.Attributes, a)
			slices.SortFunc(into.Attributes, byName)
			continue
		}
		mergeAttribute(have, a)
	}
}

func mergeAttribute(into, later *schema.Attribute) {
	into.Sensitive = into.Sensitive || later.Sensitive
	if !sameKind(into, later) {
		return
	}
	if into.Required && !later.Required {
		into.Required, into.Optional = false, true
	}
	into.Optional = into.Optional || later.Optional && !into.Required
	into.DefaultKnown = into.DefaultKnown && later.DefaultKnown
	if later.Computed && !into.Computed {
		into.Computed = true
		if into.HasDefault {
			// Only one version still has a fixed default: silence is undecided.
			into.HasDefault, into.Default, into.DefaultKnown = false, "", false
		}
	}
	into.MinItems = min(into.MinItems, later.MinItems)
	if into.MaxItems != 0 && (later.MaxItems == 0 || later.MaxItems > into.MaxItems) {
		into.MaxItems = later.MaxItems
	}
	if into.Block != nil {
		mergeBlock(into.Block, later.Block)
	}
}

// sameKind says whether two versions of an item can be compared in detail.
func sameKind(a, b *schema.Attribute) bool {
	if a.Block == nil || b.Block == nil {
		return a.Block == b.Block && a.Type.Equals(b.Type)
	}
	return a.AsAttribute == b.AsAttribute
}

func byName(a, b *schema.Attribute) int { return cmp.Compare(a.Name, b.Name) }
