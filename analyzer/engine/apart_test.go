package engine

import (
	"slices"
	"testing"
)

func TestApartIsAnOrderOfAll(t *testing.T) {
	for n := range 20 {
		for workers := 1; workers < 6; workers++ {
			got := apart(n, workers)
			slices.Sort(got)
			for i, k := range got {
				if i != k {
					t.Fatalf("%d rules, %d workers: %v", n, workers, got)
				}
			}
			if len(got) != n {
				t.Fatalf("%d rules, %d workers: %d in order", n, workers, len(got))
			}
		}
	}
}
