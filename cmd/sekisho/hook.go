package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sekisho/sekisho/analyzer/load"
)

func newHook(s streams) *cobra.Command {
	f, c := newCheckCommand(s)
	c.Use = "hook [FILE...]"
	c.Short = "Check the root modules that changed files belong to"
	c.Long = `Check the root modules that changed files belong to, as a hook before a commit: the
module that a file lies in, and where others call it, the root modules that do. A
plan or state among the files is checked as it is. Without a file, nothing is
checked.

Exit codes are those of sekisho check.`
	c.Example = `  sekisho hook modules/network/main.tf
  sekisho hook --new-only --base HEAD $(git diff --cached --name-only)`
	c.RunE = func(c *cobra.Command, args []string) error {
		f.failOnGiven = c.Flags().Changed("fail-on")
		return runHook(c.Context(), args, c.Flags(), f, s)
	}
	return c
}

func runHook(ctx context.Context, files []string, flags *pflag.FlagSet, f *checkFlags, s streams) error {
	wd, err := os.Getwd()
	if err != nil {
		return err
	}
	var inputs, changed []string
	for _, file := range files {
		if isInput(file) {
			inputs = append(inputs, file)
			continue
		}
		abs, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		changed = append(changed, abs)
	}
	if len(changed) > 0 {
		roots, diags := load.Changed(top(wd), changed)
		for _, d := range diags {
			if d.Severity == hcl.DiagError {
				return fmt.Errorf("%w", d)
			}
		}
		for _, root := range roots {
			if rel, err := filepath.Rel(wd, root); err == nil {
				root = rel
			}
			inputs = append(inputs, root)
		}
	}
	if len(inputs) == 0 {
		return nil
	}
	if err := f.configure(flags, inputs); err != nil {
		return err
	}
	return runCheck(ctx, inputs, f, s)
}

// isInput reports whether a changed file is a plan or a state, and not a file of a configuration. Others say so in their
// first bytes.
func isInput(file string) bool {
	name := filepath.Base(file)
	if !strings.HasSuffix(name, ".json") && !strings.HasSuffix(name, ".tfstate") || strings.HasSuffix(name, ".tf.json") || strings.HasSuffix(name, ".tfvars.json") {
		return false
	}
	r, err := os.Open(file)
	if err != nil {
		return false
	}
	defer func() { _ = r.Close() }()
	head, err := io.ReadAll(io.LimitReader(r, 1<<20))
	if err != nil {
		return false
	}
	kind, err := load.Detect(head)
	return err == nil && kind != load.Unreadable
}

// top is the directory of the repository that a directory lies in; without one, the directory itself.
func top(dir string) string {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, ".git")); err == nil {
			return d
		}
		if d == filepath.Dir(d) {
			return dir
		}
	}
}
