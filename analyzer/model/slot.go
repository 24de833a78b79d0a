package model

import (
	"sync"
	"sync/atomic"
)

// Slot is the place of one fact in every graph: what is asked for millions of times is found by a number, not by a hash.
// The zero value is ready for use.
type Slot struct{ number atomic.Int32 } // from 1; 0 until it is first used

// numbers counts the slots of the program.
var numbers atomic.Int32

func (s *Slot) index() int {
	if n := s.number.Load(); n != 0 {
		return int(n) - 1
	}
	s.number.CompareAndSwap(0, numbers.Add(1)) // a number that loses the race stays unused
	return int(s.number.Load()) - 1
}

// Kept is a value that is computed once. The zero value is ready for use.
type Kept[T any] struct {
	once  sync.Once
	ready atomic.Bool
	v     T
}

// Get returns the value, computing it the first time.
func (k *Kept[T]) Get(compute func() T) T {
	k.once.Do(func() {
		k.v = compute()
		k.ready.Store(true)
	})
	return k.v
}

// Ready returns the value; false where it has not been computed yet.
func (k *Kept[T]) Ready() (T, bool) {
	if k == nil || !k.ready.Load() {
		var none T
		return none, false
	}
	return k.v, true
}

// slotted holds the values of a graph by slot.
type slotted struct {
	list atomic.Pointer[[]atomic.Pointer[Kept[any]]]
	mu   sync.Mutex // held by who adds to list
}

// at is the value in a slot; nil where there is none yet.
func (s *slotted) at(i int) *Kept[any] {
	if list := s.list.Load(); list != nil && i < len(*list) {
		return (*list)[i].Load()
	}
	return nil
}

// add is the value in a slot, which it makes where there is none yet.
func (s *slotted) add(i int) *Kept[any] {
	s.mu.Lock()
	defer s.mu.Unlock()
	if k := s.at(i); k != nil {
		return k
	}
	old := s.list.Load()
	if old == nil || i >= len(*old) {
		grown := make([]atomic.Pointer[Kept[any]], max(int(numbers.Load()), i+1))
		if old != nil {
			for j := range *old {
				grown[j].Store((*old)[j].Load())
			}
		}
		s.list.Store(&grown)
		old = &grown
	}
	k := &Kept[any]{}
	(*old)[i].Store(k)
	return k
}

// InSlot returns the value in a slot of the graph, computing it at most once per graph.
func (g *Graph) InSlot(s *Slot, compute func() any) any {
	i := s.index()
	k := g.slotted.at(i)
	if k == nil {
		k = g.slotted.add(i)
	}
	return k.Get(compute)
}

// Kept returns the value in a slot of the graph; false where it has not been computed yet.
func (g *Graph) Kept(s *Slot) (any, bool) { return g.slotted.at(s.index()).Ready() }

// Number is the place of an instance in Resources; false for what is not one of them, such as an instance that the plan
// removes.
func (g *Graph) Number(r *Resource) (int, bool) {
	i := int(r.number)
	return i, i < len(g.Resources) && g.Resources[i] == r
}
