package conformance

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

const (
	corpus = "../../fixtures"
	page   = "../../docs/conformance.md"
)

var results = sync.OnceValues(func() ([]*Result, error) {
	entries, err := Entries(corpus)
	if err != nil {
		return nil, err
	}
	return RunAll(entries)
})

// TestConformance replays what real Terraform made of every configuration of the corpus.
func TestConformance(t *testing.T) {
	list, err := results()
	if err != nil {
		t.Fatal(err)
	}
	var all row
	for _, r := range list {
		t.Run(r.Entry.Name, func(t *testing.T) {
			problems, _ := r.Problems()
			for _, p := range problems {
				t.Error(p)
			}
			all.add(r)
		})
	}
	v := &all.values
	t.Logf("%d configurations, %d instances, %d values: %d equal, %d unknown, %d left to the provider, %d different; %d of %d verdicts equal",
		len(list), all.instances, v.Compared(), v.Equal, v.UnknownTotal(), v.Left, len(v.Different), all.agreed, all.verdicts)
	if len(list) < 60 || all.instances < 1500 {
		t.Errorf("the corpus has %d configurations and %d instances; it should have at least 60 and 1,500", len(list), all.instances)
	}
}

// TestPage fails where the report in the documentation is not that of the corpus as it is.
func TestPage(t *testing.T) {
	list, err := results()
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile(filepath.FromSlash(page))
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := WriteReport(&text, list); err != nil {
		t.Fatal(err)
	}
	want, err := Fill(have, text.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Error("docs/conformance.md is not up to date: run make conformance")
	}
}
