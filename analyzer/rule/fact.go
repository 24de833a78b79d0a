package rule

import (
	"sync/atomic"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Fact is something that several rules ask of a graph, computed at most once per graph: public subnets, the effective
// policy of every bucket. Declare it as a package variable: var PublicSubnets = &rule.Fact[T]{Compute: …}.
type Fact[T any] struct {
	Compute func(*model.Graph) T

	slot model.Slot
}

// Of returns the fact for the graph of a pass.
func (f *Fact[T]) Of(p *Pass) T { return f.In(p.Graph) }

// In returns the fact for a graph.
func (f *Fact[T]) In(g *model.Graph) T {
	if v, ok := g.Kept(&f.slot); ok {
		return v.(T)
	}
	return g.InSlot(&f.slot, func() any { return f.Compute(g) }).(T)
}

// Each is something that several rules ask of an instance, computed at most once per graph and instance: what a security
// group lets in, the groups of an instance. Declare it as a package variable, as a Fact. Of instances that are not part
// of the configuration nothing is kept.
type Each[T any] struct {
	Compute func(*model.Graph, *model.Resource) T

	slot model.Slot // of a value per instance, by its number
}

// Of returns the fact for an instance of a graph.
func (f *Each[T]) Of(g *model.Graph, r *model.Resource) T {
	i, ok := g.Number(r)
	if !ok {
		return f.Compute(g, r)
	}
	at := &f.table(g)[i]
	if v, ok := at.Load().Ready(); ok {
		return v
	}
	at.CompareAndSwap(nil, new(model.Kept[T]))
	return at.Load().Get(func() T { return f.Compute(g, r) })
}

func (f *Each[T]) table(g *model.Graph) []atomic.Pointer[model.Kept[T]] {
	if v, ok := g.Kept(&f.slot); ok {
		return v.([]atomic.Pointer[model.Kept[T]])
	}
	return g.InSlot(&f.slot, func() any { return make([]atomic.Pointer[model.Kept[T]], len(g.Resources)) }).([]atomic.Pointer[model.Kept[T]])
}
