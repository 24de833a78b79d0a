// Package analyzer is the door for programs that use Sekisho as a library: Check reads inputs, runs rules over them and
// returns what a report is written from.
package analyzer

import (
	"cmp"
	"context"
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
	"github.com/sekisho/sekisho/analyzer/model"
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
	// Today is the day of the run, on which ignores have ended or not; zero stands for the day of the call.
	Today time.Time
	// Foreign finds the rules for the ignore comments of other tools, where a configuration file honours them.
	Foreign gate.Foreign
	// Diagnostics are reported beside those of the inputs: what else the caller has read.
	Diagnostics hcl.Diagnostics
	// Lean keeps of every input only what a report without passes shows: the values of resources are dropped as soon as an
	// input is judged, and passes are only counted. A repository of a thousand configurations needs a third of the memory.
	Lean bool
	// Phase, if set, is told when a phase of the work begins: "load and judge", "sort".
	Phase func(name string)
	// Progress, if set, is told how many inputs are done. It may be called from several goroutines.
	Progress func(done int)
}

// Check reads the paths, runs the rules and returns a report, ready to be written. The error is about the call itself: a
// path that does not exist, an input of a kind that cannot be read, or a canceled context.
func Check(ctx context.Context, paths []string, rules []*rule.Rule, o Options) (*report.Report, error) {
	if o.Phase != nil {
		o.Phase("load and judge")
	}
	var mu sync.Mutex
	settings := newSettings(o, rules)
	o.Load.Root = settings.root
	configs := map[*load.Input]*gate.Config{}
	verdicts := map[*load.Input][]engine.Verdict{}
	secrets := map[string][]hcl.Range{}
	done := 0
	var passed atomic.Int64
	set, err := load.Open(ctx, paths, o.Load, func(in *load.Input) {
		config := settings.of(in)
		rules, judge := settings.rulesOf(config), settings.judge(config)
		if o.Lean {
			judge.Drop = func(v *engine.Verdict) bool {
				if v.OK != model.Yes || v.Crash != nil {
					return false
				}
				passed.Add(1)
				return true
			}
		}
		judged, err := engine.Run(ctx, in.Graph, rules, judge)
		if err != nil {
			return // the context was canceled; Open says so
		}
		var places map[string][]hcl.Range
		if in.Source {
			places = report.SensitivePlaces(in.Graph)
		}
		if o.Lean {
			in.Graph.Release()
		}
		mu.Lock()
		defer mu.Unlock()
		verdicts[in], configs[in] = judged, config
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
	if o.Phase != nil {
		o.Phase("sort")
	}
	r := &report.Report{Version: o.Version, Rules: settings.ran(configs, set.Inputs), Sources: set.Sources, Secrets: secrets, Rel: repositoryPath(), Passed: int(passed.Load())}
	r.Diagnostics = append(r.Diagnostics, o.Diagnostics...)
	r.Diagnostics = append(r.Diagnostics, settings.diags...)
	r.Diagnostics = append(r.Diagnostics, settings.excluded(set.Skipped)...)
	r.Diagnostics = append(r.Diagnostics, set.Diags...)
	n := 0
	for _, list := range verdicts {
		n += len(list)
	}
	all := make([]found, 0, n)
	for i, in := range set.Inputs {
		input := report.Input{Path: in.Path, Kind: in.Kind, Root: in.Root}
		if c := configs[in]; c != nil {
			input.FailOn, input.FailOnUnknown = c.FailOn, c.FailOnUnknown
		}
		r.Inputs = append(r.Inputs, input)
		r.Diagnostics = append(r.Diagnostics, in.Diags...)
		judged := verdicts[in]
		for j := range judged {
			v := &judged[j]
			if v.NotSeen && v.Crash == nil {
				r.NotEvaluated = append(r.NotEvaluated, report.Verdict{Verdict: *v, Input: i})
				continue
			}
			all = append(all, found{v, v.Primary().Range, i, len(all)})
		}
	}
	r.Verdicts = inOrder(all)
	settings.ignore(r, set, configs, paths)
	r.Diagnostics = distinct(r.Diagnostics)
	report.Imply(r.Verdicts)
	return r, nil
}

// found is a verdict that waits to be sorted.
type found struct {
	*engine.Verdict
	place hcl.Range // of its primary value
	input int
	at    int // before sorting
}

// inOrder sorts verdicts by input, place, rule and address. It sorts small keys: verdicts are large, and there are many.
func inOrder(list []found) []report.Verdict {
	slices.SortFunc(list, func(a, b found) int {
		switch {
		case a.input != b.input:
			return cmp.Compare(a.input, b.input)
		case a.place.Filename != b.place.Filename:
			return strings.Compare(a.place.Filename, b.place.Filename)
		case a.place.Start.Line != b.place.Start.Line:
			return cmp.Compare(a.place.Start.Line, b.place.Start.Line)
		case a.place.Start.Column != b.place.Start.Column:
			return cmp.Compare(a.place.Start.Column, b.place.Start.Column)
		case a.Rule != b.Rule:
			return strings.Compare(a.Rule.ID, b.Rule.ID)
		}
		return cmp.Or(strings.Compare(a.Subject(), b.Subject()), cmp.Compare(a.at, b.at))
	})
	out := make([]report.Verdict, len(list))
	for i, f := range list {
		out[i] = report.Verdict{Verdict: *f.Verdict, Input: f.input}
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
