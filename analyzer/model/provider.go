package model

import "github.com/zclconf/go-cty/cty"

// Get reads an argument of the provider block, as Resource.Get does of a resource: it never fails.
func (p *Provider) Get(path string) Value { return p.own(p.reader().Get(path)) }

// All reads every value at a path in the provider block, as Resource.All does of a resource.
func (p *Provider) All(path string) Values {
	out := p.reader().All(path)
	for i := range out.List {
		out.List[i] = p.own(out.List[i])
	}
	out.Stuck = p.own(out.Stuck)
	return out
}

// Value is the provider configuration itself as evidence.
func (p *Provider) Value() Value {
	return Value{Path: p.Addr(), Range: p.Range, raw: cty.NilVal, Origin: Written, block: true}
}

// reader reads the block as if it were that of a resource.
func (p *Provider) reader() *Resource {
	return &Resource{Body: p.Body, Range: p.Range, addr: p.Addr()}
}

// own makes a value that was read that way one of the provider configuration: it belongs to no resource.
func (p *Provider) own(v Value) Value {
	v.Path, v.Resource = v.At(), nil
	return v
}
