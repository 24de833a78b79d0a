package docs

import (
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/rule"
)

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"Set enable_key_rotation to true.":   "Set `enable_key_rotation` to true.",
		"plain words only":                   "plain words only",
		"aws_kms_key.a.arn ends a sentence.": "`aws_kms_key.a.arn` ends a sentence.",
		"enable_key_rotation を true にする":     "`enable_key_rotation` を true にする",
		"the end is kms_key_id.":             "the end is `kms_key_id`.",
	} {
		if got := code(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestWithoutWants(t *testing.T) {
	got := WithoutWants("# want fail \"x\"\nresource \"a\" \"b\" { # want pass\n  x = 1 # a comment\n}\n")
	if want := "resource \"a\" \"b\" {\n  x = 1 # a comment\n}"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMarkdown(t *testing.T) {
	p := Page{
		Rule: &rule.Rule{ID: "kms-key-x", Title: rule.T("Key is good", "鍵が適切"), Why: rule.T("Because.", "理由。"), Fix: rule.T("Set key_x.", "key_x を設定する。"),
			Severity: rule.High, Since: "0.1.0", Types: []string{"aws_kms_key"}, Refs: []string{"https://example.com"},
			Params: []rule.Param{{Name: "days", Default: cty.NumberIntVal(7), About: rule.T("At least a|b", "最低日数")}}},
		Examples: []Example{{Name: "basic", Files: []File{{"main.tf", "resource {}"}}, Verdicts: []Row{{"aws_kms_key.a", "fail", "a | b"}}}},
		Covers:   map[string][]string{"checkov": {"CKV_1"}},
	}
	got := Markdown(p)
	for _, want := range []string{"# kms-key-x", "鍵が適切", "Set `key_x`.", "| `days` | `7` | At least a\\|b<br>最低日数 |", "| `aws_kms_key.a` | fail | a \\| b |", "```hcl\nresource {}\n```", "- https://example.com", "| checkov | CKV_1 |"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q:\n%s", want, got)
		}
	}
}

func TestControls(t *testing.T) {
	f, diags := comply.Parse([]byte("framework \"f\" {\n title = \"F|1\"\n edition = \"2\"\n}\ncontrol \"c\" {\n title = \"C\"\n branch \"a\" {\n rule \"kms-key-x\" {}\n }\n}\ncontrol \"d\" {\n title = \"D\"\n manual = \"m\"\n}\n"), "f.hcl")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	r := &rule.Rule{ID: "kms-key-x", Severity: rule.High}
	page := Markdown(Page{Rule: r, Frameworks: []*comply.Framework{f}})
	if want := "## Controls\n\n"; !strings.Contains(page, want) || !strings.Contains(page, "| F\\|1 | c (a) |") {
		t.Errorf("the page lacks the controls:\n%s", page)
	}
	if other := Markdown(Page{Rule: &rule.Rule{ID: "kms-key-y"}, Frameworks: []*comply.Framework{f}}); strings.Contains(other, "## Controls") {
		t.Errorf("a rule that serves no control has controls:\n%s", other)
	}
	index := Index([]*rule.Rule{r}, []*comply.Framework{f})
	if !strings.Contains(index, "## By framework") || !strings.Contains(index, "| c C<br>C | [kms-key-x](kms-key-x.md) |") || strings.Contains(index, "| d D") {
		t.Errorf("the index:\n%s", index)
	}
}
