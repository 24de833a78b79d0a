package gate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/rule"
)

var testDay = time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)

var testRules = []*rule.Rule{
	{ID: "rds-backup-retention", Params: []rule.Param{{Name: "min_days", Default: cty.NumberIntVal(7)}, {Name: "strict", Default: cty.False}}},
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
		{"rules {\n}", "There is no block \"rules\""},
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
		c, diags := Read(Nearest(inner), testRules, testDay)
		if diags.HasErrors() || c.File != filepath.Join(dir, FileName) || !c.WholeAccount {
			t.Errorf("found %q: %v", c.File, diags)
		}
	}
}
