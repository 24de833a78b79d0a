package analyzer

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// settings finds the configuration of each input, each file read once.
type settings struct {
	o         Options
	rules     []*rule.Rule
	catalogue []*rule.Rule
	mu        sync.Mutex
	byDir     map[string]*gate.Config
	none      *gate.Config
	files     *gate.Reader
	chosen    map[*gate.Config][]*rule.Rule
	judging   map[*gate.Config]engine.Options
	diags     hcl.Diagnostics
	marks     marks
}

func newSettings(o Options, rules []*rule.Rule) *settings {
	s := &settings{o: o, rules: rules, catalogue: o.Catalogue, byDir: map[string]*gate.Config{}, none: &gate.Config{},
		chosen: map[*gate.Config][]*rule.Rule{}, judging: map[*gate.Config]engine.Options{}}
	if s.catalogue == nil {
		s.catalogue = rules
	}
	if s.o.Today.IsZero() {
		s.o.Today = time.Now()
	}
	s.files = gate.NewReader(s.catalogue, s.o.Today)
	return s
}

// of is the configuration of an input.
func (s *settings) of(in *load.Input) *gate.Config {
	if in.Kind != "hcl" {
		return s.in(filepath.Dir(in.Root))
	}
	return s.in(in.Root)
}

// in is the configuration for what lies in a directory.
func (s *settings) in(dir string) *gate.Config {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c, ok := s.byDir[dir]; ok {
		return c
	}
	file := s.o.Config
	switch file {
	case "-":
		file = ""
	case "":
		file = gate.Nearest(dir)
	}
	c := s.none
	if file != "" {
		var diags hcl.Diagnostics
		c, diags = s.files.Read(file)
		s.diags = append(s.diags, diags...)
	}
	s.byDir[dir] = c
	return c
}

// root is what the configuration says of how a root module is read.
func (s *settings) root(dir string) load.Root {
	c := s.in(dir)
	o := c.Load(hclload.Options{})
	return load.Root{Skip: c.Excluded(dir), Vars: o.Vars, Work: o.Work, Source: c.Source()}
}

// judge joins what the configuration and the caller say. Inputs under one configuration share the parameters.
func (s *settings) judge(c *gate.Config) engine.Options {
	s.mu.Lock()
	defer s.mu.Unlock()
	if o, ok := s.judging[c]; ok {
		return o
	}
	o := c.Options(s.rules)
	o.WholeAccount = o.WholeAccount || s.o.Judge.WholeAccount
	for id, params := range s.o.Judge.Params {
		if o.Params[id] == nil {
			o.Params[id] = map[string]cty.Value{}
		}
		maps.Copy(o.Params[id], params)
	}
	s.judging[c] = o
	return o
}

// rulesOf are the rules that run under a configuration.
func (s *settings) rulesOf(c *gate.Config) []*rule.Rule {
	s.mu.Lock()
	defer s.mu.Unlock()
	rules, ok := s.chosen[c]
	if !ok {
		rules = c.Rules(s.rules, s.o.Named, s.o.Extra)
		s.chosen[c] = rules
	}
	return rules
}

// ran lists the rules that ran on any of the inputs, in their usual order. Where configurations give one different
// severities, the highest stands for it.
func (s *settings) ran(configs map[*load.Input]*gate.Config, inputs []*load.Input) []*rule.Rule {
	best := make([]*rule.Rule, len(s.rules))
	seen := map[*gate.Config]bool{}
	for _, in := range inputs {
		c := configs[in]
		if c == nil || seen[c] {
			continue
		}
		seen[c] = true
		// A framework may have one rule several times, so the place tells which it is: what runs keeps the order.
		at := 0
		for _, r := range s.rulesOf(c) {
			for s.rules[at].ID != r.ID {
				at++
			}
			if b := best[at]; b == nil || r.Severity > b.Severity {
				best[at] = r
			}
			at++
		}
	}
	if len(seen) == 0 {
		return s.rules
	}
	return slices.DeleteFunc(best, func(r *rule.Rule) bool { return r == nil })
}

// excluded says what configurations have left out.
func (s *settings) excluded(dirs []string) hcl.Diagnostics {
	by := map[*gate.Config][]string{}
	for _, dir := range dirs {
		by[s.in(dir)] = append(by[s.in(dir)], dir)
	}
	var diags hcl.Diagnostics
	for c, list := range by { // diagnostics are sorted in the end
		what := fmt.Sprintf("%d root modules are", len(list))
		if len(list) == 1 {
			what = "1 root module is"
		}
		if len(list) > 10 {
			list = append(list[:10:10], "…")
		}
		diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: "Root modules excluded",
			Detail: what + " left out, as exclude says: " + filepath.ToSlash(strings.Join(list, ", ")), Subject: c.ExcludeRange().Ptr()})
	}
	return diags
}

// ignore applies the ignores of comments and configurations to the verdicts of a report.
func (s *settings) ignore(r *report.Report, set *load.Set, configs map[*load.Input]*gate.Config, paths []string) {
	foreign := s.o.Foreign
	if !slices.ContainsFunc(set.Inputs, func(in *load.Input) bool { return configs[in] != nil && configs[in].HonorForeign }) {
		foreign = nil
	}
	sources := set.Sources
	if len(set.Skipped) > 0 {
		sources = withoutSkipped(set)
	}
	ignores, diags := gate.Collect(sources, s.catalogue, foreign, s.o.Today)
	r.Diagnostics = append(r.Diagnostics, diags...)
	none := make([]bool, len(set.Inputs))
	for i, in := range set.Inputs {
		none[i] = configs[in] == nil || ignores.None(configs[in])
	}
	for i := range r.Verdicts {
		v := &r.Verdicts[i]
		if !none[v.Input] {
			in := set.Inputs[v.Input]
			if v.Ignored = ignores.Of(&v.Verdict, configs[in]); v.Ignored != nil && v.Ignored.Inner().Filename != "" {
				rest(v, in, ignores, configs[in], s.judge(configs[in]))
			}
		}
	}
	if s.o.Lean {
		for _, in := range set.Inputs {
			in.Graph.Release()
		}
	}
	r.Ignores = ignores.All()
	if len(r.Ignores) == 0 {
		return
	}
	judged := gate.Judged{Ran: map[string]*rule.Rule{}, Tops: paths, Partial: set.Diags.HasErrors()}
	for _, rule := range r.Rules {
		judged.Ran[rule.ID] = rule
	}
	for _, in := range set.Inputs {
		judged.Partial = judged.Partial || in.Diags.HasErrors()
		judged.Plans = judged.Plans || in.Kind != "hcl"
		if in.Kind == "hcl" {
			judged.Dirs = append(judged.Dirs, in.Root)
		}
		if c := configs[in]; c != nil {
			// What some configuration switches off was not asked for.
			on := map[string]bool{}
			for _, r := range s.rulesOf(c) {
				on[r.ID] = true
			}
			maps.DeleteFunc(judged.Ran, func(id string, _ *rule.Rule) bool { return !on[id] })
		}
	}
	judged.Resources = func(yield func(*model.Resource) bool) {
		for _, in := range set.Inputs {
			for _, res := range in.Graph.Resources {
				if !yield(res) {
					return
				}
			}
		}
	}
	r.Diagnostics = append(r.Diagnostics, ignores.Warnings(judged)...)
}

// withoutSkipped are the sources without the root modules that were left out, unless they are part of others.
func withoutSkipped(set *load.Set) map[string][]byte {
	used := map[string]bool{}
	for _, in := range set.Inputs {
		for _, res := range in.Graph.Resources {
			used[filepath.Dir(res.Range.Filename)] = true
		}
	}
	out := maps.Clone(set.Sources)
	maps.DeleteFunc(out, func(name string, _ []byte) bool {
		dir := filepath.Dir(name)
		return slices.Contains(set.Skipped, dir) && !used[dir]
	})
	return out
}
