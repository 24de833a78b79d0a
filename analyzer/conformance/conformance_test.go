package conformance

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/want"
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

// TestMoreThanThePlan keeps the examples of the documentation true: the source decides what the plan alone leaves open, and
// so does the plan with its source.
func TestMoreThanThePlan(t *testing.T) {
	entries, err := Entries(corpus)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ entry, rule, subject, want string }{
		{"conformance/s3-split", "s3-bucket-policy-enforces-tls", "aws_s3_bucket.good", "pass"},
		{"ec2/ec2-instance-not-internet-reachable/module", "ec2-instance-not-internet-reachable", "aws_instance.front", "fail"},
		{"conformance/groups-styles", "sg-no-ingress-ssh", `aws_security_group.rules["db"]`, "pass"},
		{"conformance/groups-styles", "sg-no-ingress-ssh", `aws_security_group.rules["anything"]`, "fail"},
	} {
		i := slices.IndexFunc(entries, func(e Entry) bool { return e.Name == tt.entry })
		if i < 0 {
			t.Fatalf("there is no %s", tt.entry)
		}
		e := entries[i]
		text, err := read(e.Plan)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := open(text, "-", hclload.Options{})
		if err != nil {
			t.Fatal(err)
		}
		joined, err := open(text, e.Dir, hclload.Options{})
		if err != nil {
			t.Fatal(err)
		}
		res, _ := hclload.NewLoader().Load(e.Dir, e.Options())
		for _, from := range []struct {
			name string
			g    *model.Graph
			want string
		}{{"source", res.Graph, tt.want}, {"plan alone", alone.Graph, "unknown"}, {"plan with source", joined.Graph, tt.want}} {
			all, err := judge(from.g)
			if err != nil {
				t.Fatal(err)
			}
			v := all[judgement{tt.rule, tt.subject}]
			if v == nil || want.Name(v) != from.want {
				t.Errorf("%s on %s from %s: %+v, want %s", tt.rule, tt.subject, from.name, v, from.want)
			}
		}
	}
}
