package analyzer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/report"
)

// readBaseline reads the baseline of a check; nil where none was given.
func readBaseline(file string) (*gate.Baseline, error) {
	if file == "" {
		return nil, nil //nolint:nilnil // a check without a baseline is no fault
	}
	b, err := gate.ReadBaseline(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("--baseline: there is no file %s; sekisho baseline write makes one", file)
	case err != nil:
		return nil, fmt.Errorf("--baseline: %w", err)
	}
	return b, nil
}

// setAside marks the findings of a report that a baseline holds, and says which entries it has too many.
func setAside(r *report.Report, b *gate.Baseline, paths []string) {
	at, findings := Findings(r, b.File, true)
	for i, known := range b.Known(findings) {
		r.Verdicts[at[i]].Known = known
	}
	unused := Unused(r, b, paths)
	if len(unused) == 0 {
		return
	}
	first := hcl.Pos{Line: unused[0].Line, Column: 1}
	r.Diagnostics = append(r.Diagnostics, &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: "The baseline holds findings that are gone",
		Detail:  fmt.Sprintf("%d entries match no finding any more, the first of them %s on %s. sekisho baseline prune takes them out.", len(unused), unused[0].Rule, unused[0].Address),
		Subject: &hcl.Range{Filename: b.File, Start: first, End: first}})
}

// Findings lists the findings of a report as a baseline in a file sees them, and their places among the verdicts. What an
// ignore sets aside is none. Unknown verdicts are listed if they are wanted.
func Findings(r *report.Report, file string, unknown bool) (at []int, list []gate.Finding) {
	paths := inputPaths(r, file)
	for i := range r.Verdicts {
		v := &r.Verdicts[i]
		if v.OK == model.Yes || v.Crash != nil || v.Ignored != nil || v.OK == model.Unknown && !unknown {
			continue
		}
		at = append(at, i)
		list = append(list, finding(&v.Verdict, paths[v.Input]))
	}
	return at, list
}

func finding(v *engine.Verdict, input string) gate.Finding {
	f := gate.Finding{Rules: append([]string{v.Rule.ID}, v.Rule.Was...), Addresses: []string{v.Subject()}, Fingerprint: v.Fingerprint(), Path: input, Unknown: v.OK == model.Unknown}
	if v.Resource != nil {
		f.Addresses = append(f.Addresses, v.Resource.Was...)
	}
	return f
}

// inputPaths names the inputs of a report as a baseline does: relative to its directory, so that it is the same on every
// machine. A file elsewhere, such as a plan in a temporary directory, goes by its name alone.
func inputPaths(r *report.Report, file string) []string {
	dir, err := realPath(filepath.Dir(file))
	if err != nil {
		dir = filepath.Dir(file)
	}
	out := make([]string, len(r.Inputs))
	for i, in := range r.Inputs {
		out[i] = relative(dir, in.Root, in.Kind == "hcl")
	}
	return out
}

func relative(dir, name string, isDir bool) string {
	if strings.HasPrefix(name, "<") {
		return "-" // standard input
	}
	real, err := realPath(name)
	if err != nil {
		real = name
	}
	rel, err := filepath.Rel(dir, real)
	if err != nil || !isDir && !filepath.IsLocal(rel) {
		return filepath.Base(name)
	}
	return filepath.ToSlash(rel)
}

// Unused lists the entries of a baseline that match no finding of a report, of those that concern what was checked: its
// inputs and rules, and root modules in the directories given that are no more.
func Unused(r *report.Report, b *gate.Baseline, paths []string) []*gate.BaselineEntry {
	dir, err := realPath(filepath.Dir(b.File))
	if err != nil {
		dir = filepath.Dir(b.File)
	}
	inputs := inputPaths(r, b.File)
	var given []string
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			given = append(given, relative(dir, p, true))
		}
	}
	ran := map[string]bool{}
	for _, one := range r.Rules {
		ran[one.ID] = true
		for _, id := range one.Was {
			ran[id] = true
		}
	}
	return b.Unused(func(e *gate.BaselineEntry) bool {
		switch {
		case !ran[e.Rule]:
			return false
		case slices.Contains(inputs, e.Path):
			return true
		case e.Path == "-" || strings.HasSuffix(e.Path, ".json") || strings.HasSuffix(e.Path, ".tfstate"):
			return false // a plan or state, which was not checked
		}
		inside := slices.ContainsFunc(given, func(g string) bool {
			return g == "." && filepath.IsLocal(e.Path) || e.Path == g || strings.HasPrefix(e.Path, g+"/")
		})
		return inside && !hasConfig(filepath.Join(dir, filepath.FromSlash(path.Clean(e.Path))))
	})
}
