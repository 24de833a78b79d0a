package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
)

// recorded is Terraform's side: the managed resource instances that exist after apply.
type recorded struct {
	instances map[string]outcome
	partial   bool // made with -target, or deferred in part: not everything is in it
}

// outcome is the values of an instance after apply, as far as they are known.
type outcome struct {
	after   map[string]any
	unknown any            // the mask of the plan; nil in a state
	config  map[string]any // the expressions of the resource block; nil where there are none
}

type rawModule struct {
	Resources []struct {
		Address string         `json:"address"`
		Mode    string         `json:"mode"`
		Values  map[string]any `json:"values"`
	} `json:"resources"`
	Children []rawModule `json:"child_modules"`
}

type rawConfig struct {
	Resources []struct {
		Address     string         `json:"address"`
		Expressions map[string]any `json:"expressions"`
	} `json:"resources"`
	Calls map[string]struct {
		Module rawConfig `json:"module"`
	} `json:"module_calls"`
}

// expressions collects the arguments of every block by its address without keys.
func (c rawConfig) expressions(path string, out map[string]map[string]any) {
	for _, r := range c.Resources {
		out[path+r.Address] = r.Expressions
	}
	for name, call := range c.Calls {
		call.Module.expressions(path+"module."+name+".", out)
	}
}

func (m rawModule) each(f func(address string, values map[string]any)) {
	for _, r := range m.Resources {
		if r.Mode == "managed" {
			f(r.Address, r.Values)
		}
	}
	for _, c := range m.Children {
		c.each(f)
	}
}

func readPlan(text []byte) (*recorded, error) {
	var plan struct {
		Complete *bool `json:"complete"`
		Changes  []struct {
			Address string `json:"address"`
			Mode    string `json:"mode"`
			Deposed string `json:"deposed"`
			Change  struct {
				Actions []string       `json:"actions"`
				After   map[string]any `json:"after"`
				Unknown any            `json:"after_unknown"`
			} `json:"change"`
		} `json:"resource_changes"`
		Planned struct {
			Root rawModule `json:"root_module"`
		} `json:"planned_values"`
		Configuration struct {
			Root rawConfig `json:"root_module"`
		} `json:"configuration"`
	}
	if err := decode(text, &plan); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	out := &recorded{instances: map[string]outcome{}, partial: plan.Complete != nil && !*plan.Complete}
	expressions := map[string]map[string]any{}
	plan.Configuration.Root.expressions("", expressions)
	put := func(address string, o outcome) {
		if a, ok := model.ParseAddress(address); ok {
			o.config = expressions[a.Config()]
		}
		out.instances[address] = o
	}
	for _, c := range plan.Changes {
		leaves := !slices.ContainsFunc(c.Change.Actions, func(a string) bool { return a != "delete" && a != "forget" })
		if c.Mode == "managed" && c.Deposed == "" && !leaves {
			put(c.Address, outcome{after: c.Change.After, unknown: c.Change.Unknown})
		}
	}
	plan.Planned.Root.each(func(address string, values map[string]any) {
		if _, ok := out.instances[address]; !ok {
			put(address, outcome{after: values})
		}
	})
	return out, nil
}

func readState(text []byte) (*recorded, error) {
	var state struct {
		Values struct {
			Root rawModule `json:"root_module"`
		} `json:"values"`
	}
	if err := decode(text, &state); err != nil {
		return nil, fmt.Errorf("state: %w", err)
	}
	out := &recorded{instances: map[string]outcome{}}
	state.Values.Root.each(func(address string, values map[string]any) { out.instances[address] = outcome{after: values} })
	return out, nil
}

// decode decodes JSON without rounding its numbers.
func decode(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return d.Decode(into)
}
