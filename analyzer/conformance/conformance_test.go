package conformance

import (
	"testing"
)

const corpus = "../../fixtures"

// TestConformance replays what real Terraform made of every configuration of the corpus.
func TestConformance(t *testing.T) {
	entries, err := Entries(corpus)
	if err != nil {
		t.Fatal(err)
	}
	instances, values := 0, Values{}
	for _, e := range entries {
		t.Run(e.Name, func(t *testing.T) {
			r, err := Run(e)
			if err != nil {
				t.Fatal(err)
			}
			problems, _ := r.Problems()
			for _, p := range problems {
				t.Error(p)
			}
			instances += r.Instances
			values.add(&r.Values)
		})
	}
	t.Logf("%d configurations, %d instances, %d values: %d equal, %d unknown, %d left to the provider, %d different",
		len(entries), instances, values.Compared(), values.Equal, values.UnknownTotal(), values.Left, len(values.Different))
}
