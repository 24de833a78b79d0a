package rule

import "github.com/sekisho/sekisho/analyzer/model"

// Fact is something that several rules ask of a graph, computed at most once per graph: public subnets, the effective
// policy of every bucket. Declare it as a package variable: var PublicSubnets = &rule.Fact[T]{Compute: …}.
type Fact[T any] struct {
	Compute func(*model.Graph) T
}

// Of returns the fact for the graph of a pass.
func (f *Fact[T]) Of(p *Pass) T { return f.In(p.Graph) }

// In returns the fact for a graph.
func (f *Fact[T]) In(g *model.Graph) T {
	return g.Fact(f, func() any { return f.Compute(g) }).(T)
}
