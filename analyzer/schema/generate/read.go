package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/schema"
)

// provider is what is known of a provider: the shape of each type by its name.
type provider struct {
	resources, dataSources map[string]*schema.Block
}

func newProvider() *provider {
	return &provider{resources: map[string]*schema.Block{}, dataSources: map[string]*schema.Block{}}
}

// The parts of "terraform providers schema -json" that are read.
type (
	schemaFile struct {
		Providers map[string]struct {
			Resources   map[string]typeJSON `json:"resource_schemas"`
			DataSources map[string]typeJSON `json:"data_source_schemas"`
		} `json:"provider_schemas"`
	}
	typeJSON struct {
		Block *blockJSON `json:"block"`
	}
	blockJSON struct {
		Attributes map[string]attributeJSON `json:"attributes"`
		BlockTypes map[string]nestedJSON    `json:"block_types"`
	}
	attributeJSON struct {
		Type       cty.Type   `json:"type"`
		NestedType *groupJSON `json:"nested_type"`
		Required   bool       `json:"required"`
		Optional   bool       `json:"optional"`
		Computed   bool       `json:"computed"`
		Sensitive  bool       `json:"sensitive"`
		WriteOnly  bool       `json:"write_only"`
	}
	groupJSON struct {
		Attributes map[string]attributeJSON `json:"attributes"`
		Nesting    string                   `json:"nesting_mode"`
		MinItems   int                      `json:"min_items"`
		MaxItems   int                      `json:"max_items"`
	}
	nestedJSON struct {
		Block    *blockJSON `json:"block"`
		Nesting  string     `json:"nesting_mode"`
		MinItems int        `json:"min_items"`
		MaxItems int        `json:"max_items"`
	}
)

// readSchema reads one provider version. A file may hold several providers; their
// types have different names.
func readSchema(path string) (*provider, error) {
	content, err := readFile(path)
	if err != nil {
		return nil, err
	}
	var f schemaFile
	if err := json.Unmarshal(content, &f); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	if len(f.Providers) == 0 {
		return nil, fmt.Errorf("reading %s: no provider_schemas", path)
	}
	p := newProvider()
	for _, source := range f.Providers {
		for _, kind := range []struct {
			from map[string]typeJSON
			to   map[string]*schema.Block
		}{{source.Resources, p.resources}, {source.DataSources, p.dataSources}} {
			for typ, s := range kind.from {
				if s.Block == nil {
					return nil, fmt.Errorf("reading %s: %s has no block", path, typ)
				}
				if kind.to[typ], err = s.Block.read(); err != nil {
					return nil, fmt.Errorf("reading %s: %s%w", path, typ, err)
				}
			}
		}
	}
	return p, nil
}

func (j *blockJSON) read() (*schema.Block, error) {
	attributes, err := readAttributes(j.Attributes)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(j.BlockTypes)) {
		n := j.BlockTypes[name]
		mode, err := nestingOf(n.Nesting)
		if err != nil {
			return nil, fmt.Errorf(".%s: %w", name, err)
		}
		if n.Block == nil {
			return nil, fmt.Errorf(".%s: no block", name)
		}
		inner, err := n.Block.read()
		if err != nil {
			return nil, fmt.Errorf(".%s%w", name, err)
		}
		attributes = append(attributes, &schema.Attribute{
			Name: name, Block: inner, Nesting: mode, MinItems: n.MinItems, MaxItems: n.MaxItems,
			Required: n.MinItems > 0, Optional: n.MinItems == 0,
		})
	}
	return newBlock(attributes), nil
}

func readAttributes(from map[string]attributeJSON) ([]*schema.Attribute, error) {
	var attributes []*schema.Attribute
	for _, name := range slices.Sorted(maps.Keys(from)) {
		j := from[name]
		a := &schema.Attribute{
			Name: name, Required: j.Required, Optional: j.Optional, Computed: j.Computed,
			Sensitive: j.Sensitive, WriteOnly: j.WriteOnly,
		}
		switch {
		case j.NestedType != nil:
			mode, err := nestingOf(j.NestedType.Nesting)
			if err != nil {
				return nil, fmt.Errorf(".%s: %w", name, err)
			}
			inner, err := readAttributes(j.NestedType.Attributes)
			if err != nil {
				return nil, fmt.Errorf(".%s%w", name, err)
			}
			a.AsAttribute, a.Nesting, a.Block = true, mode, newBlock(inner)
			a.MinItems, a.MaxItems = j.NestedType.MinItems, j.NestedType.MaxItems
		case j.Type != cty.NilType:
			setType(a, j.Type)
		default:
			return nil, fmt.Errorf(".%s: no type", name)
		}
		attributes = append(attributes, a)
	}
	return attributes, nil
}

// setType gives an attribute its type. One made of objects gets a block: what the
// objects hold is reached the same way however the provider declares it. Their
// attributes can be set if the whole can; facts may know better.
func setType(a *schema.Attribute, typ cty.Type) {
	object, mode := typ, schema.Single
	switch {
	case typ.IsListType():
		object, mode = typ.ElementType(), schema.List
	case typ.IsSetType():
		object, mode = typ.ElementType(), schema.Set
	case typ.IsMapType():
		object, mode = typ.ElementType(), schema.Map
	}
	if !object.IsObjectType() {
		a.Type = typ
		return
	}
	var inner []*schema.Attribute
	for name, t := range object.AttributeTypes() {
		i := &schema.Attribute{Name: name, Optional: a.Optional || a.Required, Computed: a.Computed}
		setType(i, t)
		inner = append(inner, i)
	}
	a.AsAttribute, a.Nesting, a.Block = true, mode, newBlock(inner)
}

func newBlock(attributes []*schema.Attribute) *schema.Block {
	slices.SortFunc(attributes, byName)
	return &schema.Block{Attributes: attributes}
}

func nestingOf(mode string) (schema.Nesting, error) {
	switch mode {
	case "single", "group":
		return schema.Single, nil
	case "list":
		return schema.List, nil
	case "set":
		return schema.Set, nil
	case "map":
		return schema.Map, nil
	}
	return schema.Plain, fmt.Errorf("nesting mode %q", mode)
}
