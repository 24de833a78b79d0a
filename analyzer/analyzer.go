// Package analyzer is the door for programs that use Sekisho as a library: Check reads inputs, runs rules over them and
// returns what a report is written from.
package analyzer

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Options say how to read and how to judge.
type Options struct {
	Load    load.Options
	Judge   engine.Options
	Version string
	// Config is a configuration file for all inputs; "" looks for the nearest .sekisho.hcl of each, "-" for none. What
	// Judge says goes before it.
	Config string
	// Catalogue is all rules there are, beyond those that run: configuration files and ignore comments may name them. nil
	// stands for those that run.
	Catalogue []*rule.Rule
	// Named says that the caller has chosen the rules by name: configuration files switch none of them off.
	Named bool
	// Extra says that extra rules run too, though no configuration asks for them.
	Extra bool
	// Today is the day of the run, on which ignores have ended or not; zero stands for the day of the call.
	Today time.Time
	// Foreign finds the rules for the ignore comments of other tools, where a configuration file honours them.
	Foreign gate.Foreign
	// Diagnostics are reported beside those of the inputs: what else the caller has read.
	Diagnostics hcl.Diagnostics
	// Lean keeps of every input only what a report without passes shows: the values of resources are dropped as soon as an
	// input is judged, and passes are only counted. A repository of a thousand configurations needs a third of the memory.
	Lean bool
	// NewOnly makes only those findings count that a change introduces. What was there before, a plan tells of itself; for
	// source, Base names a revision of git: the state before is the commit that the work tree has in common with it.
	// Baseline is a file of findings that are known, for any input.
	NewOnly  bool
	Base     string
	Baseline string
	// Phase, if set, is told when a phase of the work begins: "load and judge", "sort".
	Phase func(name string)
	// Progress, if set, is told how many inputs are done. It may be called from several goroutines.
	Progress func(done int)
}

// Check reads the paths, runs the rules and returns a report, ready to be written. The error is about the call itself: a
// path that does not exist, an input of a kind that cannot be read, or a canceled context.
func Check(ctx context.Context, paths []string, rules []*rule.Rule, o Options) (*report.Report, error) {
	settings := newSettings(o, rules)
	if o.Phase != nil && o.Base != "" {
		o.Phase("base")
	}
	baseline, err := readBaseline(o.Baseline)
	if err != nil {
		return nil, err
	}
	changes, err := newChanges(ctx, paths, settings)
	if err != nil {
		return nil, err
	}
	r, err := check(ctx, paths, changes)
	if err := errors.Join(err, changes.close()); err != nil {
		return nil, err
	}
	if baseline != nil {
		setAside(r, baseline, paths)
	}
	report.Imply(r.Verdicts)
	return r, nil
}

func check(ctx context.Context, paths []string, changes *changes) (*report.Report, error) {
	settings, o := changes.settings, changes.o
	if o.Phase != nil {
		o.Phase("load and judge")
	}
	var mu sync.Mutex
	o.Load.Root = settings.root
	all := map[*load.Input]*judged{}
	secrets := changes.secrets
	done := 0
	set, err := load.Open(ctx, paths, o.Load, func(in *load.Input) {
		j := &judged{in: in, config: settings.of(in)}
		rules, judge := settings.rulesOf(j.config), settings.judge(j.config)
		compared := changes.compares(in)
		var passed atomic.Int64
		if o.Lean && !compared {
			judge.Drop = func(v *engine.Verdict) bool {
				if v.NotSeen && v.Crash == nil {
					v.Result = rule.Result{NotSeen: true} // only the rule is listed, and there are many
				}
				if !pass(v) {
					return false
				}
				passed.Add(1)
				return true
			}
		}
		var err error
		if j.verdicts, err = engine.Run(ctx, in.Graph, rules, judge); err != nil {
			return // the context was canceled; Open says so
		}
		if compared {
			if err := changes.input(ctx, j); err != nil {
				return // the same
			}
		}
		j.passed = int(passed.Load())
		var places map[string][]hcl.Range
		if in.Source {
			places = report.SensitivePlaces(in.Graph)
		}
		if o.Lean && j.deltas != nil {
			j.dropPasses()
		}
		if o.Lean && !settings.marks.in(in, j.config.HonorForeign) {
			in.Graph.Release()
		}
		mu.Lock()
		defer mu.Unlock()
		all[in] = j
		for file, list := range places {
			secrets[file] = append(secrets[file], list...)
		}
		if done++; o.Progress != nil {
			o.Progress(done)
		}
	})
	if err != nil {
		return nil, err
	}
	if err := changes.unknownBefore(set.Inputs); err != nil {
		return nil, err
	}
	if o.Phase != nil {
		o.Phase("sort")
	}
	gone := changes.finish(set.Inputs)
	configs := map[*load.Input]*gate.Config{}
	for in, j := range all {
		configs[in] = j.config
	}
	rel := repositoryPath()
	r := &report.Report{Version: o.Version, Rules: settings.ran(configs, set.Inputs), Sources: set.Sources, Secrets: secrets, NewOnly: o.NewOnly,
		Rel: func(file string) string { return rel(changes.place(file)) }}
	r.Diagnostics = slices.Concat(o.Diagnostics, settings.diags, settings.excluded(set.Skipped), changes.diags, set.Diags)
	verdicts := 0
	for _, j := range all {
		verdicts += len(j.verdicts)
	}
	open := unsorted{list: make([]found, 0, verdicts)}
	var fixed unsorted
	for i, in := range set.Inputs {
		input := report.Input{Path: in.Path, Kind: in.Kind, Root: in.Root}
		j := all[in]
		if j == nil {
			j = &judged{in: in, config: &gate.Config{}}
		}
		input.FailOn, input.FailOnUnknown = j.config.FailOn, j.config.FailOnUnknown
		r.Inputs = append(r.Inputs, input)
		r.Diagnostics = append(r.Diagnostics, in.Diags...)
		r.Passed += j.passed
		for k := range j.verdicts {
			v := &j.verdicts[k]
			if v.NotSeen && v.Crash == nil {
				r.NotEvaluated = append(r.NotEvaluated, report.Verdict{Verdict: *v, Input: i})
				continue
			}
			delta := engine.NotCompared
			if j.deltas != nil {
				delta = j.deltas[k]
			}
			open.add(v, i, delta)
		}
		for k := range j.fixed {
			fixed.add(&j.fixed[k], i, engine.Fixed)
		}
	}
	for k := range gone {
		fixed.add(&gone[k], noInput, engine.Fixed)
	}
	r.Verdicts = open.inOrder()
	settings.ignore(r, set, configs, paths)
	r.Diagnostics = distinct(r.Diagnostics)
	maps.Copy(r.Sources, changes.sources)
	r.Fixed = causes(fixed.inOrder())
	return r, nil
}

// noInput is the index of the input that a verdict belongs to, where that is among the inputs no more.
const noInput = -1

// causes leaves out the findings that a broader one of the list implies.
func causes(list []report.Verdict) []report.Verdict {
	report.Imply(list)
	var out []report.Verdict
	for i := range list {
		if list[i].Under == nil {
			out = append(out, list[i])
		}
	}
	return out
}

// found is a verdict that waits to be sorted.
type found struct {
	*engine.Verdict
	input, file  int32 // file is that of its primary value, by number, as line and column
	line, column int
	at           int32 // before sorting
	delta        engine.Delta
}

// unsorted are verdicts in the order in which they were found.
type unsorted struct {
	list  []found
	files []string // by number
	named map[string]int32
}

// add adds a verdict.
func (u *unsorted) add(v *engine.Verdict, input int, delta engine.Delta) {
	place := v.Primary().Range
	file, ok := u.named[place.Filename]
	if !ok {
		if u.named == nil {
			u.named = map[string]int32{}
		}
		file = int32(len(u.files))
		u.files = append(u.files, place.Filename)
		u.named[place.Filename] = file
	}
	u.list = append(u.list, found{v, int32(input), file, place.Start.Line, place.Start.Column, int32(len(u.list)), delta})
}

// inOrder sorts verdicts by input, place, rule and address. It sorts small keys: verdicts are large, and there are many.
func (u *unsorted) inOrder() []report.Verdict {
	ranks := make([]int32, len(u.files)) // by the number of the file
	for rank, name := range slices.Sorted(slices.Values(u.files)) {
		ranks[u.named[name]] = int32(rank)
	}
	for i := range u.list {
		u.list[i].file = ranks[u.list[i].file]
	}
	slices.SortFunc(u.list, func(a, b found) int {
		switch {
		case a.input != b.input:
			return cmp.Compare(a.input, b.input)
		case a.file != b.file:
			return cmp.Compare(a.file, b.file)
		case a.line != b.line:
			return cmp.Compare(a.line, b.line)
		case a.column != b.column:
			return cmp.Compare(a.column, b.column)
		case a.Rule != b.Rule:
			return strings.Compare(a.Rule.ID, b.Rule.ID)
		}
		return cmp.Or(strings.Compare(a.Subject(), b.Subject()), cmp.Compare(a.at, b.at))
	})
	out := make([]report.Verdict, len(u.list))
	for i, f := range u.list {
		out[i] = report.Verdict{Verdict: *f.Verdict, Input: int(f.input), Delta: f.delta}
	}
	return out
}

// distinct drops diagnostics that several roots share, such as those of a module that all of them call.
func distinct(diags hcl.Diagnostics) hcl.Diagnostics {
	seen := map[string]bool{}
	var out hcl.Diagnostics
	for _, d := range diags {
		key := d.Error()
		if seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b *hcl.Diagnostic) int {
		x, y := placeOf(a), placeOf(b)
		return cmp.Or(strings.Compare(x.Filename, y.Filename), cmp.Compare(x.Start.Byte, y.Start.Byte))
	})
	return out
}

func placeOf(d *hcl.Diagnostic) hcl.Range {
	if d.Subject == nil {
		return hcl.Range{}
	}
	return *d.Subject
}

// repositoryPath turns file names into paths relative to the top of the repository, whichever way the input was named;
// outside of a repository, relative to the working directory.
func repositoryPath() func(string) string {
	wd, err := filepath.Abs(".")
	if err != nil {
		return nil
	}
	tops := map[string]string{}
	var mu sync.Mutex
	top := func(dir string) string {
		mu.Lock()
		defer mu.Unlock()
		if t, ok := tops[dir]; ok {
			return t
		}
		t := wd
		for d := dir; ; d = filepath.Dir(d) {
			if _, err := os.Stat(filepath.Join(d, ".git")); err == nil {
				t = d
				break
			}
			if d == filepath.Dir(d) {
				break
			}
		}
		tops[dir] = t
		return t
	}
	return func(file string) string {
		if file == "" || strings.HasPrefix(file, "<") || strings.HasPrefix(file, "-") {
			return file
		}
		abs := file
		if !filepath.IsAbs(abs) {
			abs = filepath.Join(wd, abs)
		}
		rel, err := filepath.Rel(top(filepath.Dir(abs)), abs)
		if err != nil || strings.HasPrefix(rel, "..") {
			return filepath.ToSlash(file)
		}
		return filepath.ToSlash(rel)
	}
}
