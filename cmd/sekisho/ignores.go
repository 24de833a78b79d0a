package main

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/rules"
)

func newIgnores(s streams) *cobra.Command {
	var f inputFlags
	var format string
	c := &cobra.Command{
		Use:   "ignores [PATH...]",
		Short: "List all ignores: what is accepted, why, by whom and until when",
		Long: `List the ignore comments and the ignore blocks of configuration files that count for
the paths (the working directory by default), with the number of findings that each
sets aside. Where none is written, the owner is the author of the line, as git blame
knows it.

Exit codes: 0 the list is complete, 2 a usage or input error, or a faulty ignore.`,
		Example: `  sekisho ignores
  sekisho ignores infra/ --format csv`,
		RunE: func(c *cobra.Command, args []string) error {
			write, ok := report.LedgerByName(format)
			if !ok {
				return fmt.Errorf("unknown format %q: use one of %s", format, strings.Join(report.LedgerFormats(), ", "))
			}
			o, err := f.options(s)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			o.Lean, o.Extra = true, true // what an extra rule finds needs its ignore too
			rep, err := check(c.Context(), args, rules.All(), o, f.trace, false, s)
			if err != nil {
				return err
			}
			gate.Blame(c.Context(), rep.Ignores)
			width, tty := terminal(s.out)
			rep.Options = report.Options{Lang: f.lang, Width: width, Color: tty && !f.noColor && s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb"}
			if err := writeTo(s.out, rep, write); err != nil {
				return fmt.Errorf("writing the list: %w", err)
			}
			return sayErrors(s, rep)
		},
	}
	f.register(c.Flags(), s)
	c.Flags().StringVar(&format, "format", "text", "the `format`: "+strings.Join(report.LedgerFormats(), ", "))
	return c
}

// sayErrors prints what is wrong with the inputs to standard error.
func sayErrors(s streams, rep *report.Report) error {
	var out error
	for _, d := range rep.Diagnostics {
		if d.Severity != hcl.DiagError {
			continue
		}
		place := ""
		if d.Subject != nil {
			place = fmt.Sprintf("%s:%d: ", rep.Rel(d.Subject.Filename), d.Subject.Start.Line)
		}
		say(s.err, "sekisho: %s%s: %s\n", place, d.Summary, strings.Join(strings.Fields(d.Detail), " "))
		out = exitError{exitUsage}
	}
	return out
}
