// Package report writes what a run has found: for people in a terminal, for programs as JSON, and for code scanning
// services as SARIF. A writer only shows; which verdicts fail a run is decided before.
package report

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Report is everything a run has to say.
type Report struct {
	Version      string       // of Sekisho
	Time         time.Time    // when the run began, for formats that must tell; zero where the caller does not say
	Inputs       []Input      // what was read, in the order given
	Rules        []*rule.Rule // the rules that ran
	Verdicts     []Verdict    // in the order in which they are shown; passes too, but for those of Passed
	Passed       int          // how many passes were only counted
	NotEvaluated []Verdict    // account-wide rules that the inputs say nothing about
	// Fixed are the findings of the state before that are gone; NewOnly says that only what the change introduces counts.
	Fixed   []Verdict
	NewOnly bool
	// Ignores are all ignores of the inputs, used or not, sorted by place.
	Ignores     []*gate.Ignore
	Diagnostics hcl.Diagnostics
	Sources     map[string][]byte // the content of files, by the name that ranges use; files may be missing
	// Secrets tells where sensitive values are written, by file, beyond those of the verdicts: no excerpt shows them.
	Secrets map[string][]hcl.Range
	Options Options
	// Rel turns the name of a file in a range into a path relative to the root of the repository; nil leaves it as it is.
	Rel func(file string) string
}

// Input is one thing that was read.
type Input struct {
	Path string
	Kind string // "hcl", "plan" or "state"
	Root string // the directory of the root module; "" where the input has none
	// FailOn and FailOnUnknown are what the configuration of the input says of findings that fail a run; "" where it is silent.
	FailOn        string
	FailOnUnknown bool
}

// Verdict is a verdict on one of the inputs, and what the gate makes of it.
type Verdict struct {
	engine.Verdict
	Input int // index in Report.Inputs
	// Under is the broader finding that says the same of the same place, and Narrower are those that this one says it for.
	Under    *Verdict
	Narrower []*Verdict
	// Ignored is what sets the finding aside; Known says that a baseline holds it.
	Ignored *gate.Ignore
	Known   bool
	// Delta is what the change under review does to the finding.
	Delta engine.Delta
}

// Aside is why a fail or unknown verdict does not count.
type Aside uint8

// The reasons, in the order in which they are given where there are several.
const (
	Counts      Aside = iota // it counts
	AsIgnored                // an ignore sets it aside
	AsKnown                  // a baseline holds it
	AsUnchanged              // only changes count, and it was there before
	AsImplied                // a broader finding says the same of the same place
)

// Aside tells why the verdict does not count, where only what a change introduces may count.
func (v *Verdict) Aside(newOnly bool) Aside {
	switch {
	case v.Ignored != nil:
		return AsIgnored
	case v.Known:
		return AsKnown
	case newOnly && v.Delta == engine.Unchanged:
		return AsUnchanged
	case v.Under != nil:
		return AsImplied
	}
	return Counts
}

// Options steer what is shown, and how.
type Options struct {
	All         bool          // show passes too
	MinSeverity rule.Severity // leave out verdicts below; they are still counted
	Lang        string        // "ja", or anything else for English
	Color       bool          // text: colour for terminals
	Width       int           // text: columns to wrap at; 0 means 80
}

// Writer writes a report in one format. Equal reports give equal bytes.
type Writer func(io.Writer, *Report) error

// Formats lists the names that ByName knows, the default first.
func Formats() []string {
	return []string{"text", "json", "sarif", "github", "markdown", "junit", "gitlab", "gitlab-sast", "html"}
}

// ByName finds the writer of a format.
func ByName(format string) (Writer, bool) {
	switch format {
	case "text":
		return WriteText, true
	case "json":
		return WriteJSON, true
	case "sarif":
		return WriteSARIF, true
	case "github":
		return WriteGitHub, true
	case "markdown":
		return WriteMarkdown, true
	case "junit":
		return WriteJUnit, true
	case "gitlab":
		return WriteGitLab, true
	case "gitlab-sast":
		return WriteGitLabSAST, true
	case "html":
		return WriteHTML, true
	}
	return nil, false
}

// summary counts verdicts: all of them, whether they are listed or not.
type summary struct {
	pass, fail, unknown, notEvaluated, crashed int
	failed, undecided                          [rule.Critical + 1]int // by severity
	notListed                                  int                    // fails and unknowns below the least severity
	aside                                      [AsImplied + 1]int     // fails and unknowns that do not count, by the reason
	introduced, unchanged, fixed               int                    // where two states were compared
}

// view is a report as the writers see it.
type view struct {
	*Report
	files        map[string]*source
	names        map[string]string // of files, as they are shown
	listed       []*Verdict        // what to show: fails and unknowns that count, and passes if wanted
	aside        []*Verdict        // fails and unknowns that do not count
	hasDeltas    bool              // two states were compared
	notEvaluated []*Verdict
	sum          summary
	secrets      map[string][]hcl.Range // sensitive arguments by file; nil until asked for
}

func newView(r *Report) *view {
	v := &view{Report: r, files: map[string]*source{}, names: map[string]string{}, hasDeltas: len(r.Fixed) > 0}
	shown := func(x *Verdict) bool { return x.Rule.Severity >= r.Options.MinSeverity }
	type place struct{ rule, subject, input string }
	seen := map[place]bool{}
	unseen := func(x *Verdict) {
		key := place{x.Rule.ID, x.Subject(), v.inputPath(x)}
		if seen[key] {
			return
		}
		seen[key] = true
		v.notEvaluated = append(v.notEvaluated, x)
		v.sum.notEvaluated++
	}
	for i := range r.Verdicts {
		x := &r.Verdicts[i]
		v.hasDeltas = v.hasDeltas || x.Delta != engine.NotCompared
		if x.NotSeen && x.Crash == nil {
			unseen(x)
			continue
		}
		sev := min(x.Rule.Severity, rule.Critical)
		if x.Crash != nil {
			v.sum.crashed++
		}
		if why := x.Aside(r.NewOnly); x.OK != model.Yes && x.Crash == nil {
			v.compared(x, why)
			if why != Counts {
				v.sum.aside[why]++
				v.aside = append(v.aside, x)
				continue
			}
		}
		switch x.OK {
		case model.Yes:
			v.sum.pass++
			if r.Options.All && shown(x) {
				v.listed = append(v.listed, x)
			}
			continue
		case model.No:
			v.sum.fail++
			v.sum.failed[sev]++
		case model.Unknown:
			v.sum.unknown++
			v.sum.undecided[sev]++
		}
		if !shown(x) {
			v.sum.notListed++
			continue
		}
		v.listed = append(v.listed, x)
	}
	for i := range r.NotEvaluated {
		unseen(&r.NotEvaluated[i])
	}
	v.sum.fixed = len(r.Fixed)
	v.sum.pass += r.Passed
	return v
}

// compared counts what a change does to findings. What an ignore or a baseline sets aside is no finding, and what a broader
// finding implies is part of that one.
func (v *view) compared(x *Verdict, why Aside) {
	if why != Counts && why != AsUnchanged || x.Under != nil {
		return
	}
	switch x.Delta {
	case engine.Introduced:
		v.sum.introduced++
	case engine.Unchanged:
		v.sum.unchanged++
	case engine.NotCompared, engine.Fixed:
	}
}

// setAside lists the findings that do not count for one reason.
func (v *view) setAside(why Aside) []*Verdict {
	var out []*Verdict
	for _, x := range v.aside {
		if x.Aside(v.NewOnly) == why {
			out = append(out, x)
		}
	}
	return out
}

// name is the path of a file as it is shown: relative where it can be, always with forward slashes.
func (v *view) name(file string) string {
	name, ok := v.names[file]
	if !ok {
		name = file
		if v.Rel != nil {
			name = v.Rel(file)
		}
		name = filepath.ToSlash(name)
		v.names[file] = name
	}
	return name
}

func (v *view) inputPath(x *Verdict) string {
	if x.Input >= 0 && x.Input < len(v.Inputs) {
		return v.Inputs[x.Input].Path
	}
	return ""
}

// primary is the place a verdict points to: that of its first evidence, else that of its subject. It is empty for a
// value that no file holds.
func primary(x *Verdict) hcl.Range {
	if rng := x.Primary().Range; rng.Filename != "" {
		return rng
	}
	if x.Resource == nil && (x.Provider == nil || x.Provider.Range.Filename == "") {
		// Nothing configures the provider: what else the verdict rests on is nearer to it than the input as a whole.
		for _, e := range x.Evidence {
			if e.Value.Range.Filename != "" {
				return e.Value.Range
			}
		}
	}
	switch {
	case x.Resource != nil:
		return x.Resource.Range
	case x.Provider != nil:
		return x.Provider.Range
	}
	return hcl.Range{}
}

// calls is the chain of module calls that leads to the subject of a verdict, outermost first.
func calls(x *Verdict) []model.Call {
	if x.Resource == nil {
		return nil
	}
	return x.Resource.Calls
}

// word is the verdict as every output spells it.
func word(t model.Tri) string {
	switch t {
	case model.Yes:
		return "pass"
	case model.No:
		return "fail"
	case model.Unknown:
	}
	return "unknown"
}

// severities lists all severities, worst first.
func severities() []rule.Severity {
	return []rule.Severity{rule.Critical, rule.High, rule.Medium, rule.Low}
}

// ruleIndex numbers the rules of a report, and those that only a verdict names after them.
func (v *view) ruleIndex() ([]*rule.Rule, map[*rule.Rule]int) {
	rules := slices.Clone(v.Rules)
	index := make(map[*rule.Rule]int, len(rules))
	for i, r := range rules {
		index[r] = i
	}
	// Where configurations give a rule different severities, several stand for one id.
	byID := make(map[string]int, len(rules))
	for i, r := range rules {
		byID[r.ID] = i
	}
	add := func(r *rule.Rule) {
		if _, ok := index[r]; ok {
			return
		}
		i, ok := byID[r.ID]
		if !ok {
			i = len(rules)
			byID[r.ID] = i
			rules = append(rules, r)
		}
		index[r] = i
	}
	for _, x := range v.listed {
		add(x.Rule)
	}
	for _, x := range v.aside {
		add(x.Rule)
	}
	for _, x := range v.notEvaluated {
		add(x.Rule)
	}
	return rules, index
}

// crashText is the first line of a crash: what follows is a stack trace, which differs between machines.
func crashText(err error) string {
	s, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	return s
}
