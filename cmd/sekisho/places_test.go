package main

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// result is what the tests of places read of a SARIF log.
type result struct {
	RuleID    string
	Locations []struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI string }
			Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
		}
		LogicalLocations []struct{ FullyQualifiedName string }
	}
}

func results(t *testing.T, stdin string, args ...string) []result {
	t.Helper()
	file := filepath.Join(t.TempDir(), "out.sarif")
	if said, code := sekisho(t, stdin, append([]string{"check", "--output", "sarif=" + file}, args...)...); code == exitFailed {
		t.Fatalf("exit code %d: %s", code, said)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var log struct{ Runs []struct{ Results []result } }
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0].Results
}

// recorded copies a configuration with the plan that Terraform made of it.
func recorded(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("../../fixtures/conformance", name))); err != nil {
		t.Fatal(err)
	}
	packed, err := os.Open(filepath.Join(dir, "plan.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := packed.Close(); err != nil {
			t.Error(err)
		}
	}()
	z, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "plan.json", string(plan))
	return dir
}

// TestPlanPlacesInSource: with the source beside it, what a plan shows is found at the argument or the block of the source,
// where the source alone has it too: in modules, under for_each and count, and in dynamic blocks.
func TestPlanPlacesInSource(t *testing.T) {
	// What a place begins with: a block, or an argument, also one in quotes or of an object.
	begins := regexp.MustCompile(`^\s*("?[\w-]+"?\s*[={:]|[\w-]+(\s+"[^"]*")*\s*\{|.*\w+\s*=)`)
	for _, name := range []string{"groups-styles", "modules-nested", "network-tiers", "dynamic-functions", "foreach-unknown", "absent", "containers-platform", "compute", "moved"} {
		t.Run(name, func(t *testing.T) {
			dir := recorded(t, name)
			type key struct{ rule, address string }
			inSource := map[key]string{}
			for _, r := range results(t, "", dir) {
				for _, l := range r.Locations[0].LogicalLocations {
					inSource[key{r.RuleID, l.FullyQualifiedName}] = place(r)
				}
			}
			compared := 0
			for _, r := range results(t, "", filepath.Join(dir, "plan.json")) {
				p := r.Locations[0].PhysicalLocation
				if !strings.HasSuffix(p.ArtifactLocation.URI, ".tf") {
					if where, ok := inSource[key{r.RuleID, r.Locations[0].LogicalLocations[0].FullyQualifiedName}]; ok && !strings.Contains(where, ".tf ") {
						continue // a provider without a block: the source has no line for it either
					}
					t.Errorf("%s is at %s", r.RuleID, place(r))
					continue
				}
				if line := lineOf(t, p.ArtifactLocation.URI, p.Region.StartLine); !begins.MatchString(line) {
					t.Errorf("%s is at %s, where there is neither an argument nor a block: %s", r.RuleID, place(r), line)
				}
				for _, l := range r.Locations[0].LogicalLocations {
					if want, ok := inSource[key{r.RuleID, l.FullyQualifiedName}]; ok {
						compared++
						// A verdict on an account may rest on another resource where more is known.
						if want != place(r) && !strings.HasPrefix(l.FullyQualifiedName, "provider.") {
							t.Errorf("%s %s is at %s, and in the source alone at %s", r.RuleID, l.FullyQualifiedName, place(r), want)
						}
					}
				}
			}
			if compared == 0 {
				t.Error("the plan and the source have nothing in common")
			}
		})
	}
}

func place(r result) string {
	p := r.Locations[0].PhysicalLocation
	data, err := json.Marshal(p.Region)
	if err != nil {
		panic(err)
	}
	return p.ArtifactLocation.URI + " " + string(data)
}

func lineOf(t *testing.T, uri string, n int) string {
	t.Helper()
	data, err := os.ReadFile(strings.TrimPrefix(uri, "file://"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	if n < 1 || n > len(lines) {
		t.Fatalf("%s has no line %d", uri, n)
	}
	return lines[n-1]
}

// TestPlanPlacesWithoutSource: without source, a finding is at the line of its instance in the plan or the state.
func TestPlanPlacesWithoutSource(t *testing.T) {
	dir := t.TempDir()
	pretty := func(from string) string {
		to := filepath.Join(dir, filepath.Base(from))
		indentJSON(t, from, to)
		return to
	}
	for _, c := range []struct{ name, file string }{
		{"plan", pretty("../../fixtures/plans/vpc-public-private/plan.json")},
		{"plan of databases", pretty("../../fixtures/plans/rds-public/plan.json")},
		{"state", pretty("../../fixtures/plans/sensitive/state.json")},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := results(t, "", "--source", "-", c.file)
			if len(list) < 3 {
				t.Fatalf("%d results: the test no longer tests what it should", len(list))
			}
			for _, r := range list {
				region := r.Locations[0].PhysicalLocation.Region
				if region.StartLine <= 1 || region.StartColumn < 1 || region.EndColumn <= region.StartColumn {
					t.Errorf("%s is at %s", r.RuleID, place(r))
					continue
				}
				if line := strings.TrimSpace(lineOf(t, c.file, region.StartLine)); line != "{" && !strings.HasSuffix(line, ": {") {
					t.Errorf("%s is at %s, where no object begins: %s", r.RuleID, place(r), line)
				}
				addr := r.Locations[0].LogicalLocations[0].FullyQualifiedName
				if strings.HasPrefix(addr, "provider.") {
					continue
				}
				quoted, err := json.Marshal(addr)
				if err != nil {
					t.Fatal(err)
				}
				if next := lineOf(t, c.file, region.StartLine+1); !strings.Contains(next, `"address": `+string(quoted)) {
					t.Errorf("%s of %s is at %s, which is followed by %s", r.RuleID, addr, place(r), next)
				}
			}
		})
	}
}

// TestPlanPlacesInOneLine: a plan as Terraform writes it has one line; the column tells the instances apart, in UTF-16 code
// units.
func TestPlanPlacesInOneLine(t *testing.T) {
	plan := `{"format_version":"1.2","variables":{"x":{"value":"` + "é漢\U0001F600" + `"}},"resource_changes":[`
	const change = `"mode":"managed","type":"aws_kms_key","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,"after":{"enable_key_rotation":false},"after_unknown":{}}}`
	var want []int
	for i, name := range []string{"a", "b"} {
		if i > 0 {
			plan += ","
		}
		units := 0
		for _, r := range plan {
			units++
			if r > 0xFFFF {
				units++
			}
		}
		want = append(want, units+1)
		plan += `{"address":"aws_kms_key.` + name + `","name":"` + name + `",` + change
	}
	plan += `]}`
	dir := t.TempDir()
	var got []int
	for _, r := range results(t, "", "--rule", "kms-key-rotation-enabled", write(t, dir, "plan.json", plan)) {
		region := r.Locations[0].PhysicalLocation.Region
		if region.StartLine != 1 {
			t.Errorf("line %d", region.StartLine)
		}
		got = append(got, region.StartColumn)
	}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("columns %v, want %v", got, want)
	}

	// No file holds what comes through standard input.
	for _, r := range results(t, plan, "--rule", "kms-key-rotation-enabled", "-") {
		if uri := r.Locations[0].PhysicalLocation.ArtifactLocation.URI; uri != "stdin" {
			t.Errorf("on standard input, the place is in %s", uri)
		}
	}
	said, _ := sekisho(t, plan, "check", "--rule", "kms-key-rotation-enabled", "--format", "github", "-")
	if !strings.Contains(said, "aws_kms_key.a") || strings.Contains(said, "file=") {
		t.Errorf("annotations of what no file holds: %s", said)
	}
}
