package planload

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/load/tfjson"
	"github.com/sekisho/sekisho/analyzer/model"
)

// providers are the provider configurations of a plan.
type providers struct {
	l      *loader
	byKey  map[string]*model.Provider // aws, aws.osaka, module.a:aws
	list   []*model.Provider
	wanted map[*model.Provider]bool
}

func newProviders(l *loader, configs tfjson.Value) *providers {
	p := &providers{l: l, byKey: map[string]*model.Provider{}, wanted: map[*model.Provider]bool{}}
	for key, v := range configs.Members() {
		p.declare(key.Text(), v)
	}
	return p
}

func (p *providers) declare(key string, v tfjson.Value) {
	rng := p.l.doc.Range(v)
	one := &model.Provider{Type: v.Get("name").Text(), Alias: v.Get("alias").Text(), Module: v.Get("module_address").Text(), Range: rng}
	if one.Type == "" {
		local := key[strings.LastIndexByte(key, ':')+1:]
		one.Type, one.Alias, _ = strings.Cut(local, ".")
	}
	p.byKey[key] = one
	p.list = append(p.list, one)
	expressions := v.Get("expressions")
	if expressions == nil {
		return
	}
	in := &scope{in: p.l.placeOf(one.Module)}
	one.Body = p.body(tfjson.ParseBlock(expressions), in, rng)
	one.Region = providerValue(one, "region", region(one.Body))
	one.Account = providerValue(one, "account", account(one.Body))
	if one.Module == "" {
		p.wanted[one] = true
	}
}

// providerValue names a value of the provider configuration; absent where v is NilVal.
func providerValue(one *model.Provider, name string, v cty.Value) model.Value {
	origin := model.Absent
	if v != cty.NilVal {
		origin = model.Written
	}
	return model.NewValue(one.Addr()+"."+name, v, one.Range, origin)
}

// body evaluates the arguments as far as they are constants or variables.
func (p *providers) body(b *tfjson.Block, in *scope, rng hcl.Range) *model.Body {
	out := &model.Body{Range: rng, End: rng, Attrs: map[string]*model.Attr{}}
	for name, e := range b.Arguments {
		if e.Blocks != nil {
			list := &model.BlockList{Range: rng}
			for _, inner := range e.Blocks {
				list.List = append(list.List, p.body(inner, in, rng))
			}
			if out.Blocks == nil {
				out.Blocks = map[string]*model.BlockList{}
			}
			out.Blocks[name] = list
			continue
		}
		if e.Unset() {
			continue
		}
		v := p.l.constant(e, in)
		if v == cty.NilVal {
			v = p.l.opaque(e)
		}
		if !v.IsNull() {
			out.Attrs[name] = &model.Attr{Value: v, Range: rng, Origin: model.Written}
		}
	}
	return out
}

// whole reports whether the value of a variable may be taken for that of an argument that refers to it alone. A plan does
// not tell whether there is more to the expression; that the text has the form of a whole region or role tells it.
func whole(v cty.Value) bool {
	u, _ := v.Unmark()
	if !u.IsKnown() || u.IsNull() || u.Type() != cty.String {
		return false
	}
	return looksLikeRegion(u.AsString()) || strings.HasPrefix(u.AsString(), "arn:")
}

// looksLikeRegion tests for the form of a region's code: us-east-1, ap-northeast-1, us-gov-west-1.
func looksLikeRegion(s string) bool {
	parts := strings.Split(s, "-")
	if len(parts) < 3 || len(parts[0]) != 2 && len(parts[0]) != 3 && len(parts[0]) != 4 {
		return false
	}
	last := parts[len(parts)-1]
	if len(last) != 1 || last[0] < '0' || last[0] > '9' {
		return false
	}
	return !strings.ContainsFunc(strings.Join(parts[:len(parts)-1], ""), func(r rune) bool { return r < 'a' || r > 'z' })
}

// region is the value of the argument; NilVal where there is none.
func region(b *model.Body) cty.Value {
	if a := b.Attrs["region"]; a != nil {
		return a.Value
	}
	return cty.NilVal
}

// account takes the account from the role that the provider assumes, or from the only account that it allows.
func account(b *model.Body) cty.Value {
	if list := b.Blocks["assume_role"]; list != nil && len(list.List) > 0 {
		last := list.List[len(list.List)-1] // roles are assumed in turn
		if a := last.Attrs["role_arn"]; a != nil {
			u, _ := a.Value.Unmark()
			if !u.IsKnown() || u.Type() != cty.String {
				return cty.UnknownVal(cty.String)
			}
			if parts := strings.Split(u.AsString(), ":"); len(parts) > 5 && len(parts[4]) == 12 {
				return cty.StringVal(parts[4])
			}
		}
	}
	if a := b.Attrs["allowed_account_ids"]; a != nil {
		u, _ := a.Value.Unmark()
		if u.IsKnown() && u.CanIterateElements() && u.LengthInt() == 1 {
			for it := u.ElementIterator(); it.Next(); {
				_, e := it.Element()
				return e
			}
		}
	}
	return cty.NilVal
}

// of is the provider configuration of an instance.
func (p *providers) of(in *instance, name string) *model.Provider {
	addr := in.resource.Addr
	key := ""
	if in.block != nil {
		key = in.block.provider
	}
	if key == "" {
		key = name[strings.LastIndexByte(name, '/')+1:]
	}
	if key == "" {
		key, _, _ = strings.Cut(addr.Type, "_")
	}
	found := p.find(key)
	if found.Range == p.l.doc.Start() {
		found.Range = in.resource.Range // nothing configures it; the first instance shows that it is there
	}
	if found.Type == "aws" || strings.HasPrefix(addr.Type, "aws_") {
		p.wanted[found] = true
	}
	return found
}

// find looks a configuration up, from the module outward, and makes an empty one where none is declared.
func (p *providers) find(key string) *model.Provider {
	for at := key; ; {
		if found, ok := p.byKey[at]; ok {
			return found
		}
		i := strings.LastIndexByte(at, ':')
		if i < 0 {
			break
		}
		module, local := at[:i], at[i+1:]
		parent := ""
		if strings.HasPrefix(module, "module.") {
			parent, _ = splitModule(module)
		}
		if at = local; parent != "" {
			at = parent + ":" + local
		}
	}
	one := &model.Provider{Range: p.l.doc.Start()}
	one.Type, one.Alias, _ = strings.Cut(key[strings.LastIndexByte(key, ':')+1:], ".")
	p.byKey[key[strings.LastIndexByte(key, ':')+1:]] = one
	p.list = append(p.list, one)
	return one
}

// used lists the configurations that AWS resources use or the root module declares.
func (p *providers) used() []*model.Provider {
	return slices.DeleteFunc(slices.Clone(p.list), func(one *model.Provider) bool { return !p.wanted[one] })
}
