package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// sarifOf writes a report, and reads the only run of it.
func sarifOf(t *testing.T, r *Report) sarifRun {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(render(t, r, "sarif")), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

// TestSARIFFingerprints: a result keeps its fingerprint when lines move, files are renamed and messages are reworded, and
// gets another one when the address, the rule or the argument is another.
func TestSARIFFingerprints(t *testing.T) {
	mark := func(file, before, name, message string, r *rule.Rule, attr string) string {
		w := newWorld(t)
		w.file(file, before+fmt.Sprintf("resource \"aws_ebs_volume\" %q {\n  encrypted = false\n  size = 1\n}\n", name))
		res := w.resource(file, 0, "", "")
		w.add(r, res, rule.Judge(model.No, message, res.Get(attr)))
		results := sarifOf(t, w.report).Results
		if len(results) != 1 || len(results[0].PartialFingerprints) != 1 {
			t.Fatalf("%+v", results)
		}
		return results[0].PartialFingerprints["sekisho/v1"]
	}
	first := mark("main.tf", "", "a", "encrypted is false", encrypted, "encrypted")
	for _, c := range []struct {
		name, got string
		same      bool
	}{
		{"lines moved", mark("main.tf", "\n\n# a comment\n", "a", "encrypted is false", encrypted, "encrypted"), true},
		{"file renamed", mark("storage/disks.tf", "", "a", "encrypted is false", encrypted, "encrypted"), true},
		{"message reworded", mark("main.tf", "", "a", "it is not encrypted", encrypted, "encrypted"), true},
		{"another resource", mark("main.tf", "", "b", "encrypted is false", encrypted, "encrypted"), false},
		{"another rule", mark("main.tf", "", "a", "encrypted is false", logged, "encrypted"), false},
		{"another argument", mark("main.tf", "", "a", "encrypted is false", encrypted, "size"), false},
	} {
		if (c.got == first) != c.same {
			t.Errorf("%s: the fingerprint is the same: %v", c.name, c.got == first)
		}
	}
}

// reviewed is a change under review: what it introduces, leaves and fixes, and what is set aside.
func reviewed(t *testing.T) *Report {
	w := newWorld(t)
	var text strings.Builder
	for i := range 9 {
		fmt.Fprintf(&text, "resource \"aws_ebs_volume\" \"v%d\" {\n  encrypted = false\n}\n", i)
	}
	w.file("main.tf", text.String())
	w.file(".sekisho.hcl", "ignore \"ebs-*\" {\n  reason = \"x\"\n}\n")
	at := func(file string, line int) hcl.Range {
		return hcl.Range{Filename: file, Start: hcl.Pos{Line: line, Column: 1}, End: hcl.Pos{Line: line, Column: 2}}
	}
	for i := range 9 {
		res := w.resource("main.tf", i, "", "")
		x := w.add(encrypted, res, rule.Judge(model.No, "encrypted is false", res.Get("encrypted")))
		x.Delta = engine.Unchanged
		switch i {
		case 0:
			x.Delta = engine.Introduced
		case 1:
			x.Delta, x.OK, x.Reason = engine.Introduced, model.Unknown, "var.x has no value"
		case 5:
			x.Ignored = &gate.Ignore{Reason: "scratch disk, see OPS-1", Until: time.Date(2027, 3, 31, 0, 0, 0, 0, time.UTC), Owner: "ops",
				Range: at("main.tf", 16), Target: at("main.tf", 17)}
		case 6:
			x.Ignored = &gate.Ignore{Reason: "accepted for all", Range: at(".sekisho.hcl", 1), Address: "aws_ebs_volume.v6"}
		case 7:
			x.Known = true
		}
	}
	w.add(notPublic, w.resource("main.tf", 0, "", ""), rule.Judge(model.No, "encrypted is false", w.report.Verdicts[0].Primary())).Delta = engine.Introduced
	broad, narrow := &w.report.Verdicts[9], &w.report.Verdicts[0]
	narrow.Under, broad.Narrower = broad, []*Verdict{narrow}
	gone := w.resource("main.tf", 8, "", "")
	gone.Addr.Name = "gone"
	w.report.Verdicts[8].OK = model.Yes
	w.report.Fixed = []Verdict{{Verdict: engine.Verdict{Rule: encrypted, Resource: gone, Result: rule.Judge(model.No, "encrypted is false", gone.Get("encrypted"))}, Delta: engine.Fixed}}
	return w.report
}

// newOnly is the same change where only what it introduces counts.
func newOnly(t *testing.T) *Report {
	r := reviewed(t)
	r.NewOnly = true
	return r
}

func TestSARIFReview(t *testing.T) {
	for _, c := range []struct {
		newOnly bool
		want    []string
	}{
		{false, []string{
			"aws_ebs_volume.v1 ebs-volume-encrypted open new",
			"aws_ebs_volume.v2 ebs-volume-encrypted fail unchanged",
			"aws_ebs_volume.v3 ebs-volume-encrypted fail unchanged",
			"aws_ebs_volume.v4 ebs-volume-encrypted fail unchanged",
			"aws_ebs_volume.v0 rds-not-in-public-subnet fail new",
			"aws_ebs_volume.v5 ebs-volume-encrypted fail unchanged inSource accepted (scratch disk, see OPS-1; until 2027-03-31; owner ops)",
			"aws_ebs_volume.v6 ebs-volume-encrypted fail unchanged external accepted (accepted for all)",
			"aws_ebs_volume.v7 ebs-volume-encrypted fail unchanged external accepted (The baseline holds the finding.)",
			"aws_ebs_volume.gone ebs-volume-encrypted fail absent external accepted (The change under review removes the finding.)",
		}},
		{true, []string{
			"aws_ebs_volume.v1 ebs-volume-encrypted open new",
			"aws_ebs_volume.v0 rds-not-in-public-subnet fail new",
			"aws_ebs_volume.v5 ebs-volume-encrypted fail unchanged inSource accepted (scratch disk, see OPS-1; until 2027-03-31; owner ops)",
			"aws_ebs_volume.v6 ebs-volume-encrypted fail unchanged external accepted (accepted for all)",
			"aws_ebs_volume.v7 ebs-volume-encrypted fail unchanged external accepted (The baseline holds the finding.)",
			"aws_ebs_volume.gone ebs-volume-encrypted fail absent external accepted (The change under review removes the finding.)",
		}},
	} {
		r := reviewed(t)
		r.NewOnly = c.newOnly
		var got []string
		for _, one := range sarifOf(t, r).Results {
			s := strings.Join([]string{one.Locations[0].Logical[0].FullyQualifiedName, one.RuleID, one.Kind, one.BaselineState}, " ")
			for _, x := range one.Suppressions {
				s += fmt.Sprintf(" %s %s (%s)", x.Kind, x.Status, x.Justification)
			}
			got = append(got, s)
			if one.RuleID == notPublic.ID && !strings.Contains(one.Message.Text, encrypted.ID) {
				t.Errorf("%q does not name the narrower rule", one.Message.Text)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("new only %v (-want +got):\n%s", c.newOnly, diff)
		}
	}
}

// TestSARIFCut: where there are too many results, the least important ones are left out, and the run says so.
func TestSARIFCut(t *testing.T) {
	all := []sarifResult{
		{RuleID: "low", Kind: "fail", severity: rule.Low},
		{RuleID: "aside", Kind: "fail", severity: rule.Critical, Suppressions: []sarifSuppression{{Kind: "external"}}},
		{RuleID: "high", Kind: "fail", severity: rule.High},
		{RuleID: "undecided", Kind: "open", severity: rule.Critical},
		{RuleID: "pass", Kind: "pass", severity: rule.Critical},
		{RuleID: "critical", Kind: "fail", severity: rule.Critical},
	}
	for _, c := range []struct {
		limit      int
		kept, note string
	}{
		{6, "low aside high undecided pass critical", ""},
		{5, "low aside high undecided critical", "Left out are the 1 least severe results, because code scanning services take no more: 1 that do not count."},
		{3, "low high critical", "Left out are the 3 least severe results, because code scanning services take no more: 1 critical, 2 that do not count."},
		{1, "critical", "Left out are the 5 least severe results, because code scanning services take no more: 1 critical, 1 high, 1 low, 2 that do not count."},
	} {
		kept, out := cutResults(all, c.limit)
		var names []string
		for _, r := range kept {
			names = append(names, r.RuleID)
		}
		note := ""
		if n := leftOut(out); n != nil {
			note = n.Message.Text
		}
		if diff := cmp.Diff([]string{c.kept, c.note}, []string{strings.Join(names, " "), note}); diff != "" {
			t.Errorf("limit %d (-want +got):\n%s", c.limit, diff)
		}
	}
}

// TestSARIFLimits writes more results than a service takes.
func TestSARIFLimits(t *testing.T) {
	r := flood(t, sarifResults+100)
	var b bytes.Buffer
	if err := WriteSARIF(&b, r); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if n := len(run.Results); n > sarifResults || n < sarifResults/2 {
		t.Errorf("%d results", n)
	}
	if small, err := compressesTo(b.Bytes(), sarifZipped); err != nil || !small {
		t.Errorf("more than %d bytes compressed, or %v", sarifZipped, err)
	}
	critical := 0
	for _, one := range run.Results {
		if one.RuleID == notPublic.ID {
			critical++
		}
	}
	if critical != 100 {
		t.Errorf("%d of 100 critical results are left", critical)
	}
	if len(run.Invocations[0].Notifications) == 0 || !strings.Contains(run.Invocations[0].Notifications[0].Message.Text, "Left out are") {
		t.Error("the run does not say that results are left out")
	}
}

// flood is a report with so many findings at places of their own, the last 100 critical.
func flood(t *testing.T, n int) *Report {
	t.Helper()
	w := newWorld(t)
	for i := range n {
		at := hcl.Pos{Line: i + 1, Column: 1}
		res := &model.Resource{Addr: model.Address{Type: "aws_ebs_volume", Name: fmt.Sprintf("volume_%d", i)}, Body: &model.Body{},
			Range: hcl.Range{Filename: "main.tf", Start: at, End: at}}
		r := logged
		if i >= n-100 {
			r = notPublic
		}
		w.add(r, res, rule.Judge(model.No, fmt.Sprintf("volume %d is not what it should be", i), res.Value()))
	}
	return w.report
}

// TestSARIFColumns: columns count UTF-16 code units.
func TestSARIFColumns(t *testing.T) {
	w := newWorld(t)
	w.file("main.tf", "resource \"aws_ebs_volume\" \"v\" {\n  tags = { \"\U0001F600é漢\" = 1 }, encrypted = false\n}\n")
	line := "  tags = { \"\U0001F600é漢\" = 1 }, "
	start := strings.Index(string(w.sources["main.tf"]), "encrypted")
	rng := hcl.Range{Filename: "main.tf", Start: hcl.Pos{Line: 2, Column: 26, Byte: start}, End: hcl.Pos{Line: 2, Column: 43, Byte: start + len("encrypted = false")}}
	res := &model.Resource{Addr: model.Address{Type: "aws_ebs_volume", Name: "v"}, Body: &model.Body{}, Range: rng}
	w.add(encrypted, res, rule.Judge(model.No, "encrypted is false", res.Value()))
	region := sarifOf(t, w.report).Results[0].Locations[0].Physical.Region
	want := utf16Len([]byte(line)) + 1
	if region.StartColumn != want || region.EndColumn != want+len("encrypted = false") || want == len([]rune(line))+1 {
		t.Errorf("columns %d to %d, want %d", region.StartColumn, region.EndColumn, want)
	}
}
