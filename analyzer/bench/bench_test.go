package bench_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/sekisho/sekisho/analyzer/bench"
)

func TestPlanIsAPlan(t *testing.T) {
	const resources = 120 // two full modules and a part
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := bench.Plan(b, resources); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatal("two runs differ")
	}
	var plan struct {
		Planned struct {
			Root struct {
				Modules []struct {
					Resources []struct {
						Address string
						Values  map[string]any
					}
				} `json:"child_modules"`
			} `json:"root_module"`
		} `json:"planned_values"`
		Changes []struct {
			Address, Type string
			Change        struct {
				After   map[string]any
				Unknown map[string]any `json:"after_unknown"`
			}
		} `json:"resource_changes"`
		Configuration struct {
			Root struct {
				Calls map[string]struct {
					Module struct{ Resources []struct{ Type, Name string } }
				} `json:"module_calls"`
			} `json:"root_module"`
		}
	}
	if err := json.Unmarshal(first.Bytes(), &plan); err != nil {
		t.Fatal(err)
	}
	var changed, planned, configured []string
	types := map[string]int{}
	attributes := 0
	for _, c := range plan.Changes {
		changed = append(changed, c.Address)
		types[c.Type]++
		for name := range c.Change.After {
			if c.Change.Unknown[name] == true {
				t.Errorf("%s.%s is both known and unknown", c.Address, name)
			}
		}
		attributes += len(c.Change.After) + len(c.Change.Unknown)
	}
	for _, m := range plan.Planned.Root.Modules {
		for _, r := range m.Resources {
			planned = append(planned, r.Address)
		}
	}
	for _, call := range slices.Sorted(maps.Keys(plan.Configuration.Root.Calls)) {
		for _, r := range plan.Configuration.Root.Calls[call].Module.Resources {
			configured = append(configured, "module."+call+"."+r.Type+"."+r.Name)
		}
	}
	if diff := cmp.Diff(changed, planned); diff != "" {
		t.Errorf("planned_values (-resource_changes +planned_values):\n%s", diff)
	}
	if diff := cmp.Diff(changed, configured); diff != "" {
		t.Errorf("configuration (-resource_changes +configuration):\n%s", diff)
	}
	want := map[string]int{"aws_s3_bucket": 24, "aws_security_group": 24, "aws_instance": 24, "aws_ebs_volume": 24, "aws_db_instance": 24}
	if diff := cmp.Diff(want, types); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
	if mean := attributes / resources; mean < 30 || mean > 40 {
		t.Errorf("%d attributes a resource, not about 35", mean)
	}
}

func TestPlanSize(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 32 MiB")
	}
	var n counter
	if err := bench.Plan(&n, 10_000); err != nil {
		t.Fatal(err)
	}
	if mib := float64(n) / (1 << 20); mib < 31.5 || mib > 32.5 {
		t.Errorf("10,000 resources are %.1f MiB, not 32", mib)
	}
}

type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

func TestMonorepo(t *testing.T) {
	const roots = 3
	names := map[string]bool{}
	blocks := map[string]int{}
	for f := range bench.Monorepo(roots) {
		if names[f.Name] {
			t.Errorf("%s is generated twice", f.Name)
		}
		names[f.Name] = true
		file, diags := hclsyntax.ParseConfig(f.Data, f.Name, hcl.InitialPos)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		for _, b := range file.Body.(*hclsyntax.Body).Blocks {
			blocks[path.Dir(f.Name)+" "+b.Type]++
		}
	}
	if want := 3 + roots*4; len(names) != want {
		t.Errorf("%d files, want %d", len(names), want)
	}
	// Instances of a root: its resources, three more of the two with for_each over four nodes, and two modules of three.
	own, module := blocks["stacks/service-0000 resource"], blocks["modules/bucket resource"]
	if got := own + 2*3 + 2*module; got != bench.RootResources {
		t.Errorf("a root has %d resource instances, RootResources says %d", got, bench.RootResources)
	}
}

func TestMonorepoRootsDiffer(t *testing.T) {
	seen := map[string]string{}
	for f := range bench.Monorepo(20) {
		if !strings.HasSuffix(f.Name, ".tfvars") {
			continue
		}
		data := string(f.Data)
		if other, ok := seen[data]; ok {
			t.Errorf("%s and %s hold the same values", f.Name, other)
		}
		seen[data] = f.Name
		if strings.Contains(data, "%!") {
			t.Errorf("%s: badly formatted:\n%s", f.Name, data)
		}
	}
	if len(seen) != 20 {
		t.Errorf("%d values files, want 20", len(seen))
	}
}
