package rule_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func graphOf(n int) *model.Graph {
	list := make([]*model.Resource, n)
	for i := range list {
		list[i] = &model.Resource{Addr: model.Address{Type: "aws_vpc", Name: string(rune('a' + i))}}
	}
	return model.NewGraph(list, nil, nil, func(string) []string { return nil })
}

// TestFactIsComputedOnce asks for facts from many goroutines at once.
func TestFactIsComputedOnce(t *testing.T) {
	g := graphOf(5)
	var times, each atomic.Int64
	count := &rule.Fact[int]{Compute: func(g *model.Graph) int { times.Add(1); return len(g.Resources) }}
	name := &rule.Each[string]{Compute: func(_ *model.Graph, r *model.Resource) string { each.Add(1); return r.Addr.Name }}
	// More facts than there were when the first was asked for.
	others := make([]*rule.Fact[int], 100)
	for i := range others {
		others[i] = &rule.Fact[int]{Compute: func(*model.Graph) int { return i }}
	}
	ask := func(g *model.Graph) {
		if n := count.In(g); n != 5 {
			t.Errorf("the fact is %d", n)
		}
		for _, r := range g.Resources {
			if s := name.Of(g, r); s != r.Addr.Name {
				t.Errorf("the fact of %s is %q", r.Address(), s)
			}
		}
		for i, f := range others {
			if n := f.In(g); n != i {
				t.Errorf("fact %d is %d", i, n)
			}
		}
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { ask(g) })
	}
	wg.Wait()
	if times.Load() != 1 || each.Load() != 5 {
		t.Errorf("computed %d and %d times", times.Load(), each.Load())
	}
	ask(g.Afresh())
	if times.Load() != 2 || each.Load() != 10 {
		t.Errorf("afresh: computed %d and %d times", times.Load(), each.Load())
	}
}

// TestEachOfOthers asks for a fact of an instance that is not part of the graph, such as one that a plan removes: nothing of
// another is given for it.
func TestEachOfOthers(t *testing.T) {
	g := graphOf(2)
	name := &rule.Each[string]{Compute: func(_ *model.Graph, r *model.Resource) string { return r.Addr.Name }}
	for _, r := range g.Resources {
		name.Of(g, r)
	}
	gone := &model.Resource{Addr: model.Address{Type: "aws_vpc", Name: "gone"}}
	other := graphOf(3).Resources[1]
	other.Addr.Name = "other"
	for _, r := range []*model.Resource{gone, other} {
		if s := name.Of(g, r); s != r.Addr.Name {
			t.Errorf("the fact of %s is %q", r.Addr.Name, s)
		}
	}
}
