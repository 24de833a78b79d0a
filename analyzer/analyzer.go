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

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Options say how to read and how to judge.
type Options struct {
	Load    load.Options
	Judge   engine.Options
	Version string
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
	verdicts := map[int][]engine.Verdict{}
	done := 0
	set, err := load.Open(ctx, paths, o.Load, func(i int, in *load.Input) {
		found, err := engine.Run(ctx, in.Graph, rules, o.Judge)
		if err != nil {
			return // the context was canceled; Open says so
		}
		mu.Lock()
		defer mu.Unlock()
		verdicts[i] = found
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
	r := &report.Report{Version: o.Version, Rules: rules, Sources: set.Sources, Rel: repositoryPath()}
	r.Diagnostics = append(r.Diagnostics, set.Diags...)
	for i, in := range set.Inputs {
		r.Inputs = append(r.Inputs, report.Input{Path: in.Path, Kind: in.Kind, Root: in.Root})
		r.Diagnostics = append(r.Diagnostics, in.Diags...)
		for _, v := range verdicts[i] {
			if v.NotSeen && v.Crash == nil {
				r.NotEvaluated = append(r.NotEvaluated, report.Verdict{Verdict: v, Input: i})
				continue
			}
			r.Verdicts = append(r.Verdicts, report.Verdict{Verdict: v, Input: i})
		}
	}
	r.Diagnostics = distinct(r.Diagnostics)
	slices.SortStableFunc(r.Verdicts, compare)
	return r, nil
}

// compare orders verdicts by input, place, rule and address.
func compare(a, b report.Verdict) int {
	x, y := a.Primary().Range, b.Primary().Range
	return cmp.Or(cmp.Compare(a.Input, b.Input), strings.Compare(x.Filename, y.Filename), cmp.Compare(x.Start.Line, y.Start.Line),
		cmp.Compare(x.Start.Column, y.Start.Column), strings.Compare(a.Rule.ID, b.Rule.ID), strings.Compare(a.Subject(), b.Subject()))
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
	return out
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
