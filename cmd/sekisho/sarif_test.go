package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSARIFValidates holds SARIF against Microsoft's validator, with the rules that GitHub's code scanning has for what it
// takes in. make sarif-validate fetches the validator.
func TestSARIFValidates(t *testing.T) {
	tool := os.Getenv("SARIF_MULTITOOL")
	if tool == "" {
		t.Skip("the validator of SARIF is not here: run make sarif-validate, which fetches it from the npm registry")
	}
	dir := t.TempDir()
	pretty := filepath.Join(dir, "plan.json")
	indentJSON(t, "../../fixtures/plans/rds-public/plan.json", pretty)
	for _, c := range []struct {
		name  string
		args  []string
		stdin string
	}{
		{"source", []string{"../../fixtures/real/demo"}, ""},
		{"plan", []string{"--source", "-", "../../fixtures/plans/rds-public/plan.json"}, ""},
		{"plan of several lines", []string{"--source", "-", pretty}, ""},
		{"plan on standard input", []string{"-"}, "../../fixtures/plans/rds-public/plan.json"},
		{"state", []string{"../../fixtures/plans/sensitive/state.json"}, ""},
		{"with passes, in Japanese", []string{"--all", "--lang", "ja", "../../fixtures/plans/vpc-public-private"}, ""},
		{"broken", []string{brokenFile(t)}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(dir, "report.sarif")
			var in io.Reader = strings.NewReader("")
			if c.stdin != "" {
				data, err := os.ReadFile(c.stdin)
				if err != nil {
					t.Fatal(err)
				}
				in = bytes.NewReader(data)
			}
			var out, errs bytes.Buffer
			code := run(t.Context(), append([]string{"check", "--output", "sarif=" + file}, c.args...), streams{in: in, out: &out, err: &errs, env: []string{"LANG=C"}})
			if code == exitFailed || errs.Len() > 0 {
				t.Fatalf("exit code %d: %s", code, errs.String())
			}
			validate(t, tool, file)
		})
	}
	// The reports of the tests hold what is ignored, known, compared and hostile.
	golden, err := filepath.Glob("../../analyzer/report/testdata/golden/*.sarif")
	if err != nil || len(golden) < 8 {
		t.Fatalf("%d files, %v", len(golden), err)
	}
	for _, file := range golden {
		t.Run(filepath.Base(file), func(t *testing.T) { validate(t, tool, file) })
	}
}

func brokenFile(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte("resource \"aws_kms_key\" \"k\" {\n  a = \n}\nresource \"aws_kms_key\" \"b\" {}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// indentJSON writes a JSON file anew, in several lines.
func indentJSON(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// validate runs the validator and fails on errors and warnings. Its notes are matters of taste, such as numbered rules.
func validate(t *testing.T, tool, file string) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), tool, "validate", file, "--config", "testdata/multitool.xml", "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--kind", "Fail;Open;Review").CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	text := string(out)
	if found := regexp.MustCompile(`(?m)^.*: (error|warning) [A-Z]+[0-9]+: .*$`).FindAllString(text, 10); len(found) > 0 {
		t.Errorf("%s", strings.Join(found, "\n"))
	}
	if !strings.Contains(text, "Analysis completed successfully.") {
		t.Errorf("the validator did not finish:\n%s", text)
	}
}
