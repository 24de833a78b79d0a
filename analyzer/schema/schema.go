// Package schema knows the shape of every AWS resource and data source: what is
// an attribute and what a block, list or set, required or computed, secret, and
// which default the provider fills in. The tables are made from the provider's
// own schemas (docs/provider-facts.md) and cost nothing until a type is asked for.
package schema

import (
	"iter"
	"sync"

	"github.com/zclconf/go-cty/cty"
)

//go:generate go run ./generate -schema data/aws-5.100.0.schema.json.gz -schema data/aws-6.47.0.schema.json.gz -facts data/aws-5.100.0.facts.json.gz -facts data/aws-5.31.0.facts.json.gz -o table.go

// Nesting says how an item that has items of its own is repeated.
type Nesting uint8

// The ways an item can hold others.
const (
	Plain  Nesting = iota // not nested: a value of the attribute's Type
	Single                // one object
	List                  // objects in order
	Set                   // objects without order
	Map                   // objects by key
)

func (n Nesting) String() string {
	switch n {
	case Plain:
		return "plain"
	case Single:
		return "single"
	case List:
		return "list"
	case Set:
		return "set"
	case Map:
		return "map"
	}
	panic("schema: no such nesting")
}

// Attribute is one item of a block: an attribute, a nested block, or an attribute
// whose value is made of objects. Exactly one of Type and Block is set. Attributes
// are shared between blocks and types and must not be changed.
type Attribute struct {
	Name string
	Type cty.Type // cty.NilType if Block is set; ImpliedType answers for both

	Required  bool // the configuration must set it
	Optional  bool // the configuration may set it
	Computed  bool // the provider may decide the value if the configuration does not
	Sensitive bool // the value must not be shown
	WriteOnly bool // the value is sent to AWS and kept neither in plan nor state
	ForceNew  bool // a change is known to replace the resource; false may mean not recorded

	// Default is the fixed value the provider fills in when the configuration is
	// silent, as text: true, 8, ACCOUNT. DefaultValue is the same as a value.
	Default    string
	HasDefault bool
	// DefaultKnown says that HasDefault can be relied on. It is false where the
	// default could not be read from the provider: silence may then mean anything.
	DefaultKnown bool

	Block   *Block  // the items inside, or nil
	Nesting Nesting // Plain if and only if Block is nil

	MinItems, MaxItems int // bounds of the number of elements; 0 means no bound

	// AsAttribute says that an item with a Block is an attribute in the provider's
	// schema and may be written with an equals sign. Terraform also accepts block
	// syntax if it is a list or set.
	AsAttribute bool
}

// ImpliedType is the type of the item's value, whether it is nested or not.
func (a *Attribute) ImpliedType() cty.Type {
	if a.Block == nil {
		return a.Type
	}
	object := a.Block.ImpliedType()
	switch a.Nesting {
	case Single:
		return object
	case List:
		return cty.List(object)
	case Set:
		return cty.Set(object)
	case Map:
		return cty.Map(object)
	case Plain:
	}
	panic("schema: block without nesting: " + a.Name)
}

// DefaultValue is the provider's fixed default as a value of the attribute's
// type, or null if there is none.
func (a *Attribute) DefaultValue() cty.Value {
	if !a.HasDefault {
		return cty.NullVal(a.ImpliedType())
	}
	switch a.Type {
	case cty.String:
		return cty.StringVal(a.Default)
	case cty.Number:
		if v, err := cty.ParseNumberVal(a.Default); err == nil {
			return v
		}
	case cty.Bool:
		switch a.Default {
		case "true":
			return cty.True
		case "false":
			return cty.False
		}
	}
	panic("schema: default of " + a.Name + " does not fit its type: " + a.Default)
}

// Block is the shape of a resource, a data source, or an object inside one.
// Blocks are shared between types and must not be changed.
type Block struct {
	Attributes []*Attribute // sorted by name

	once    sync.Once
	implied cty.Type
}

// Attribute is the item of that name, or nil if the block has none.
func (b *Block) Attribute(name string) *Attribute {
	lo, hi := 0, len(b.Attributes)
	for lo < hi {
		mid := (lo + hi) / 2
		if b.Attributes[mid].Name < name {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(b.Attributes) && b.Attributes[lo].Name == name {
		return b.Attributes[lo]
	}
	return nil
}

// ImpliedType is the object type Terraform gives a value of this shape. The
// result is kept: asking again is free.
func (b *Block) ImpliedType() cty.Type {
	b.once.Do(func() {
		types := make(map[string]cty.Type, len(b.Attributes))
		for _, a := range b.Attributes {
			types[a.Name] = a.ImpliedType()
		}
		b.implied = cty.Object(types)
	})
	return b.implied
}

// Resource is the shape of a managed resource type such as aws_s3_bucket, or nil
// if no provider version in the tables has it.
func Resource(typ string) *Block { return aws.Resource(typ) }

// DataSource is the shape of a data source such as aws_iam_policy_document, or
// nil if no provider version in the tables has it.
func DataSource(typ string) *Block { return aws.DataSource(typ) }

// ResourceTypes yields the names of all managed resource types, sorted.
func ResourceTypes() iter.Seq[string] { return aws.ResourceTypes() }

// DataSourceTypes yields the names of all data sources, sorted.
func DataSourceTypes() iter.Seq[string] { return aws.DataSourceTypes() }
