package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// TestMergeSARIF joins two logs whose rules and artifacts have other numbers, and looks whether every number still means
// the same.
func TestMergeSARIF(t *testing.T) {
	one, two := render(t, typical(t), "sarif"), render(t, many(t), "sarif")
	var b bytes.Buffer
	if err := Merge(&b, []Part{{"one", []byte(one)}, {"two", []byte(two)}}); err != nil {
		t.Fatal(err)
	}
	read := func(text string) sarifRun {
		var log sarifLog
		if err := json.Unmarshal([]byte(text), &log); err != nil {
			t.Fatal(err)
		}
		return log.Runs[0]
	}
	a, c, all := read(one), read(two), read(b.String())
	if got, want := len(all.Results), len(a.Results)+len(c.Results); got != want {
		t.Errorf("%d results, not %d", got, want)
	}
	files := map[string]bool{}
	for _, a := range all.Artifacts {
		if files[a.Location.URI] {
			t.Errorf("%s is listed twice", a.Location.URI)
		}
		files[a.Location.URI] = true
	}
	for _, r := range all.Results {
		if id := all.Tool.Driver.Rules[r.RuleIndex].ID; id != r.RuleID {
			t.Errorf("a result of %s has the number of %s", r.RuleID, id)
		}
		for _, l := range append(append([]sarifLocation{}, r.Locations...), r.RelatedLocations...) {
			if l.Physical == nil || l.Physical.Artifact.Index == nil {
				continue
			}
			if got, want := all.Artifacts[*l.Physical.Artifact.Index].Location.URI, l.Physical.Artifact.URI; got != want {
				t.Errorf("%s has the number of %s", want, got)
			}
		}
	}
}

func TestMergeJSON(t *testing.T) {
	one, two := render(t, typical(t), "json"), render(t, planned(t), "json")
	var b bytes.Buffer
	if err := Merge(&b, []Part{{"one", []byte(one)}, {"two", []byte(two)}}); err != nil {
		t.Fatal(err)
	}
	read := func(text string) (r jsonReport) {
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	a, c, all := read(one), read(two), read(b.String())
	if all.Summary.Fail != a.Summary.Fail+c.Summary.Fail || all.Summary.Unknown != a.Summary.Unknown+c.Summary.Unknown {
		t.Errorf("%+v is not the sum of %+v and %+v", all.Summary, a.Summary, c.Summary)
	}
	if len(all.Inputs) != 2 || len(all.Verdicts) != len(a.Verdicts)+len(c.Verdicts) {
		t.Errorf("%d inputs, %d verdicts", len(all.Inputs), len(all.Verdicts))
	}
	last := all.Verdicts[len(all.Verdicts)-1]
	if all.Inputs[last.Input].Kind != "plan" {
		t.Errorf("the verdict of the plan belongs to input %d", last.Input)
	}
}

func TestMergeErrors(t *testing.T) {
	good := render(t, typical(t), "json")
	for _, test := range []struct {
		name, want string
		parts      []Part
	}{
		{"nothing", "nothing to merge", nil},
		{"no JSON", "broken is no report", []Part{{"broken", []byte("{")}}},
		{"another JSON", "neither a JSON report of sekisho nor a SARIF log", []Part{{"other", []byte(`{"a":1}`)}}},
		{"two kinds", "merge one kind at a time", []Part{{"one", []byte(good)}, {"two", []byte(render(t, typical(t), "sarif"))}}},
		{"a field that is not known", "no report of this version", []Part{{"one", []byte(strings.Replace(good, `"tool"`, `"more": 1, "tool"`, 1))}}},
		{"another version", "was written by", []Part{{"one", []byte(good)}, {"two", []byte(strings.Replace(good, `"version": "0.1.0"`, `"version": "0.2.0"`, 1))}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := Merge(&bytes.Buffer{}, test.parts)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}
