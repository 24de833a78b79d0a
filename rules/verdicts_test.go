package rules_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/analyzer/schema"
	"github.com/sekisho/sekisho/analyzer/want"
	"github.com/sekisho/sekisho/rules"
)

const fixtureRoot = "../fixtures"

// fixture is one case of one rule.
type fixture struct {
	rule *rule.Rule
	dir  string
}

func (f fixture) name() string { return f.rule.ID + "/" + filepath.Base(f.dir) }

// allFixtures finds the cases of every rule; a rule without any fails the test.
func allFixtures(t *testing.T) []fixture {
	t.Helper()
	var out []fixture
	for _, r := range rules.All() {
		dirs, err := filepath.Glob(filepath.Join(fixtureRoot, r.Service(), r.ID, "*", "main.tf"))
		if err != nil {
			t.Fatal(err)
		}
		if len(dirs) == 0 {
			t.Errorf("rule %s has no fixture", r.ID)
		}
		for _, d := range dirs {
			out = append(out, fixture{r, filepath.Dir(d)})
		}
	}
	return out
}

// source evaluates the configuration of a fixture. Warnings are part of it: a variable without a value is how a fixture
// shows an unknown.
//
// What the rules of the service plan judge, only a plan has: for them it is the plan, with its source.
func (f fixture) source(t *testing.T, o hclload.Options) *model.Graph {
	t.Helper()
	if f.rule.Service() == "plan" {
		set, err := load.Open(context.Background(), []string{filepath.Join(f.dir, "plan.json")}, load.Options{Source: f.dir}, func(*load.Input) {})
		if err != nil {
			t.Fatal(err)
		}
		return set.Inputs[0].Graph
	}
	res, diags := hclload.NewLoader().Load(f.dir, o)
	for _, d := range diags {
		if d.Severity == hcl.DiagError {
			t.Errorf("%s: %s", f.dir, d)
		}
	}
	return res.Graph
}

// judge runs the rule of the fixture. What its .sekisho.hcl sets, it sets here too.
func (f fixture) judge(t *testing.T, g *model.Graph, o engine.Options) []engine.Verdict {
	t.Helper()
	file := filepath.Join(f.dir, gate.FileName)
	if !exists(file) {
		return judge(t, g, f.rule, o)
	}
	c, diags := gate.NewReader(rules.All(), time.Now()).Read(file)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	said := c.Options([]*rule.Rule{f.rule})
	said.WholeAccount = said.WholeAccount || o.WholeAccount
	for id, params := range o.Params {
		if said.Params[id] == nil {
			said.Params[id] = map[string]cty.Value{}
		}
		maps.Copy(said.Params[id], params)
	}
	return judge(t, g, f.rule, said)
}

func judge(t *testing.T, g *model.Graph, r *rule.Rule, o engine.Options) []engine.Verdict {
	t.Helper()
	vs, err := engine.Run(context.Background(), g, []*rule.Rule{r}, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range vs {
		if vs[i].Crash != nil {
			t.Errorf("%s on %s: %v", r.ID, vs[i].Subject(), vs[i].Crash)
		}
	}
	return vs
}

// TestFixtures requires a comment for every verdict and a verdict for every comment, and that each rule shows a pass, a
// fail and an unknown (or, for account-wide rules, not evaluated).
func TestFixtures(t *testing.T) {
	shown := map[string]map[string]bool{}
	for _, f := range allFixtures(t) {
		t.Run(f.name(), func(t *testing.T) {
			vs := f.judge(t, f.source(t, hclload.Options{}), engine.Options{})
			var wants []want.Want
			err := filepath.WalkDir(f.dir, func(path string, d os.DirEntry, err error) error {
				if err != nil || d.IsDir() || !strings.HasSuffix(path, ".tf") {
					return err
				}
				src, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				list, err := want.Parse(src, path)
				wants = append(wants, list...)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, fault := range want.Compare(wants, vs) {
				t.Error(fault)
			}
			for i := range vs {
				if shown[f.rule.ID] == nil {
					shown[f.rule.ID] = map[string]bool{}
				}
				shown[f.rule.ID][want.Name(&vs[i])] = true
			}
		})
	}
	for _, r := range rules.All() {
		for _, verdict := range []string{"pass", "fail", "unknown"} {
			spared := r.Account != nil && shown[r.ID]["not-evaluated"] && verdict != "pass"
			if !shown[r.ID][verdict] && !spared {
				t.Errorf("no fixture of %s shows a verdict %s", r.ID, verdict)
			}
		}
	}
}

// verdicts maps subjects to verdicts.
func verdicts(vs []engine.Verdict) map[string]*engine.Verdict {
	out := map[string]*engine.Verdict{}
	for i := range vs {
		out[vs[i].Subject()] = &vs[i]
	}
	return out
}

// decided tells a pass or a fail from what leaves the question open.
func decided(v *engine.Verdict) bool { return !v.NotSeen && v.OK != model.Unknown }

// TestKnowingLessNeverFlips hides one value of every fixture at a time: a pass may become unknown but never a fail, nor a
// fail a pass. It finds rules that take "I cannot see it" for "it is not there".
func TestKnowingLessNeverFlips(t *testing.T) {
	hidden := 0
	for _, f := range allFixtures(t) {
		for _, o := range []engine.Options{{}, {WholeAccount: true}} {
			g := f.source(t, hclload.Options{})
			before := verdicts(f.judge(t, g, o))
			for _, h := range hidings(g) {
				hidden++
				restore := h.hide()
				again := model.NewGraph(g.Resources, g.Providers, g.Gaps, schema.Identity)
				for subject, v := range verdicts(f.judge(t, again, o)) {
					old := before[subject]
					if old == nil || !decided(old) || !decided(v) || old.OK == v.OK {
						continue
					}
					t.Errorf("%s: with %s hidden, %s turns from %s (%s) to %s (%s)", f.name(), h.what, subject, want.Name(old), old.Message, want.Name(v), v.Message)
				}
				restore()
			}
		}
	}
	t.Logf("%d values hidden", hidden)
}

type hiding struct {
	what string
	hide func() (restore func())
}

// hidings lists every way to know less of a graph.
func hidings(g *model.Graph) []hiding {
	var out []hiding
	for _, r := range g.Resources {
		addr := r.Addr.String()
		out = append(out, hiding{addr + " (existence)", func() func() {
			old := r.Exists
			r.Exists = model.Unknown
			return func() { r.Exists = old }
		}})
		out = append(out, bodyHidings(r.Body, addr)...)
	}
	for _, p := range g.Providers {
		out = append(out, hiding{p.Addr() + ".region", func() func() {
			old := p.Region
			p.Region = model.NewValue(old.At(), blank(cty.String), old.Range, model.Written)
			return func() { p.Region = old }
		}})
	}
	return append(out, hiding{"a file", func() func() {
		old := g.Gaps
		g.Gaps = append(g.Gaps[:len(g.Gaps):len(g.Gaps)], model.Gap{Addr: "hidden.tf", Why: "is hidden"})
		return func() { g.Gaps = old }
	}})
}

func bodyHidings(b *model.Body, at string) []hiding {
	var out []hiding
	for _, name := range sorted(b.Attrs) {
		a := b.Attrs[name]
		out = append(out, hiding{at + "." + name, func() func() {
			old := a.Value
			u, _ := old.Unmark()
			a.Value = blank(u.Type())
			return func() { a.Value = old }
		}})
		u, marks := a.Value.Unmark()
		if t := u.Type(); u.IsKnown() && !u.IsNull() && (t.IsListType() || t.IsTupleType()) && u.LengthInt() > 0 {
			for i := range u.LengthInt() {
				out = append(out, hiding{fmt.Sprintf("%s.%s[%d]", at, name, i), func() func() {
					old := a.Value
					list := u.AsValueSlice()
					e, _ := list[i].Unmark()
					list[i] = blank(e.Type())
					a.Value = cty.TupleVal(list).WithMarks(marks)
					return func() { a.Value = old }
				}})
			}
		}
	}
	for _, name := range sorted(b.Blocks) {
		list := b.Blocks[name]
		out = append(out, hiding{at + "." + name, func() func() {
			old := *list
			list.Maybe, list.List, list.Unknown = list.List, nil, blank(cty.DynamicPseudoType)
			return func() { *list = old }
		}})
		for i, inner := range list.List {
			out = append(out, bodyHidings(inner, fmt.Sprintf("%s.%s[%d]", at, name, i))...)
		}
	}
	return out
}

func blank(t cty.Type) cty.Value {
	return cty.UnknownVal(t).Mark(&model.Source{Kind: model.FromOther, Name: "hidden", Why: "is hidden"})
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// TestLoadersAgree compares the verdicts on the recorded real plan and state of a fixture with those on its source: from
// a plan with its source they are the same, or the plan decides what the source leaves open; from the plan alone, and
// from a state, they never contradict.
func TestLoadersAgree(t *testing.T) {
	compared, equal := 0, 0
	for _, f := range allFixtures(t) {
		plan := filepath.Join(f.dir, "plan.json")
		if _, err := os.Stat(plan); err != nil {
			continue
		}
		t.Run(f.name(), func(t *testing.T) {
			var o hclload.Options
			if vars := filepath.Join(f.dir, "recorded.tfvars"); exists(vars) {
				o.Vars = []hclload.Var{{File: vars}}
			}
			source := verdicts(f.judge(t, f.source(t, o), engine.Options{}))
			for _, from := range []struct{ name, file, source string }{
				{"plan with source", plan, f.dir}, {"plan alone", plan, "-"}, {"state", filepath.Join(f.dir, "state.json"), "-"},
			} {
				if !exists(from.file) {
					continue
				}
				set, err := load.Open(context.Background(), []string{from.file}, load.Options{Source: from.source}, func(*load.Input) {})
				if err != nil {
					t.Fatal(err)
				}
				in := set.Inputs[0]
				for _, d := range in.Diags {
					if d.Severity == hcl.DiagError {
						t.Errorf("%s: %s", from.name, d)
					}
				}
				got := verdicts(f.judge(t, in.Graph, engine.Options{}))
				for subject, v := range got {
					s := source[subject]
					if s == nil {
						s = source[wild(subject)]
					}
					if s == nil {
						t.Errorf("%s: %s has a verdict that the source has not: %s", from.name, subject, v.Message)
						continue
					}
					compared++
					switch {
					case want.Name(v) == want.Name(s):
						equal++
					case decided(v) && decided(s):
						t.Errorf("%s: %s is %s (%s), from source %s (%s)", from.name, subject, want.Name(v), v.Message, want.Name(s), s.Message)
					case from.name == "plan with source" && decided(s):
						t.Errorf("%s: %s is %s (%s: %s), from source %s (%s)", from.name, subject, want.Name(v), v.Message, v.Reason, want.Name(s), s.Message)
					}
				}
				for subject, s := range source {
					if got[subject] == nil && !strings.Contains(subject, "[*]") {
						t.Errorf("%s: no verdict on %s, from source %s", from.name, subject, want.Name(s))
					}
				}
			}
		})
	}
	t.Logf("%d verdicts compared, %d equal, %d decided by one side only", compared, equal, compared-equal)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// wild is the address of the stand-in for all instances of a block.
func wild(address string) string {
	a, ok := model.ParseAddress(address)
	if !ok {
		return address
	}
	a.Key = "[*]"
	return a.String()
}
