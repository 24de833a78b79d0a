package rules_test

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/rules"
)

// TestUnchangedPlans makes plans that change nothing of recorded states, and requires that nothing is introduced or fixed:
// the state before a plan, of which less is told, must get the same findings.
func TestUnchangedPlans(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(fixtureRoot, "conformance", "*", "state.json.gz"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if !exists(filepath.Join(filepath.Dir(file), "plan.json.gz")) {
			continue // Terraform cannot plan it, but for parts
		}
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			plan := filepath.Join(t.TempDir(), "plan.json")
			if err := os.WriteFile(plan, unchangedPlan(t, filepath.Dir(file)), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, source := range []string{filepath.Dir(file), "-"} {
				set, err := load.Open(context.Background(), []string{plan}, load.Options{Source: source}, func(*load.Input) {})
				if err != nil {
					t.Fatal(err)
				}
				in := set.Inputs[0]
				var same []*model.Resource
				for _, b := range in.Graph.Blocks() {
					one := *b
					same = append(same, &one)
				}
				then := in.Before()
				then.AddBlocks(same)
				before, err := engine.Run(context.Background(), then, rules.All(), engine.Options{})
				if err != nil {
					t.Fatal(err)
				}
				after, err := engine.Run(context.Background(), in.Graph, rules.All(), engine.Options{})
				if err != nil {
					t.Fatal(err)
				}
				c := engine.Compare(before, after)
				for i, d := range c.Deltas {
					if d == engine.Introduced {
						t.Errorf("source %s: introduced %s on %s: %s %s", source, after[i].Rule.ID, after[i].Subject(), after[i].Message, after[i].Reason)
					}
				}
				for i := range c.Fixed {
					t.Errorf("source %s: fixed %s on %s: %s %s", source, c.Fixed[i].Rule.ID, c.Fixed[i].Subject(), c.Fixed[i].Message, c.Fixed[i].Reason)
				}
			}
		})
	}
}

// unchangedPlan is a plan of a case that changes nothing: all instances of its state are there already, and stay.
func unchangedPlan(t *testing.T, dir string) []byte {
	t.Helper()
	plan, state := unpack(t, filepath.Join(dir, "plan.json.gz")), unpack(t, filepath.Join(dir, "state.json.gz"))
	var changes []any
	var take func(module map[string]any)
	take = func(module map[string]any) {
		resources, _ := module["resources"].([]any)
		for _, r := range resources {
			entry := r.(map[string]any)
			if entry["mode"] != "managed" {
				continue
			}
			entry["change"] = map[string]any{"actions": []any{"no-op"}, "before": entry["values"], "after": entry["values"], "after_unknown": map[string]any{},
				"before_sensitive": entry["sensitive_values"], "after_sensitive": entry["sensitive_values"]}
			delete(entry, "values")
			changes = append(changes, entry)
		}
		modules, _ := module["child_modules"].([]any)
		for _, m := range modules {
			take(m.(map[string]any))
		}
	}
	values := state["values"].(map[string]any)
	take(values["root_module"].(map[string]any))
	plan["resource_changes"], plan["prior_state"] = changes, state
	plan["planned_values"] = map[string]any{}
	delete(plan, "deferred_changes")
	out, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func unpack(t *testing.T, file string) map[string]any {
	t.Helper()
	packed, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = packed.Close() }()
	from, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(from)
	dec.UseNumber()
	var out map[string]any
	if err := dec.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}
