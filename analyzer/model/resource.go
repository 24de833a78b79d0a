package model

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// Provider is one provider configuration: what stands for an AWS account and region.
type Provider struct {
	Type   string // local type, "aws"
	Alias  string // "" for the default configuration
	Module string // the module instance that declares it, "" for the root
	Region Value  // absent where the environment decides
	// Account is the account id where the configuration tells it: from assume_role or allowed_account_ids.
	Account Value
	// Body holds the arguments of the block; nil for a provider that is used without a block.
	Body  *Body
	Range hcl.Range
}

// Addr is the address of the provider configuration: provider.aws, provider.aws.osaka.
func (p *Provider) Addr() string {
	s := "provider." + p.Type
	if p.Alias != "" {
		s += "." + p.Alias
	}
	if p.Module != "" {
		s = p.Module + "." + s
	}
	return s
}

// SameRegion tells whether two provider configurations stand for the same account and region.
func (p *Provider) SameRegion(o *Provider) Tri {
	if p == nil || o == nil {
		return Unknown
	}
	if p == o {
		return Yes
	}
	a, aok := p.Region.Text()
	b, bok := o.Region.Text()
	if aok && bok && a != b {
		return No
	}
	ax, axok := p.Account.Text()
	bx, bxok := o.Account.Text()
	if axok && bxok && ax != bx {
		return No
	}
	if aok && bok && (axok && bxok) {
		return Yes
	}
	return Unknown
}

// Change is what a plan does to an instance.
type Change struct {
	Actions []string  // as in the plan: ["no-op"], ["create"], ["delete", "create"] …
	Before  *Resource // the instance before the change, nil when it is created
	Reason  string    // action_reason of the plan
	From    string    // previous_address of the plan
	// Forces are the paths of the values whose change makes the plan replace the instance, such as kms_key_id; empty where the
	// plan does not tell.
	Forces []string
}

// Removes reports whether the instance is in the configuration no more after the plan: it is destroyed, or forgotten.
func (c *Change) Removes() bool {
	return !slices.Contains(c.Actions, "create") && (slices.Contains(c.Actions, "delete") || slices.Contains(c.Actions, "forget"))
}

// Call is one step of the chain of module calls that leads to a resource.
type Call struct {
	Addr  string    // module.a["x"]
	Range hcl.Range // of the module block
}

// Resource is one resource instance, or the stand-in for all instances of a block whose keys are unknown.
type Resource struct {
	Addr     Address
	Provider *Provider
	// Exists is Unknown where the number of instances cannot be told (an unknown count): the instance may not exist.
	Exists Tri
	// Conditions names what decides whether the instance exists, where that is unknown: two resources with the same
	// condition exist together.
	Conditions []string
	Range      hcl.Range // the header of the block
	Calls      []Call    // the module calls that lead here, outermost first
	Change     *Change   // plan only
	// Was lists the addresses that the instance may have had before, by moved blocks, the latest first.
	Was []string
	// DependsOn lists the blocks named by depends_on, as written.
	DependsOn []string

	Body *Body // never nil after loading

	addr   string // Addr as text, once the resource is part of a graph
	number int32  // its place among the resources of the graph
}

// Address is Addr as text. Use it instead of Addr.String where it is asked for often.
func (r *Resource) Address() string {
	if r.addr != "" {
		return r.addr
	}
	return r.Addr.String()
}

// Body is one evaluated block: of a resource, or nested in one.
type Body struct {
	Range hcl.Range // the header of the block
	End   hcl.Range // where a missing attribute would go
	Attrs map[string]*Attr
	// Blocks holds nested blocks by type, and attributes that hold objects, in the order of the source.
	Blocks map[string]*BlockList
	// Unknown is set where the whole body is unknown: it stands for the blocks of a dynamic block whose for_each is unknown.
	Unknown cty.Value
}

// BlockList is all nested blocks of one type.
type BlockList struct {
	List []*Body
	// Maybe holds blocks that stand for those a dynamic block may make: what each of them would look like.
	Maybe []*Body
	// Unknown is the value that leaves open how many blocks there are; cty.NilVal where all are in List.
	Unknown cty.Value
	Range   hcl.Range // of the attribute or dynamic block, where there is one
}

// Attr is one attribute.
type Attr struct {
	Value   cty.Value // with marks
	Origin  Origin    // beside the value, in one line of the cache: some rules look at every attribute there is
	Literal bool      // written as a literal at this very place
	Range   hcl.Range // of the whole argument
}

// Get reads the value at a path such as "encrypted" or "metadata_options.http_tokens". A nested block on the way stands
// for its only element; use All where there may be several. Get never fails: what is not there is an absent Value that
// knows where it would be written.
func (r *Resource) Get(path string) Value {
	return Block{Resource: r, Body: r.Body}.Get(path)
}

// plain is Get for what nearly every path is, without making a list: attributes of the body itself, or of blocks of which
// there is one, all of them known. path has no [*]; it is read from an offset on, what is before leads to body. false: ask
// All.
func (r *Resource) plain(body *Body, path string, from int) (Value, bool) {
	if body == nil || body.Unknown != cty.NilVal {
		return Value{}, false
	}
	head, rest, _ := cutPath(path[from:])
	if list, ok := body.Blocks[head]; ok {
		switch {
		case list.Unknown != cty.NilVal || len(list.List) > 1:
			return Value{}, false
		case len(list.List) == 0:
			return r.absent(body, path), true
		case rest == "":
			return Value{Resource: r, Path: path, Range: list.List[0].Range, raw: cty.NilVal, Origin: Written, block: true}, true
		}
		return r.plain(list.List[0], path, from+len(head)+1)
	}
	a, ok := body.Attrs[head]
	switch {
	case !ok:
		return r.absent(body, path), true
	case rest != "":
		return Value{}, false
	}
	return Value{Resource: r, Path: path, Range: a.Range, raw: a.Value, Origin: a.Origin, Literal: a.Literal}, true
}

// absent is the Value of a path that nothing is written for.
func (r *Resource) absent(b *Body, path string) Value {
	rng := r.Range
	if b != nil && b.Range.Filename != "" {
		rng = b.Range
	}
	return Value{Resource: r, Path: path, Range: rng, raw: cty.NilVal}
}

// All reads every value at a path in which [*] stands for all elements of a list, set or map, or for all blocks of a
// type: "ingress[*].cidr_blocks[*]". A name without [*] that turns out to be a list of blocks is read as [*] too.
// A block that lacks the last attribute contributes an absent Value.
func (r *Resource) All(path string) Values {
	out := Values{Complete: Yes}
	if r.Body == nil {
		return out
	}
	r.walk(r.Body, path, "", &out)
	return out
}

// Blocks lists the nested blocks at a path such as "ingress" or "rule[*].apply_server_side_encryption_by_default".
func (r *Resource) Blocks(path string) Nested {
	root := Block{Resource: r, Body: r.Body}
	return root.Blocks(path)
}

// Block is one nested block in its resource.
type Block struct {
	Resource *Resource
	Path     string // ingress[0]
	Body     *Body
}

// Nested is all nested blocks at a path, and whether these are all.
type Nested struct {
	List     []Block
	Maybe    []Block // what further blocks would look like, where that is known
	Complete Tri
	Stuck    Value // the value that leaves open whether there are more
}

// Get reads a value relative to the block.
func (b Block) Get(path string) Value {
	if !strings.Contains(path, "[*]") {
		full := join(b.Path, path)
		if v, ok := b.Resource.plain(b.Body, full, len(full)-len(path)); ok {
			return v
		}
	}
	return b.first(path)
}

// first is Get by way of a list.
func (b Block) first(path string) Value {
	full := join(b.Path, path)
	out := Values{Complete: Yes}
	b.Resource.walk(b.Body, path, b.Path, &out)
	if len(out.List) > 0 && (len(out.List) == 1 || out.Complete == Yes) {
		return out.List[0]
	}
	if out.Complete != Yes {
		return Value{Resource: b.Resource, Path: full, Range: out.Stuck.Range, raw: out.Stuck.raw, Origin: Written}
	}
	return b.Resource.absent(b.Body, full)
}

// All reads every value at a path relative to the block.
func (b Block) All(path string) Values {
	out := Values{Complete: Yes}
	b.Resource.walk(b.Body, path, b.Path, &out)
	return out
}

// Blocks lists nested blocks relative to the block.
func (b Block) Blocks(path string) Nested {
	head, rest, _ := cutPath(path)
	name, _ := strings.CutSuffix(head, "[*]")
	out := Nested{Complete: Yes}
	if b.Body == nil {
		return out
	}
	if b.Body.Unknown != cty.NilVal {
		out.Complete, out.Stuck = Unknown, b.unknown(name, b.Body.Unknown, b.Body.Range)
		return out
	}
	list, ok := b.Body.Blocks[name]
	if !ok {
		if a, ok := b.Body.Attrs[name]; ok && a.Value != cty.NilVal && !a.Value.IsKnown() {
			out.Complete, out.Stuck = Unknown, b.unknown(name, a.Value, a.Range)
		}
		return out
	}
	if list.Unknown != cty.NilVal {
		out.Complete, out.Stuck = Unknown, b.unknown(name, list.Unknown, list.Range)
	}
	for _, body := range list.Maybe {
		one := Block{Resource: b.Resource, Path: join(b.Path, name) + "[*]", Body: body}
		if rest == "" {
			out.Maybe = append(out.Maybe, one)
		} else {
			inner := one.Blocks(rest)
			out.Maybe = append(append(out.Maybe, inner.List...), inner.Maybe...)
		}
	}
	for i, body := range list.List {
		one := Block{Resource: b.Resource, Path: join(b.Path, name) + nth(i), Body: body}
		if rest == "" {
			out.List = append(out.List, one)
			continue
		}
		inner := one.Blocks(rest)
		out.List = append(out.List, inner.List...)
		out.Maybe = append(out.Maybe, inner.Maybe...)
		if inner.Complete != Yes && out.Complete == Yes {
			out.Complete, out.Stuck = inner.Complete, inner.Stuck
		}
	}
	return out
}

func (b Block) unknown(name string, v cty.Value, rng hcl.Range) Value {
	full := join(b.Path, name)
	return Value{Resource: b.Resource, Path: full, Range: rng, raw: v, Origin: Written}
}

// Value is the block itself as evidence: its place, and how it is named.
func (b Block) Value() Value {
	return Value{Resource: b.Resource, Path: b.Path, Range: b.Body.Range, raw: cty.NilVal, Origin: Written, block: true}
}

// Value is the resource itself as evidence.
func (r *Resource) Value() Value {
	return Value{Resource: r, Range: r.Range, raw: cty.NilVal, Origin: Written, block: true}
}

// walk collects the values at path below body.
func (r *Resource) walk(body *Body, path, done string, out *Values) {
	head, rest, _ := cutPath(path)
	name, each := strings.CutSuffix(head, "[*]")
	full := join(done, name)
	if body == nil {
		return
	}
	if body.Unknown != cty.NilVal {
		out.stick(Value{Resource: r, Path: full, Range: body.Range, raw: body.Unknown, Origin: Written})
		return
	}
	if list, ok := body.Blocks[name]; ok {
		if list.Unknown != cty.NilVal {
			out.stick(Value{Resource: r, Path: full, Range: list.Range, raw: list.Unknown, Origin: Written})
		}
		for i, b := range list.List {
			at := full
			if each || len(list.List) > 1 {
				at += nth(i)
			}
			if rest == "" {
				out.List = append(out.List, Value{Resource: r, Path: at, Range: b.Range, raw: cty.NilVal, Origin: Written, block: true})
				continue
			}
			if b.Unknown != cty.NilVal {
				out.List = append(out.List, Value{Resource: r, Path: join(at, rest), Range: b.Range, raw: b.Unknown, Origin: Written})
				continue
			}
			before := len(out.List)
			r.walk(b, rest, at, out)
			if len(out.List) == before && out.Complete == Yes && !strings.Contains(rest, "[*]") {
				out.List = append(out.List, r.absent(b, join(at, rest)))
			}
		}
		return
	}
	a, ok := body.Attrs[name]
	if !ok {
		return
	}
	v := Value{Resource: r, Path: full, Range: a.Range, raw: a.Value, Origin: a.Origin, Literal: a.Literal}
	if each {
		v.elements(rest, out)
		return
	}
	v.descend(rest, out)
}

// cutPath splits off the first step of a path.
func cutPath(path string) (head, rest string, more bool) {
	return strings.Cut(path, ".")
}

func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + "." + b
}

func nth(i int) string {
	if i < 10 {
		return "[" + string(rune('0'+i)) + "]"
	}
	return "[" + itoa(i) + "]"
}
