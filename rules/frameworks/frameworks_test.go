package frameworks_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules"
	"github.com/sekisho/sekisho/rules/frameworks"
)

func parse(t *testing.T, id string) *comply.Framework {
	t.Helper()
	src, ok := frameworks.Source(id)
	if !ok {
		t.Fatalf("there is no framework %q", id)
	}
	f, diags := comply.Parse(src, id+".hcl")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return f
}

// numbers spells a run of control numbers.
func numbers(prefix string, from, to int) []string {
	var out []string
	for n := from; n <= to; n++ {
		out = append(out, fmt.Sprintf("%s%d", prefix, n))
	}
	return out
}

// controls are the numbers of each framework, in order. FSBP is not here: it lists what a rule answers.
var controls = map[string][]string{
	"fisc":     slices.Concat(numbers("統", 1, 27), numbers("実", 1, 103), []string{"実103-1"}, numbers("実", 104, 148), []string{"監1"}),
	"iso27017": {"5.1.1", "6.1.1", "6.1.3", "7.2.2", "8.1.1", "8.2.2", "9.1.2"},
	"nhn": func() (out []string) {
		for n := 1; n <= 27; n++ {
			out = append(out, fmt.Sprintf("NHN-%02d", n))
		}
		return out
	}(),
	"cis": slices.Concat(numbers("1.", 1, 21), numbers("2.1.", 1, 4), numbers("2.2.", 1, 4), []string{"2.3.1"}, numbers("3.", 1, 9),
		numbers("4.", 1, 16), numbers("5.1.", 1, 2), numbers("5.", 2, 7)),
}

func TestEveryControlOnce(t *testing.T) {
	count := map[string]int{"fisc": 177, "iso27017": 7, "nhn": 27, "cis": 63}
	branches := map[string]int{"fisc": 276, "iso27017": 13, "nhn": 27, "cis": 63}
	for id, want := range controls {
		f := parse(t, id)
		var got []string
		n := 0
		for _, c := range f.Controls {
			got = append(got, c.ID)
			n += len(c.Branches)
		}
		slices.Sort(got)
		want = slices.Clone(want)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: controls (-want +got):\n%s", id, diff)
		}
		if len(got) != count[id] || n != branches[id] {
			t.Errorf("%s: %d controls and %d branches, want %d and %d", id, len(got), n, count[id], branches[id])
		}
	}
	if n := len(parse(t, "fsbp").Controls); n < 100 {
		t.Errorf("fsbp: %d controls", n)
	}
}

func TestFrameworksAreComplete(t *testing.T) {
	for _, id := range frameworks.IDs() {
		f := parse(t, id)
		if f.ID != id {
			t.Errorf("%s.hcl describes %q", id, f.ID)
		}
		both := func(what string, x rule.Text) {
			if x.EN == "" || x.JA == "" {
				t.Errorf("%s: %s is not in both languages: %q", id, what, x)
			}
			if strings.ContainsFunc(x.JA, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) }) && x.EN == x.JA {
				t.Errorf("%s: %s has Japanese in both languages: %q", id, what, x.EN)
			}
		}
		japanese := func(what string, x rule.Text) {
			both(what, x)
			if !strings.ContainsFunc(x.JA, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) }) {
				t.Errorf("%s: %s has no Japanese: %q", id, what, x.JA)
			}
		}
		both("title", f.Title)
		both("edition", f.Edition)
		both("source", f.Source)
		japanese("note", f.Note)
		if _, diags := comply.Bind(f, rules.All()); diags.HasErrors() {
			t.Errorf("%s: %s", id, diags)
		}
		for _, c := range f.Controls {
			japanese(c.ID+" title", c.Title)
			if c.Summary != (rule.Text{}) {
				japanese(c.ID+" summary", c.Summary)
			}
			for _, b := range c.Branches {
				if b.Manual != (rule.Text{}) {
					japanese(c.ID+" "+b.ID+" manual", b.Manual)
				}
				if b.Automation == comply.Automated && len(b.Uses) == 0 {
					t.Errorf("%s: %s %s is automated without a rule", id, c.ID, b.ID)
				}
			}
		}
	}
}

func TestFilesAreListed(t *testing.T) {
	files, err := filepath.Glob("*.hcl")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, strings.TrimSuffix(f, ".hcl"))
	}
	want := slices.Sorted(slices.Values(frameworks.IDs()))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, ok := frameworks.Source("none"); ok {
		t.Error("a framework that does not exist has a source")
	}
}
