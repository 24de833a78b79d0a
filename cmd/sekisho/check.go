package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sekisho/sekisho/analyzer"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules"
	"github.com/sekisho/sekisho/rules/covers"
)

// inputFlags are the flags of every command that reads Terraform.
type inputFlags struct {
	vars         []hclload.Var // -var and -var-file, in the order given
	badVar       error         // the first --var that is no assignment
	workspace    string
	source       string
	wholeAccount bool
	config       string
	today        string
	lang         string
	noColor      bool
	trace        bool
}

func (f *inputFlags) register(fs *pflag.FlagSet, s streams) {
	fs.Var(&varFlag{f: f}, "var", "set a root variable, as `name=value`; may be repeated")
	fs.Var(&varFlag{f: f, file: true}, "var-file", "read values of root variables from a `file`; may be repeated")
	fs.StringVar(&f.workspace, "workspace", "", "the `name` of the workspace, for terraform.workspace")
	fs.StringVar(&f.source, "source", "", "the `directory` of a plan's configuration, so that findings point at its lines; - for none")
	fs.StringVar(&f.config, "config", "", "a configuration `file` for all inputs, in place of the nearest .sekisho.hcl; - for none")
	fs.StringVar(&f.today, "today", "", "the `day` of the run as YYYY-MM-DD, on which ignores have ended or not; without it, the day it is")
	fs.BoolVar(&f.wholeAccount, "whole-account", false, "the input is the baseline of its account: what it does not contain is not there")
	fs.StringVar(&f.lang, "lang", defaultLang(s), "the `language` of titles and fixes: en or ja")
	fs.BoolVar(&f.noColor, "no-color", false, "no colours")
	fs.BoolVar(&f.trace, "trace", false, "print how long each phase took")
}

// varFlag keeps -var and -var-file in their common order, as Terraform does: the last one wins.
type varFlag struct {
	f    *inputFlags
	file bool
}

func (v *varFlag) String() string { return "" }
func (v *varFlag) Type() string   { return "string" }

func (v *varFlag) Set(s string) error {
	if v.file {
		v.f.vars = append(v.f.vars, hclload.Var{File: s})
		return nil
	}
	one, err := load.ParseVar(s)
	if err != nil {
		if v.f.badVar == nil {
			v.f.badVar = err // returned here, it would be printed with the argument, which may be a secret
		}
		return nil
	}
	v.f.vars = append(v.f.vars, one)
	return nil
}

// defaultLang follows the locale.
func defaultLang(s streams) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := s.getenv(name); v != "" {
			if strings.HasPrefix(v, "ja") {
				return "ja"
			}
			return "en"
		}
	}
	return "en"
}

func (f *inputFlags) options(s streams) (analyzer.Options, error) {
	var o analyzer.Options
	if f.badVar != nil {
		return o, f.badVar
	}
	if f.lang != "en" && f.lang != "ja" {
		return o, fmt.Errorf("unknown language %q: use en or ja", f.lang)
	}
	day, err := f.day()
	if err != nil {
		return o, err
	}
	o.Catalogue, o.Foreign, o.Today = rules.All(), covers.For, day
	o.Version = versionText()
	o.Load.Vars, o.Load.Env, o.Load.Work = f.vars, s.env, f.workspace
	o.Load.Source, o.Load.Stdin = f.source, s.in
	o.Judge.WholeAccount, o.Config = f.wholeAccount, f.config
	return o, nil
}

// day is the day of the run.
func (f *inputFlags) day() (time.Time, error) {
	if f.today == "" {
		return time.Now(), nil
	}
	day, err := time.Parse(time.DateOnly, f.today)
	if err != nil {
		return day, fmt.Errorf("--today %q: write it as YYYY-MM-DD", f.today)
	}
	return day, nil
}

// checkFlags are the flags of check alone.
type checkFlags struct {
	inputFlags
	format        string
	outputs       []string
	failOn        string
	failOnGiven   bool
	minSeverity   string
	only, skip    []string
	all           bool
	allRules      bool
	shard         string
	failOnUnknown bool
	newOnly       bool
	base          string
	baseline      string
	fileDiags     hcl.Diagnostics // of the configuration file that speaks of the run as a whole
}

func newCheck(s streams) *cobra.Command {
	_, c := newCheckCommand(s)
	return c
}

// newCheckCommand makes the command and the flags that it fills.
func newCheckCommand(s streams) (*checkFlags, *cobra.Command) {
	f := &checkFlags{}
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check configurations, plans and states",
		Long: `Check every root module found in the directories given, and every plan or state
given as a file. Without a path, the working directory is checked; - reads a plan
or state from standard input.

A plan or state is the output of terraform show -json.

Exit codes: 0 nothing found, 1 findings, 2 a usage or input error, 3 could not finish.`,
		Example: `  sekisho check
  sekisho check infra/ --fail-on high
  terraform show -json plan.tfplan | sekisho check -
  sekisho check plan.json --source . --output sarif=sekisho.sarif`,
		RunE: func(c *cobra.Command, args []string) error {
			f.failOnGiven = c.Flags().Changed("fail-on")
			if err := f.configure(c.Flags(), args); err != nil {
				return err
			}
			return runCheck(c.Context(), args, f, s)
		},
	}
	fs := c.Flags()
	f.register(fs, s)
	fs.StringVar(&f.format, "format", "text", "the `format` on standard output: "+strings.Join(report.Formats(), ", "))
	fs.StringArrayVar(&f.outputs, "output", nil, "also write a report to a file, as `format=file`; may be repeated")
	fs.StringVar(&f.failOn, "fail-on", "low", "the least `severity` of a finding that makes the exit code 1: low, medium, high, critical, or none")
	fs.StringVar(&f.minSeverity, "min-severity", "low", "the least `severity` to show")
	fs.StringArrayVar(&f.only, "rule", nil, "run only the rules of this `id`, which may have wildcards; may be repeated")
	fs.StringArrayVar(&f.skip, "skip-rule", nil, "do not run the rules of this `id`, which may have wildcards; may be repeated")
	fs.StringVar(&f.shard, "shard", "", "check only one `part` of the inputs, as part/parts, such as 2/8; each input is in one part")
	fs.BoolVar(&f.allRules, "all-rules", false, "run the extra rules too, which ask for what many do well without")
	fs.BoolVar(&f.all, "all", false, "show passes too")
	fs.BoolVar(&f.newOnly, "new-only", false, "only what the change introduces counts: of a plan, by its own state before; of source, by --base or --baseline")
	fs.StringVar(&f.base, "base", "", "compare source with the commit that it has in common with a `revision` of git, such as origin/main")
	fs.StringVar(&f.baseline, "baseline", "", "a `file` of known findings, written by sekisho baseline")
	fs.BoolVar(&f.failOnUnknown, "fail-on-unknown", false, "an unknown verdict counts as a finding")
	return f, c
}

type output struct {
	write report.Writer
	file  string
}

func runCheck(ctx context.Context, args []string, f *checkFlags, s streams) error {
	o, err := f.options(s)
	if err != nil {
		return err
	}
	write, ok := report.ByName(f.format)
	if !ok {
		return fmt.Errorf("unknown format %q: use one of %s", f.format, strings.Join(report.Formats(), ", "))
	}
	outputs, err := parseOutputs(f.outputs)
	if err != nil {
		return err
	}
	var failOn rule.Severity
	if f.failOn != "none" {
		if failOn, err = rule.ParseSeverity(f.failOn); err != nil {
			return fmt.Errorf("--fail-on: %w, or none", err)
		}
	}
	least, err := rule.ParseSeverity(f.minSeverity)
	if err != nil {
		return fmt.Errorf("--min-severity: %w", err)
	}
	selected, err := selectRules(rules.All(), f.only, f.skip)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	o.Extra = f.allRules
	if f.shard != "" {
		if o.Load.Shard, err = load.ParseShard(f.shard); err != nil {
			return fmt.Errorf("--shard: %w", err)
		}
	}
	o.Lean, o.Named, o.Diagnostics = !f.all && !withPasses(f.format, f.outputs), len(f.only) > 0, f.fileDiags
	o.NewOnly, o.Base, o.Baseline = f.newOnly, f.base, f.baseline
	rep, err := check(ctx, args, selected, o, f.trace, f.format == "text", s)
	if err != nil {
		return err
	}
	width, tty := terminal(s.out)
	rep.Time = time.Now()
	rep.Options = report.Options{All: f.all, MinSeverity: least, Lang: f.lang, Width: width,
		Color: tty && !f.noColor && s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb"}
	start := time.Now()
	if err := writeTo(s.out, rep, write); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	for _, out := range outputs {
		if err := writeFile(out, rep); err != nil {
			return err
		}
	}
	trace(f.trace, s, "report", time.Since(start))
	if code := exitCode(rep, failOn, f.failOnGiven, f.failOnUnknown); code != exitClean {
		return exitError{code}
	}
	return nil
}

// withPasses tells whether one of the reports has passes whether they are asked for or not.
func withPasses(format string, outputs []string) bool {
	return report.ListsPasses(format) || slices.ContainsFunc(outputs, func(o string) bool {
		name, _, _ := strings.Cut(o, "=")
		return report.ListsPasses(name)
	})
}

// check runs the analyzer with a progress line on a terminal, and with timings if asked for.
func check(ctx context.Context, paths []string, selected []*rule.Rule, o analyzer.Options, traced, showProgress bool, s streams) (*report.Report, error) {
	var name string
	var began time.Time
	o.Phase = func(next string) {
		if name != "" {
			trace(traced, s, name, time.Since(began))
		}
		name, began = next, time.Now()
	}
	if _, tty := terminal(s.err); tty && showProgress {
		p := &progress{w: s.err, start: time.Now()}
		o.Progress = p.show
		defer p.clear()
	}
	rep, err := analyzer.Check(ctx, paths, selected, o)
	o.Phase("")
	return rep, err
}

// progress writes one line over and over, once the work takes longer than a second.
type progress struct {
	w     io.Writer
	start time.Time
	mu    sync.Mutex
	last  time.Time
}

func (p *progress) show(done int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Sub(p.start) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last = now
	say(p.w, "\r\x1b[Ksekisho: %d inputs checked", done)
}

func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.last.IsZero() {
		say(p.w, "\r\x1b[K")
	}
}

func trace(on bool, s streams, phase string, took time.Duration) {
	if on {
		say(s.err, "trace: %-16s %8.1f ms\n", phase, float64(took.Microseconds())/1000)
	}
}

func parseOutputs(list []string) ([]output, error) {
	var out []output
	for _, s := range list {
		format, file, ok := strings.Cut(s, "=")
		if !ok || file == "" {
			return nil, fmt.Errorf("--output %q: write it as format=file", s)
		}
		w, ok := report.ByName(format)
		if !ok {
			return nil, fmt.Errorf("--output %q: unknown format %q: use one of %s", s, format, strings.Join(report.Formats(), ", "))
		}
		out = append(out, output{write: w, file: file})
	}
	return out, nil
}

// writeTo writes a report through a buffer, so that a report is not written in thousands of small pieces.
func writeTo(w io.Writer, rep *report.Report, write report.Writer) error {
	buf := bufio.NewWriterSize(w, 64<<10)
	if err := write(buf, rep); err != nil {
		return err
	}
	return buf.Flush()
}

func writeFile(out output, rep *report.Report) error {
	plain := *rep
	plain.Options.Color, plain.Options.Width = false, 0
	return intoFile(out.file, "writing a report", func(w io.Writer) error {
		if err := writeTo(w, &plain, out.write); err != nil {
			return fmt.Errorf("writing %s: %w", out.file, err)
		}
		return nil
	})
}

// intoFile makes a file and writes to it. doing is what an error of the file is told with.
func intoFile(name, doing string, write func(io.Writer) error) (err error) {
	file, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	defer func() {
		if closeErr := file.Close(); err == nil && closeErr != nil {
			err = fmt.Errorf("%s: %w", doing, closeErr)
		}
	}()
	return write(file)
}

// selectRules applies --rule and --skip-rule. A pattern that names no rule is an error, so that a typing mistake does not
// switch a check off.
func selectRules(all []*rule.Rule, only, skip []string) ([]*rule.Rule, error) {
	match := func(pattern string) (map[*rule.Rule]bool, error) {
		hits := map[*rule.Rule]bool{}
		for _, r := range all {
			ok, err := path.Match(pattern, r.ID)
			if err != nil {
				return nil, fmt.Errorf("%q is not a valid pattern of rule ids", pattern)
			}
			if ok || slices.Contains(r.Was, pattern) {
				hits[r] = true
			}
		}
		if len(hits) == 0 {
			return nil, fmt.Errorf("no rule is called %q; sekisho rules list shows all", pattern)
		}
		return hits, nil
	}
	wanted, dropped := map[*rule.Rule]bool{}, map[*rule.Rule]bool{}
	for _, set := range []struct {
		patterns []string
		into     map[*rule.Rule]bool
	}{{only, wanted}, {skip, dropped}} {
		for _, p := range set.patterns {
			hits, err := match(p)
			if err != nil {
				return nil, err
			}
			for r := range hits {
				set.into[r] = true
			}
		}
	}
	var out []*rule.Rule
	for _, r := range all {
		if (len(only) == 0 || wanted[r]) && !dropped[r] {
			out = append(out, r)
		}
	}
	return out, nil
}

// exitCode is the code for what a report holds. An input that could not be read in full is an error even where nothing
// was found in the rest. Flags go before the configuration of an input.
func exitCode(rep *report.Report, failOn rule.Severity, given, unknownFails bool) int {
	code := exitClean
	for i := range rep.Verdicts {
		v := &rep.Verdicts[i]
		if v.Crash != nil {
			return exitFailed
		}
		least, in := failOn, rep.Inputs[v.Input]
		if !given && in.FailOn != "" {
			least = 0 // "none" is no severity
			if s, err := rule.ParseSeverity(in.FailOn); err == nil {
				least = s
			}
		}
		unknown := unknownFails || in.FailOnUnknown
		if least == 0 || v.Rule.Severity < least || v.Aside(rep.NewOnly) != report.Counts {
			continue
		}
		if v.OK == model.No || unknown && v.OK == model.Unknown {
			code = exitFindings
		}
	}
	for _, d := range rep.Diagnostics {
		if d.Severity == hcl.DiagError {
			return exitUsage
		}
	}
	return code
}
