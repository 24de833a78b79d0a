package analyzer_test

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// encrypted is a rule of one line, so that these tests do not depend on the rules of the product.
func testRules() []*rule.Rule {
	return []*rule.Rule{
		{ID: "ebs-encrypted", Title: rule.T("e", "e"), Severity: rule.High, Types: []string{"aws_ebs_volume"},
			Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
				return rule.Judge(r.Get("encrypted").True(), "encrypted", r.Get("encrypted"))
			}},
		{ID: "s3-blocked", Title: rule.T("e", "e"), Severity: rule.High, Types: []string{"aws_s3_bucket"},
			Check: func(p *rule.Pass, r *model.Resource) rule.Result {
				return rule.Arrives(p.Graph.At(r).Into("aws_s3_bucket_public_access_block", "bucket"), "blocked", "not blocked", r.Value())
			}},
		{ID: "kms-rotated", Title: rule.T("e", "e"), Severity: rule.Medium, Types: []string{"aws_kms_key"},
			Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
				return rule.Judge(r.Get("enable_key_rotation").True(), "rotated", r.Get("enable_key_rotation"))
			}},
		{ID: "plan-kept", Title: rule.T("e", "e"), Severity: rule.High, Types: []string{"aws_ebs_volume", "aws_s3_bucket"}, Removed: true,
			When: func(_ *rule.Pass, r *model.Resource) model.Tri { return model.Of(r.Change != nil) },
			Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
				return rule.Judge(model.Of(!r.Change.Removes()), "kept", r.Value())
			}},
	}
}

// told lists the findings of a report: "delta rule address", and "fixed rule address" for those that are gone.
func told(r *report.Report) []string {
	var out []string
	for i := range r.Verdicts {
		if v := &r.Verdicts[i]; v.OK != model.Yes {
			delta := v.Delta.String()
			if delta == "" {
				delta = "not compared"
			}
			out = append(out, delta+" "+v.Rule.ID+" "+v.Subject())
		}
	}
	for i := range r.Fixed {
		out = append(out, r.Fixed[i].Delta.String()+" "+r.Fixed[i].Rule.ID+" "+r.Fixed[i].Subject())
	}
	slices.Sort(out)
	return out
}

func checked(t *testing.T, o analyzer.Options, paths ...string) *report.Report {
	t.Helper()
	r, err := analyzer.Check(context.Background(), paths, testRules(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// recorded is the plan of a fixture, unpacked.
func recorded(t *testing.T, fixture string) string {
	t.Helper()
	plan := filepath.Join("../fixtures", fixture, "plan.json")
	if _, err := os.Stat(plan); err == nil {
		return plan
	}
	packed, err := os.Open(plan + ".gz")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = packed.Close() }()
	from, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return write(t, t.TempDir(), map[string]string{"plan.json": string(data)}) + "/plan.json"
}

// write writes files below a directory and returns it.
func write(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestPlanIsItsOwnBase compares what real plans make of findings with what was there before.
func TestPlanIsItsOwnBase(t *testing.T) {
	for _, test := range []struct{ plan, want string }{
		// The block of public access goes, and so do the volume and the findings that it had.
		{"plans/delete", "introduced plan-kept aws_ebs_volume.v\nintroduced s3-blocked aws_s3_bucket.b"},
		// aws_ebs_volume.loose moves to tidy, and is replaced to be encrypted.
		{"plans/moved", "fixed ebs-encrypted aws_ebs_volume.loose\nunchanged s3-blocked aws_s3_bucket.counted[\"x\"]\n" +
			"unchanged s3-blocked aws_s3_bucket.counted[\"y\"]\nunchanged s3-blocked aws_s3_bucket.new_name"},
		{"plans/ec2-ebs", "introduced ebs-encrypted aws_ebs_volume.plain\nintroduced kms-rotated aws_kms_key.ebs"},
		// Somebody has deleted the bucket by hand: now it is not there, and the plan brings it back.
		{"conformance/drift", "introduced s3-blocked aws_s3_bucket.gone"},
		{"conformance/import", "unchanged s3-blocked aws_s3_bucket.adopted"},
		{"conformance/update", "unchanged s3-blocked aws_s3_bucket.data"},
		{"plan/plan-stateful-not-destroyed/replace", "unchanged ebs-encrypted aws_ebs_volume.data\nunchanged kms-rotated aws_kms_key.data\n" +
			"unchanged s3-blocked aws_s3_bucket.statements"},
	} {
		t.Run(test.plan, func(t *testing.T) {
			plan := recorded(t, test.plan)
			for _, lean := range []bool{false, true} {
				r := checked(t, analyzer.Options{NewOnly: true, Lean: lean}, plan)
				if diff := cmp.Diff(test.want, strings.Join(told(r), "\n")); diff != "" {
					t.Errorf("lean %v: %s", lean, diff)
				}
			}
		})
	}
}

// TestPlanWithSource: what only the source tells was the same before.
func TestPlanWithSource(t *testing.T) {
	data, err := os.ReadFile(recorded(t, "plans/ec2-ebs"))
	if err != nil {
		t.Fatal(err)
	}
	dir := write(t, t.TempDir(), map[string]string{"plan.json": string(data), "main.tf": "terraform {\n  backend \"local\" {}\n}\nresource \"aws_ebs_volume\" \"plain\" {\n}\n"})
	old := &rule.Rule{ID: "terraform-new", Title: rule.T("e", "e"), Severity: rule.Low, Types: []string{model.TerraformType},
		Check: func(_ *rule.Pass, r *model.Resource) rule.Result { return rule.Judge(model.No, "old", r.Value()) }}
	r, err := analyzer.Check(context.Background(), []string{dir + "/plan.json"}, append(testRules(), old), analyzer.Options{NewOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("introduced ebs-encrypted aws_ebs_volume.plain\nintroduced kms-rotated aws_kms_key.ebs\nunchanged terraform-new terraform.settings", strings.Join(told(r), "\n")); diff != "" {
		t.Error(diff)
	}
}

// TestPlanWithoutNewOnly: a plan is compared only where that is asked for.
func TestPlanWithoutNewOnly(t *testing.T) {
	r := checked(t, analyzer.Options{}, recorded(t, "plans/delete"))
	if diff := cmp.Diff("not compared plan-kept aws_ebs_volume.v\nnot compared s3-blocked aws_s3_bucket.b", strings.Join(told(r), "\n")); diff != "" {
		t.Error(diff)
	}
}

// TestNewOnlyNeedsABefore: where nothing says what was there before, nothing may count as old.
func TestNewOnlyNeedsABefore(t *testing.T) {
	dir := write(t, t.TempDir(), map[string]string{"main.tf": ""})
	for _, test := range []struct{ path, want string }{
		{dir, "give --base with a revision of git"},
		{"../fixtures/plans/sensitive/state.json", "give --baseline with a file"},
	} {
		_, err := analyzer.Check(context.Background(), []string{test.path}, testRules(), analyzer.Options{NewOnly: true})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.path, err)
		}
	}
}

// TestSecretsOfBefore: a value that is sensitive in the state before is in no report, although its finding is told as fixed.
func TestSecretsOfBefore(t *testing.T) {
	const canary = "canary-6f1d"
	change := `{"address":"aws_ebs_volume.v","mode":"managed","type":"aws_ebs_volume","name":"v","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["update"],` +
		`"before":{"encrypted":false,"snapshot_id":"` + canary + `"},"after":{"encrypted":true,"snapshot_id":"other"},"after_unknown":{},"before_sensitive":{"snapshot_id":true},"after_sensitive":{}}}`
	dir := write(t, t.TempDir(), map[string]string{"plan.json": `{"format_version":"1.2","planned_values":{},"resource_changes":[` + change + `],"configuration":{"root_module":{}}}`})
	shows := &rule.Rule{ID: "ebs-shows", Title: rule.T("e", "e"), Why: rule.T("e", "e"), Fix: rule.T("e", "e"), Severity: rule.High, Types: []string{"aws_ebs_volume"},
		Check: func(_ *rule.Pass, r *model.Resource) rule.Result {
			v := r.Get("snapshot_id")
			return rule.Judge(v.OneOf("other"), "snapshot_id is "+v.String(), v)
		}}
	r, err := analyzer.Check(context.Background(), []string{dir + "/plan.json"}, []*rule.Rule{shows}, analyzer.Options{NewOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Fixed) != 1 {
		t.Fatalf("%d are fixed", len(r.Fixed))
	}
	for _, format := range report.Formats() {
		writer, _ := report.ByName(format)
		var out strings.Builder
		if err := writer(&out, r); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), canary) {
			t.Errorf("%s shows the value:\n%s", format, out.String())
		}
	}
}
