package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer/gate"
)

//go:embed starter/sekisho.hcl
var starterConfig string

//go:embed starter/pre-commit.yaml
var starterHook string

//go:embed starter/workflow.yml
var starterWorkflow string

func newInit(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIRECTORY]",
		Short: "Write a configuration file, a pre-commit hook and a GitHub workflow to start from",
		Long: `Write to a repository (the working directory by default) what Sekisho is used with:

  .sekisho.hcl                    the configuration file, with every common key explained
  .pre-commit-config.yaml         a hook that checks staged changes
  .github/workflows/sekisho.yml   a workflow that checks pull requests

A file that is already there is never changed; what would go into it is printed.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			if info, err := os.Stat(dir); err != nil {
				return err
			} else if !info.IsDir() {
				return fmt.Errorf("%s is not a directory", dir)
			}
			return writeStarters(dir, s)
		},
	}
}

// writeStarters writes each file that is not there.
func writeStarters(dir string, s streams) error {
	rev := "main"
	if v := versionText(); !strings.HasPrefix(v, "0.0.0") {
		rev = "v" + v
	}
	for _, f := range []struct{ name, text, instead string }{
		{gate.FileName, starterConfig, ""},
		{".pre-commit-config.yaml", "repos:\n" + strings.ReplaceAll(starterHook, "REVISION", rev), strings.ReplaceAll(starterHook, "REVISION", rev)},
		{filepath.Join(".github", "workflows", "sekisho.yml"), strings.ReplaceAll(starterWorkflow, "REVISION", rev), ""},
	} {
		path := filepath.Join(dir, f.name)
		name := filepath.ToSlash(f.name)
		made, err := create(path, f.text)
		if err != nil {
			return err
		}
		switch {
		case made:
			_, err = fmt.Fprintf(s.out, "wrote %s\n", name)
		case f.instead == "":
			_, err = fmt.Fprintf(s.out, "%s is there, and stays as it is\n", name)
		default:
			_, err = fmt.Fprintf(s.out, "%s is there, and stays as it is; add to its repos:\n\n%s\n", name, f.instead)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// create writes a file that does not exist yet; false where it does.
func create(path, text string) (made bool, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return false, err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, err = file.WriteString(text)
	return true, errors.Join(err, file.Close())
}
