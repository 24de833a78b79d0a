package conformance

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// Result is how one entry compares.
type Result struct {
	Entry     Entry
	Instances int      // managed resource instances after apply
	Wild      int      // those that ours covers by one stand-in for all keys
	Stray     []string // instances that one side does not have
	Faults    []string // errors of our loaders on what Terraform accepts
	Values    Values
	Edges     Edges
	Alone     Verdicts // from the plan alone
	Joined    Verdicts // from the plan with its source
	Applied   Verdicts // from the state
}

// Verdicts is how many verdicts were compared, and how many of them are equal.
func (r *Result) Verdicts() (compared, equal int) {
	for _, v := range []*Verdicts{&r.Alone, &r.Joined, &r.Applied} {
		compared += v.Compared()
		equal += v.Equal
	}
	return compared, equal
}

// Run compares one entry. The error is about files that cannot be read; everything else is part of the result.
func Run(e Entry) (*Result, error) {
	out := &Result{Entry: e}
	res, diags := hclload.NewLoader().Load(e.Dir, e.Options())
	out.fault("source", diags)
	source := res.Graph
	verdicts, err := judge(source)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.Name, err)
	}
	if e.Plan != "" {
		text, err := read(e.Plan)
		if err != nil {
			return nil, err
		}
		p, err := readPlan(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		out.Instances = len(p.instances)
		out.compare(source, p, e.Record.StandIn || e.Record.Provider != "")
		alone, err := open(text, "-", hclload.Options{})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		out.fault("plan", alone.Diags)
		edges := compareEdges(alone.Graph, source, p)
		out.Edges.add(&edges)
		joined, err := open(text, e.Dir, hclload.Options{Work: e.Record.Workspace})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		out.fault("plan with source", joined.Diags)
		for _, one := range []struct {
			g    *model.Graph
			into *Verdicts
		}{{alone.Graph, &out.Alone}, {joined.Graph, &out.Joined}} {
			got, err := judge(one.g)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name, err)
			}
			*one.into = compareVerdicts(got, verdicts, source, p.partial)
		}
	}
	for _, file := range []string{e.State, e.Raw} {
		if file == "" {
			continue
		}
		text, err := read(file)
		if err != nil {
			return nil, err
		}
		if file == e.State {
			s, err := readState(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name, err)
			}
			out.Instances = max(out.Instances, len(s.instances))
			out.compare(source, s, true) // applied with a stand-in, which has the defaults of 5.31
			edges := compareApplied(s, source)
			out.Edges.add(&edges)
		}
		in, err := open(text, "-", hclload.Options{})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		out.fault("state", in.Diags)
		got, err := judge(in.Graph)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		one := compareVerdicts(got, verdicts, source, true)
		out.Applied.add(&one)
	}
	return out, nil
}

func (r *Result) fault(what string, diags hcl.Diagnostics) {
	for _, d := range diags {
		if d.Severity == hcl.DiagError {
			r.Faults = append(r.Faults, what+": "+d.Error())
		}
	}
}

// compare compares instances and values with those of a plan or state. old is for one by another version of the provider.
func (r *Result) compare(source *model.Graph, p *recorded, old bool) {
	by := newOurs(source)
	blocks := map[string]bool{}
	wild := map[string]bool{}
	c := comparison{old: old}
	for _, address := range slices.Sorted(maps.Keys(p.instances)) {
		o := by.find(address)
		if a, ok := model.ParseAddress(address); ok {
			blocks[a.Config()] = true
		}
		if o == nil {
			r.Stray = append(r.Stray, address+" is only in what Terraform recorded")
			continue
		}
		if o.Addr.Wild() && !wild[address] {
			wild[address] = true
		}
		c.body(address, o.Body, schema.Resource(o.Addr.Type), p.instances[address])
	}
	r.Wild = max(r.Wild, len(wild))
	for _, o := range source.Resources {
		address := o.Address()
		_, ok := p.instances[address]
		if o.Addr.Mode == model.Data || ok || p.partial || o.Addr.Wild() && blocks[o.Addr.Config()] || o.Exists == model.Unknown {
			continue
		}
		r.Stray = append(r.Stray, address+" is only in the source")
	}
	slices.Sort(r.Stray)
	r.Stray = slices.Compact(r.Stray)
	r.Values.add(&c.Values)
}

// Problems lists everything that should not be, and explained what of it has a known cause, by the cause. A known cause
// that no difference has any more is a problem too.
func (r *Result) Problems() (problems []string, explained map[string][]string) {
	explained = map[string][]string{}
	for _, p := range r.all() {
		i := slices.IndexFunc(r.Entry.Record.Differences, func(k Known) bool { return strings.Contains(p, k.Match) })
		if i < 0 {
			problems = append(problems, p)
			continue
		}
		cause := r.Entry.Record.Differences[i].Cause
		explained[cause] = append(explained[cause], p)
	}
	for _, k := range r.Entry.Record.Differences {
		if len(explained[k.Cause]) == 0 {
			problems = append(problems, fmt.Sprintf("options.json explains a difference that there is not: %q", k.Match))
		}
	}
	return problems, explained
}

// all lists everything that differs.
func (r *Result) all() []string {
	var out []string
	list := func(kind string, from []string) {
		for _, s := range from {
			out = append(out, kind+": "+strings.TrimSpace(s))
		}
	}
	list("error", r.Faults)
	list("instance", r.Stray)
	list("different", r.Values.Different)
	list("unknown without a reason", r.Values.Puzzling)
	list("reference", r.Edges.Missing)
	list("verdict, plan alone", r.Alone.Contradictory)
	list("verdict, plan with source", r.Joined.Contradictory)
	list("verdict, plan with source", r.Joined.Open)
	list("verdict, plan with source", r.Joined.Extra)
	list("verdict, state", r.Applied.Contradictory)
	list("verdict, state", r.Applied.Extra)
	return out
}
