package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/rules"
)

// withoutKey lists the flags of check that no configuration file can say, and why.
var withoutKey = map[string]string{
	"config":  "it names the file",
	"today":   "the day is a property of a run, not of a repository",
	"shard":   "which part of a repository a machine checks is a property of a run",
	"changed": "which files have changed is a property of a run, not of a repository",
	"help":    "it is no run",
}

// TestEveryFlagHasKey holds the configuration file and the flags of check together.
func TestEveryFlagHasKey(t *testing.T) {
	fs := newCheck(streams{}).Flags()
	keys := map[string]string{}
	for _, k := range gate.Keys() {
		if k.Flag == "" {
			continue
		}
		keys[k.Flag] = k.Name
		if fs.Lookup(k.Flag) == nil {
			t.Errorf("the key %s is for the flag --%s, which check does not have", k.Name, k.Flag)
		}
	}
	fs.VisitAll(func(f *pflag.Flag) {
		_, has := keys[f.Name]
		_, excepted := withoutKey[f.Name]
		if has == excepted {
			t.Errorf("--%s: has a key: %v, is excepted: %v", f.Name, has, excepted)
		}
	})
}

// TestConfigDocumented keeps docs/config.md complete, and its examples valid.
func TestConfigDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/config.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range gate.Keys() {
		if !strings.Contains(string(page), "### `"+k.Name+"`") {
			t.Errorf("docs/config.md has no section %s", k.Name)
		}
		if k.Flag != "" && !strings.Contains(string(page), "`--"+k.Flag) {
			t.Errorf("docs/config.md does not name --%s", k.Flag)
		}
	}
	n := 0
	for i, part := range strings.Split(string(page), "```") {
		src, ok := strings.CutPrefix(part, "hcl\n")
		if i%2 == 0 || !ok {
			continue
		}
		n++
		if _, diags := gate.Parse([]byte(src), gate.FileName, rules.All(), time.Now()); diags.HasErrors() {
			t.Errorf("example %d of docs/config.md: %s\n%s", n, diags, src)
		}
	}
	if n < len(gate.Keys()) {
		t.Errorf("docs/config.md has %d examples for %d keys", n, len(gate.Keys()))
	}
}

// TestIgnoresDocumented keeps the examples of docs/ignores.md valid.
func TestIgnoresDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/ignores.md")
	if err != nil {
		t.Fatal(err)
	}
	for i, part := range strings.Split(string(page), "```") {
		for lang, name := range map[string]string{"hcl": "main.tf", "json": "main.tf.json"} {
			src, ok := strings.CutPrefix(part, lang+"\n")
			if i%2 == 0 || !ok {
				continue
			}
			ignores, diags := gate.Collect(map[string][]byte{name: []byte(src)}, rules.All(), nil, time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC))
			if diags.HasErrors() || len(ignores.All()) == 0 {
				t.Errorf("%d ignores, %s\n%s", len(ignores.All()), diags, src)
			}
		}
	}
}

// TestStarter: what sekisho init proposes in comments is valid too.
func TestStarter(t *testing.T) {
	var b strings.Builder
	for line := range strings.Lines(starterConfig) {
		code, ok := strings.CutPrefix(line, "# ")
		first, _, _ := strings.Cut(strings.TrimSpace(code), " ")
		_, value, assigned := strings.Cut(code, " = ")
		if ok && (assigned && !strings.Contains(first, ":") && value != "" || strings.HasSuffix(code, "{\n") || first == "}") {
			line = code
		}
		b.WriteString(line)
	}
	c, diags := gate.Parse([]byte(b.String()), gate.FileName, rules.All(), time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC))
	if diags.HasErrors() {
		t.Fatalf("%s\n%s", diags, b.String())
	}
	if c.Profile != "jp-bank" || !c.FailOnUnknown || !c.WholeAccount || !c.HonorForeign || c.FailOn != "medium" {
		t.Errorf("read as %+v", c)
	}
	if _, diags := gate.Parse([]byte(starterConfig), gate.FileName, rules.All(), time.Now()); diags.HasErrors() {
		t.Error(diags)
	}
}

// TestReservedParameters: a rule block has these arguments of its own.
func TestReservedParameters(t *testing.T) {
	for _, r := range rules.All() {
		for _, p := range r.Params {
			if p.Name == "severity" || p.Name == "enabled" && !p.Default.RawEquals(cty.False) {
				t.Errorf("rule %s has a parameter %s, which means something else in a rule block", r.ID, p.Name)
			}
		}
	}
}
