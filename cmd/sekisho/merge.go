package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer/report"
)

func newMerge(s streams) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "merge FILE...",
		Short: "Join the JSON or SARIF reports of several runs into one",
		Long: `Join the reports that runs over parts of a repository wrote (sekisho check
--shard 1/8 --output json=part.json), as if one run had checked all of it. All
files are JSON reports, or all are SARIF logs. The exit code is 0 whatever the
reports hold: each run has ended with its own.`,
		Example: `  sekisho merge part-*.sarif --out all.sarif`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			parts := make([]report.Part, 0, len(args))
			for _, name := range args {
				data, err := os.ReadFile(name)
				if err != nil {
					return err
				}
				parts = append(parts, report.Part{Name: name, Data: data})
			}
			if out == "" {
				return report.Merge(s.out, parts)
			}
			return intoFile(out, "writing the report", func(w io.Writer) error { return report.Merge(w, parts) })
		},
	}
	c.Flags().StringVar(&out, "out", "", "write to a `file` in place of standard output")
	return c
}
