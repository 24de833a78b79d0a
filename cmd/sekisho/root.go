package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// Exit codes, as documented in the README.
const (
	exitClean    = 0
	exitFindings = 1
	exitUsage    = 2 // usage or input error
	exitFailed   = 3 // could not finish
)

// streams is what a command may read and write.
type streams struct {
	in       io.Reader
	out, err io.Writer
	env      []string
}

// getenv reads the environment that the command was given.
func (s streams) getenv(name string) string {
	for _, kv := range s.env {
		if v, ok := strings.CutPrefix(kv, name+"="); ok {
			return v
		}
	}
	return ""
}

// terminal reports whether a stream is a terminal, and how many columns it has.
func terminal(w io.Writer) (int, bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0, true
	}
	return width, true
}

// exitError ends the program with a code and without a message of its own.
type exitError struct{ code int }

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", e.code) }

// usageError is a mistake in the command line.
type usageError struct{ error }

// run executes a command line and returns the exit code.
func run(ctx context.Context, args []string, s streams) int {
	root := newRoot(s)
	root.SetArgs(doubleDashes(args))
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := root.ExecuteContext(ctx)
	var exit exitError
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &exit):
		return exit.code
	case errors.Is(err, context.Canceled):
		say(s.err, "sekisho: interrupted\n")
		return exitFailed
	}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		say(s.err, "sekisho: %s\n", line)
	}
	return exitUsage
}

// say writes to standard error, where nothing more can be done about a failure.
func say(w io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintf(w, format, args...)
}

func newRoot(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "sekisho",
		Short: "Decide security rules on Terraform for AWS before anything is deployed",
		Long: `Sekisho reads Terraform for AWS — source, plans or states —, evaluates it the way
Terraform does, and decides security and compliance rules: pass, fail, or
unknown with the value that decides.`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w\nrun %s --help for the flags", err, c.CommandPath())}
	})
	root.AddCommand(newCheck(s), newHook(s), newBaseline(s), newExplain(s), newRules(s), newComply(s), newMerge(s), newIgnores(s), newMigrate(s), newInit(s), newVersion(s), newDocs())
	return root
}

func newVersion(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(s.out, "sekisho", versionText())
			return err
		},
	}
}

// versionText is the version of a release, or what the Go toolchain recorded of the build.
func versionText() string {
	if version != "" {
		return strings.TrimPrefix(version, "v")
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return "0.0.0-dev"
}

// doubleDashes lets flags that Terraform writes with one dash be written so here: -var, -var-file.
func doubleDashes(args []string) []string {
	out := make([]string, len(args))
	for i, a := range args {
		name, _, _ := strings.Cut(a, "=")
		if name == "-var" || name == "-var-file" {
			a = "-" + a
		}
		out[i] = a
	}
	return out
}
