package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/rules"
)

// baselineFlags are the flags of the commands below baseline.
type baselineFlags struct {
	inputFlags
	file       string
	only, skip []string
	unknown    bool
	force      bool
}

func newBaseline(s streams) *cobra.Command {
	var f baselineFlags
	c := &cobra.Command{
		Use:   "baseline",
		Short: "Keep the file of findings that are known",
		Long: `Keep a file of known findings, for sekisho check --baseline FILE: what it holds is
set aside, so that only new findings count. The file has one line for each
finding, sorted, with the comments that you put above it.`,
		Args: cobra.NoArgs,
	}
	f.register(c.PersistentFlags(), s)
	fs := c.PersistentFlags()
	fs.StringVar(&f.file, "baseline", gate.BaselineName, "the `file`")
	fs.StringArrayVar(&f.only, "rule", nil, "only the rules of this `id`, which may have wildcards; may be repeated")
	fs.StringArrayVar(&f.skip, "skip-rule", nil, "not the rules of this `id`, which may have wildcards; may be repeated")
	fs.BoolVar(&f.unknown, "unknown", false, "unknown verdicts too, for a pipeline that fails on them")

	write := &cobra.Command{
		Use:   "write [PATH...]",
		Short: "Write a new baseline with all findings there are",
		Long:  "Check the paths, and write a new baseline with all that is found.",
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := os.Stat(f.file); err == nil && !f.force {
				return fmt.Errorf("there is a baseline in %s: add to it with sekisho baseline update, or write it anew with --force", f.file)
			}
			return f.keep(c.Context(), args, s, gate.NewBaseline(f.file), func(b *gate.Baseline, findings []gate.Finding, _ *report.Report, _ []string) string {
				return fmt.Sprintf("%d findings written to %s", b.Add(findings), f.file)
			})
		},
	}
	write.Flags().BoolVar(&f.force, "force", false, "write over a baseline that is there")
	update := &cobra.Command{
		Use:   "update [PATH...]",
		Short: "Add the findings that are not in the baseline yet",
		Long:  "Check the paths, and add what is found and not in the baseline yet. Its comments stay.",
		RunE: func(c *cobra.Command, args []string) error {
			return f.change(c.Context(), args, s, func(b *gate.Baseline, findings []gate.Finding, _ *report.Report, _ []string) string {
				return fmt.Sprintf("%d findings added to %s, which has %d", b.Add(findings), f.file, b.Len())
			})
		},
	}
	prune := &cobra.Command{
		Use:   "prune [PATH...]",
		Short: "Take out of the baseline what is found no more",
		Long: `Check the paths, and take out of the baseline what is found no more. Entries for
other inputs, and for rules that did not run, stay.`,
		RunE: func(c *cobra.Command, args []string) error {
			return f.change(c.Context(), args, s, func(b *gate.Baseline, _ []gate.Finding, r *report.Report, paths []string) string {
				n := b.Prune(analyzer.Unused(r, b, paths))
				return fmt.Sprintf("%d entries taken out of %s, which has %d", n, f.file, b.Len())
			})
		},
	}
	c.AddCommand(write, update, prune)
	return c
}

// work is what a command does to a baseline, given what was found; it says so.
type work func(b *gate.Baseline, findings []gate.Finding, r *report.Report, paths []string) string

// change is keep for a baseline that is there.
func (f *baselineFlags) change(ctx context.Context, paths []string, s streams, do work) error {
	b, err := gate.ReadBaseline(f.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no baseline %s; sekisho baseline write makes one", f.file)
	case err != nil:
		return err
	}
	return f.keep(ctx, paths, s, b, do)
}

// keep checks the paths, changes a baseline and writes it. What could not be read in full changes nothing: findings would be
// missing.
func (f *baselineFlags) keep(ctx context.Context, paths []string, s streams, b *gate.Baseline, do work) error {
	o, err := f.options(s)
	if err != nil {
		return err
	}
	selected, err := selectRules(rules.All(), f.only, f.skip)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	o.Lean = true
	r, err := check(ctx, paths, selected, o, f.trace, false, s)
	if err != nil {
		return err
	}
	for _, d := range r.Diagnostics {
		if d.Severity == hcl.DiagError {
			return fmt.Errorf("%w\nthe baseline was left as it is, since not everything could be read", d)
		}
	}
	for i := range r.Verdicts {
		if v := &r.Verdicts[i]; v.Crash != nil {
			say(s.err, "sekisho: %v\n", v.Crash)
			return exitError{exitFailed}
		}
	}
	// Entries of unknown verdicts are gone only where there is no such verdict, whether unknown ones are written or not.
	_, all := analyzer.Findings(r, f.file, true)
	b.Known(all)
	_, findings := analyzer.Findings(r, f.file, f.unknown)
	said := do(b, findings, r, paths)
	if err := os.WriteFile(f.file, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing the baseline: %w", err)
	}
	_, err = fmt.Fprintln(s.out, said)
	return err
}
