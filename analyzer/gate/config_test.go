package gate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/rule"
)

var testDay = time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)

var testRules = []*rule.Rule{
	{ID: "rds-backup-retention", Params: []rule.Param{{Name: "min_days", Default: cty.NumberIntVal(7)}, {Name: "strict", Default: cty.False}}},
	{ID: "rds-asked-for", Params: []rule.Param{{Name: "enabled", Default: cty.False}}},
	{ID: "residency-region-allowed", Params: []rule.Param{{Name: "allowed_regions", Default: cty.ListValEmpty(cty.String)}}},
}

func TestOptions(t *testing.T) {
	for _, test := range []struct {
		name, src, rule, param string
		want                   cty.Value // NilVal: the rule's default
	}{
		{"empty", "", "rds-backup-retention", "min_days", cty.NilVal},
		{"profile", `profile = "jp-bank"`, "residency-region-allowed", "allowed_regions", texts("ap-northeast-1", "ap-northeast-3")},
		{"profile sets only what a rule has", `profile = "jp-bank"`, "rds-backup-retention", "min_days", cty.NilVal},
		{"a rule to be asked for", "rule \"rds-asked-for\" {\n enabled = true\n}", "rds-asked-for", "enabled", cty.True},
		{"all rules", "params {\n strict = true\n}", "rds-backup-retention", "strict", cty.True},
		{"one rule", "rule \"rds-backup-retention\" {\n min_days = 35\n}", "rds-backup-retention", "min_days", cty.NumberIntVal(35)},
		{"one rule before all", "params {\n min_days = 10\n}\nrule \"rds-backup-retention\" {\n min_days = 35\n}", "rds-backup-retention", "min_days", cty.NumberIntVal(35)},
		{"all before profile", "profile = \"jp-bank\"\nparams {\n strict = false\n}", "rds-backup-retention", "strict", cty.False},
	} {
		c, diags := Parse([]byte(test.src), "test.hcl", testRules, testDay)
		if diags.HasErrors() {
			t.Errorf("%s: %s", test.name, diags)
			continue
		}
		got, ok := c.Options(testRules).Params[test.rule][test.param]
		switch {
		case test.want == cty.NilVal && ok:
			t.Errorf("%s: %s is set to %#v", test.name, test.param, got)
		case test.want != cty.NilVal && (!ok || !got.RawEquals(test.want)):
			t.Errorf("%s: %s is %#v, want %#v", test.name, test.param, got, test.want)
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{`profil = "x"`, "did you mean profile?"},
		{`profile = "jp-bnk"`, "did you mean jp-bank?"},
		{`fail_on = "huge"`, "low, medium, high, critical or none"},
		{`whole_account = "maybe"`, "must be a bool"},
		{"rule \"rds-backup-retenton\" {\n}", "did you mean rds-backup-retention?"},
		{"rule \"rds-backup-retention\" {\n min_day = 3\n}", "did you mean min_days?"},
		{"rule \"rds-backup-retention\" {\n min_days = \"many\"\n}", "must be a number"},
		{"params {\n nothing = 1\n}", "There is no parameter \"nothing\""},
		{"rules {\n}", "did you mean rule?"},
		{"stuff {\n}", "There is no block \"stuff\""},
		{"rule {\n}", "Write rule \"<id>\" { … }."},
		{"ignore \"x\" {\n}", "Write ignore { … }."},
		{`rules = ["rds-*", "s4-*"]`, "No rule is called \"s4-*\""},
		{`skip_rules = ["["]`, "is not a pattern of rule ids"},
		{`rules = "rds-*"`, "must be a list of string"},
		{`rules = [null]`, "an element that is null"},
		{`inherit = 3`, "must be true, or the path"},
		{`vars = "x"`, "must be an object"},
		{`vars = { a = b }`, "Variables not allowed"},
		{`exclude = ["/etc/**"]`, "paths below the directory"},
		{`exclude = ["a{"]`, "is not a pattern of paths"},
		{`min_severity = "none"`, "low, medium, high or critical"},
		{`lang = "fr"`, "use en or ja"},
		{`basline = "x"`, "did you mean baseline?"},
		{"rule \"rds-backup-retention\" {\n severity = \"worst\"\n}", "There is no severity \"worst\""},
		{"rule \"rds-backup-retention\" {\n enabled = \"x\"\n}", "must be a bool"},
		{"rule \"rds-backup-retention\" {\n enable = true\n}", "did you mean enabled?"},
		{"rule \"rds-backup-retention\" {\n a {\n}\n}", "has arguments only"},
		{"ignore {\n rule = \"rds-*\"\n reason = \"\"\n}", "The reason is empty"},
		{"ignore {\n rule = []\n reason = \"x\"\n}", "list of rules is empty"},
		{"ignore {\n rule = [\"rds-*\", \"s4-*\"]\n reason = \"x\"\n}", "No rule is called \"s4-*\""},
		{"ignore {\n rule = \"rds-*\"\n}", "Ignore without a reason"},
		{"profile = ", "Missing expression"},
	} {
		_, diags := Parse([]byte(test.src), "test.hcl", testRules, testDay)
		if !diags.HasErrors() || !strings.Contains(diags.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.src, diags, test.want)
		}
	}
}

func TestFindNearest(t *testing.T) {
	top := t.TempDir()
	inner := filepath.Join(top, "stacks", "app")
	if err := os.MkdirAll(inner, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(top, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	if file := Nearest(inner); file != "" {
		t.Errorf("found %s", file)
	}
	for _, dir := range []string{top, filepath.Join(top, "stacks")} {
		if err := os.WriteFile(filepath.Join(dir, FileName), []byte("whole_account = true\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		c, diags := NewReader(testRules, testDay).Read(Nearest(inner))
		if diags.HasErrors() || c.File != filepath.Join(dir, FileName) || !c.WholeAccount {
			t.Errorf("found %q: %v", c.File, diags)
		}
	}
}

func TestInherit(t *testing.T) {
	top := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(top, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := os.Mkdir(filepath.Join(top, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(".sekisho.hcl", `
fail_on = "high"
whole_account = true
exclude = ["old"]
params {
  strict = true
}
rule "rds-backup-retention" {
  severity = "low"
  min_days = 10
}
ignore {
  path   = "stacks/a"
  reason = "from above"
}`)
	path := write("stacks/a/.sekisho.hcl", `
inherit = true
fail_on = "critical"
rule "rds-backup-retention" {
  min_days = 20
}
ignore {
  rule   = "rds-*"
  reason = "own"
}`)
	c, diags := NewReader(testRules, testDay).Read(path)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	if c.FailOn != "critical" || !c.WholeAccount || !c.Excluded(filepath.Join(top, "old", "x")) || c.Excluded(filepath.Join(top, "stacks", "a", "old")) {
		t.Errorf("read as %+v", c)
	}
	o := c.Options(testRules).Params["rds-backup-retention"]
	if !o["min_days"].RawEquals(cty.NumberIntVal(20)) || !o["strict"].RawEquals(cty.True) {
		t.Errorf("parameters %#v", o)
	}
	if r := c.Rules(testRules, true, false)[0]; r.Severity != rule.Low || testRules[0].Severity == rule.Low {
		t.Errorf("severity %s, and %s of the rule itself", r.Severity, testRules[0].Severity)
	}
	var reasons []string
	for _, g := range c.ignores {
		reasons = append(reasons, g.Reason)
	}
	if got := strings.Join(reasons, ", "); got != "own, from above" || !c.ignores[1].paths.match(filepath.Join(top, "stacks", "a", "main.tf")) {
		t.Errorf("ignores: %s", got)
	}

	write("loop/b.hcl", `inherit = "a.hcl"`)
	for _, test := range []struct{ name, text, want string }{
		{"loop/a.hcl", `inherit = "b.hcl"`, "inherits from this file"},
		{"self/.sekisho.hcl", `inherit = "../self"`, "inherits from this file"},
		{"gone/.sekisho.hcl", `inherit = "nothing.hcl"`, "There is no file nothing.hcl"},
		{"dir/.sekisho.hcl", `inherit = "../stacks/a"`, ""},
		{"no/.sekisho.hcl", `inherit = false`, ""},
		{".sekisho.hcl", `inherit = true`, "There is no .sekisho.hcl above"},
	} {
		write(test.name, test.text)
		_, diags := NewReader(testRules, testDay).Read(filepath.Join(top, filepath.FromSlash(test.name)))
		if got := diags.Error(); test.want == "" && diags.HasErrors() || !strings.Contains(got, test.want) {
			t.Errorf("%s: %v, want %q", test.name, got, test.want)
		}
	}
}

func TestRulesOfConfig(t *testing.T) {
	for _, test := range []struct {
		src   string
		named bool
		want  string
	}{
		{``, false, "rds-backup-retention rds-asked-for residency-region-allowed"},
		{`rules = ["rds-*"]`, false, "rds-backup-retention rds-asked-for"},
		{`rules = []`, false, "rds-backup-retention rds-asked-for residency-region-allowed"},
		{`skip_rules = ["rds-*"]`, false, "residency-region-allowed"},
		{`skip_rules = ["rds-*"]`, true, "rds-backup-retention rds-asked-for residency-region-allowed"},
		{"rule \"rds-backup-retention\" {\n enabled = false\n}", false, "rds-asked-for residency-region-allowed"},
		{"rule \"rds-backup-retention\" {\n enabled = false\n}", true, "rds-backup-retention rds-asked-for residency-region-allowed"},
		{"skip_rules = [\"*\"]\nrule \"rds-backup-retention\" {\n enabled = true\n}", false, "rds-backup-retention"},
	} {
		c, diags := Parse([]byte(test.src), "test.hcl", testRules, testDay)
		if diags.HasErrors() {
			t.Errorf("%s: %s", test.src, diags)
			continue
		}
		var ids []string
		for _, r := range c.Rules(testRules, test.named, false) {
			ids = append(ids, r.ID)
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.src, got, test.want)
		}
	}
}

func TestLoadAndRun(t *testing.T) {
	c, diags := Parse([]byte(`
vars = {
  name  = "a${"$"}{b}"
  count = 3
  tags  = { k = "${"$"}{v}", n = null }
}
var_files    = ["env/a.tfvars"]
workspace    = "prod"
source       = "-"
all          = true
no_color     = false
outputs      = ["sarif=out/s.sarif", "json=-"]
baseline     = "known.txt"
min_severity = "high"
`), "conf/.sekisho.hcl", testRules, testDay)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	o := c.Load(hclload.Options{Vars: []hclload.Var{{Name: "last", Value: "x"}}})
	want := []hclload.Var{
		{File: filepath.Join("conf", "env", "a.tfvars")}, {Name: "count", Value: "3"}, {Name: "name", Value: "a${b}"},
		{Name: "tags", Value: `{"k":"$${v}","n":null}`}, {Name: "last", Value: "x"},
	}
	if diff := cmp.Diff(want, o.Vars); diff != "" || o.Work != "prod" || c.Source() != "-" {
		t.Errorf("%s %s (-want +got)\n%s", o.Work, c.Source(), diff)
	}
	var run []string
	for _, s := range c.Run() {
		run = append(run, s.Flag+" "+filepath.ToSlash(strings.Join(s.Values, " ")))
	}
	wantRun := []string{"output sarif=conf/out/s.sarif json=-", "min-severity high", "all true", "no-color false", "baseline conf/known.txt"}
	if diff := cmp.Diff(wantRun, run); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestReaderReadsOnce: what two files inherit is one ignore, so that it is used where either needs it.
func TestReaderReadsOnce(t *testing.T) {
	top := t.TempDir()
	for name, text := range map[string]string{
		"a.hcl": `inherit = "top.hcl"`, "b.hcl": `inherit = "top.hcl"`,
		"top.hcl": "failon = 1\nignore {\n  path = \"x\"\n  reason = \"y\"\n}",
	} {
		if err := os.WriteFile(filepath.Join(top, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := NewReader(testRules, testDay)
	a, first := r.Read(filepath.Join(top, "a.hcl"))
	b, second := r.Read(filepath.Join(top, "b.hcl"))
	if len(a.ignores) != 1 || len(b.ignores) != 1 || a.ignores[0] != b.ignores[0] {
		t.Errorf("%v, %v", a.ignores, b.ignores)
	}
	if len(first) != 1 || len(second) != 0 {
		t.Errorf("diagnostics %v, then %v", first, second)
	}
}
