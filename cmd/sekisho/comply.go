package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules"
	"github.com/sekisho/sekisho/rules/frameworks"
)

// complyFlags are the flags of comply alone.
type complyFlags struct {
	inputFlags
	framework     string
	format        string
	out           string
	time          string
	sourceURL     string
	failOnUnknown bool
}

func newComply(s streams) *cobra.Command {
	var f complyFlags
	c := &cobra.Command{
		Use:   "comply [PATH...]",
		Short: "Answer the controls of a framework: FISC, ISO/IEC 27017, CIS and others",
		Long: `Check configurations, plans and states as check does, and answer every control of a
framework from the verdicts: met, met as configured (a person has to show the rest),
not met, unknown with the value that decides, accepted exception, not evaluated,
needs a person, AWS's duty, or out of scope.

Several paths are answered together: evidence is merged per account and region, so
that the baseline of an account answers for its workloads.

Frameworks: ` + strings.Join(frameworks.IDs(), ", ") + `, or a file of your own; docs/frameworks.md describes the
format. sekisho comply list describes them.

Exit codes: 0 no control is not met, 1 a control is not met, 2 a usage or input error,
3 could not finish.`,
		Example: `  sekisho comply --framework fisc --lang ja
  sekisho comply baseline/ app/ plan.json --framework fisc --format html --out fisc.html
  sekisho comply infra/ --framework our-standard.hcl --format csv`,
		RunE: func(c *cobra.Command, args []string) error {
			if f.framework == "help" {
				return listFrameworks(s, f.lang)
			}
			return runComply(c.Context(), args, &f, s)
		},
	}
	fs := c.Flags()
	f.register(fs, s)
	fs.StringVar(&f.framework, "framework", "", "the `framework`: "+strings.Join(frameworks.IDs(), ", ")+", or a file; help lists them")
	fs.StringVar(&f.format, "format", "text", "the `format`: "+strings.Join(report.ComplianceFormats(), ", "))
	fs.StringVar(&f.out, "out", "", "write to a `file` instead of standard output")
	fs.StringVar(&f.time, "time", "", "the `time` that the report states, as 2026-04-01T09:00:00+09:00, which is also the day of the run unless --today says another; without it none is stated")
	fs.StringVar(&f.sourceURL, "source-url", "", "html: link places to the repository at this `URL`, such as https://github.com/owner/name/blob/main")
	fs.BoolVar(&f.failOnUnknown, "fail-on-unknown", false, "a control that is unknown makes the exit code 1, too")
	list := &cobra.Command{
		Use:   "list",
		Short: "List the frameworks",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return listFrameworks(s, f.lang) },
	}
	list.Flags().StringVar(&f.lang, "lang", defaultLang(s), "the `language` of titles: en or ja")
	c.AddCommand(list)
	return c
}

func runComply(ctx context.Context, args []string, f *complyFlags, s streams) error {
	o, err := f.options(s)
	if err != nil {
		return err
	}
	write, ok := report.ComplianceByName(f.format)
	if !ok {
		return fmt.Errorf("unknown format %q: use one of %s", f.format, strings.Join(report.ComplianceFormats(), ", "))
	}
	var at time.Time
	if f.time != "" {
		if at, err = time.Parse(time.RFC3339, f.time); err != nil {
			return fmt.Errorf("--time %q: write it as 2026-04-01T09:00:00+09:00", f.time)
		}
	}
	if f.today == "" && !at.IsZero() {
		o.Today = at
	}
	o.Named = true // a rule that a configuration file switches off is not thereby met
	if f.sourceURL != "" && !strings.HasPrefix(f.sourceURL, "https://") && !strings.HasPrefix(f.sourceURL, "http://") {
		return fmt.Errorf("--source-url %q: it has to begin with https://", f.sourceURL)
	}
	bound, err := framework(f.framework)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	o.Named = true // no configuration file switches off what a framework asks for
	rep, err := check(ctx, args, bound.Rules, o, f.trace, f.format == "text", s)
	if err != nil {
		return err
	}
	width, tty := terminal(s.out)
	tty = tty && f.out == ""
	rep.Options = report.Options{All: true, Lang: f.lang, Width: width, Color: tty && !f.noColor && s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb"}
	start := time.Now()
	c := &report.Compliance{Report: rep, Result: report.Comply(bound, rep), Time: at}
	if f.sourceURL != "" {
		c.SourceURL = strings.TrimSuffix(f.sourceURL, "/") + "/"
	}
	if c.Files, err = filesOf(rep); err != nil {
		return err
	}
	if err := writeCompliance(c, write, f.out, s.out); err != nil {
		return err
	}
	trace(f.trace, s, "report", time.Since(start))
	if code := complyExit(c, f.failOnUnknown); code != exitClean {
		return exitError{code}
	}
	return nil
}

// framework reads a framework that comes with Sekisho, or one from a file.
func framework(name string) (*comply.Bound, error) {
	if name == "" {
		return nil, fmt.Errorf("which framework? --framework is one of %s, or a file", strings.Join(frameworks.IDs(), ", "))
	}
	file := name + ".hcl"
	src, ok := frameworks.Source(name)
	if !ok {
		var err error
		file = name
		switch src, err = os.ReadFile(name); {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("there is no framework %q, and no such file: use one of %s, or a file", name, strings.Join(frameworks.IDs(), ", "))
		case err != nil:
			return nil, fmt.Errorf("reading the framework: %w", err)
		}
	}
	f, diags := comply.Parse(src, file)
	if diags.HasErrors() {
		return nil, faults(diags)
	}
	bound, diags := comply.Bind(f, rules.All())
	if diags.HasErrors() {
		return nil, faults(diags)
	}
	return bound, nil
}

// allFrameworks reads the frameworks that come with Sekisho.
func allFrameworks() ([]*comply.Framework, error) {
	var out []*comply.Framework
	for _, id := range frameworks.IDs() {
		b, err := framework(id)
		if err != nil {
			return nil, err
		}
		out = append(out, b.Framework)
	}
	return out, nil
}

// writeControls lists the controls that a rule serves.
func writeControls(w io.Writer, r *rule.Rule, lang string) error {
	all, err := allFrameworks()
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, f := range all {
		list := f.Serves(r.ID)
		if len(list) == 0 {
			continue
		}
		if b.Len() == 0 {
			fmt.Fprintf(&b, "\n%s\n", rule.T("Controls", "対応する基準").In(lang))
		}
		fmt.Fprintf(&b, "  %s\n", f.Title.In(lang))
		for _, s := range list {
			id := s.Control.ID
			if len(s.Branches) > 0 {
				id += " (" + strings.Join(s.Branches, ", ") + ")"
			}
			fmt.Fprintf(&b, "    %s  %s\n", id, s.Control.Title.In(lang))
		}
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// faults are the errors of a file, one a line.
func faults(diags hcl.Diagnostics) error {
	lines := make([]string, 0, len(diags))
	for _, d := range diags {
		if d.Subject != nil {
			lines = append(lines, fmt.Sprintf("%s:%d:%d: %s: %s", d.Subject.Filename, d.Subject.Start.Line, d.Subject.Start.Column, d.Summary, d.Detail))
			continue
		}
		lines = append(lines, d.Summary+": "+d.Detail)
	}
	return errors.New(strings.Join(lines, "\n"))
}

func listFrameworks(s streams, lang string) error {
	for _, id := range frameworks.IDs() {
		b, err := framework(id)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(s.out, "%-9s %3d  %s\n               %s\n", id, len(b.Controls), b.Title.In(lang), b.Edition.In(lang)); err != nil {
			return err
		}
	}
	return nil
}

// filesOf lists what was read, with digests: source files, plans and states. What came through standard input has no name
// and so no line.
func filesOf(rep *report.Report) ([]report.File, error) {
	out := report.SourceFiles(rep)
	for _, in := range rep.Inputs {
		if in.Kind == "hcl" || in.Path == "<stdin>" {
			continue
		}
		sum, err := digest(in.Path)
		if err != nil {
			return nil, err
		}
		name := in.Path
		if rep.Rel != nil {
			name = rep.Rel(name)
		}
		out = append(out, report.File{Name: filepath.ToSlash(name), SHA256: sum})
	}
	slices.SortFunc(out, func(a, b report.File) int { return strings.Compare(a.Name, b.Name) })
	return slices.Compact(out), nil
}

func digest(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("taking the digest of an input: %w", err)
	}
	defer file.Close() //nolint:errcheck // it is only read
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", fmt.Errorf("taking the digest of %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// writeCompliance writes to a file, or to standard output where none is given.
func writeCompliance(c *report.Compliance, write report.ComplianceWriter, name string, out io.Writer) error {
	const doing = "writing the report"
	buffered := func(w io.Writer) error {
		buf := bufio.NewWriterSize(w, 64<<10)
		if err := write(buf, c); err != nil {
			return fmt.Errorf(doing+": %w", err)
		}
		if err := buf.Flush(); err != nil {
			return fmt.Errorf(doing+": %w", err)
		}
		return nil
	}
	if name == "" {
		return buffered(out)
	}
	return intoFile(name, doing, buffered)
}

func complyExit(c *report.Compliance, unknownFails bool) int {
	for i := range c.Verdicts {
		if c.Verdicts[i].Crash != nil {
			return exitFailed
		}
	}
	for _, d := range c.Diagnostics {
		if d.Severity == hcl.DiagError {
			return exitUsage
		}
	}
	by := c.Result.Coverage.ControlsBy
	if by[comply.NotMet] > 0 || unknownFails && by[comply.Undecided] > 0 {
		return exitFindings
	}
	return exitClean
}
