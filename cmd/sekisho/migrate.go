package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/rules/covers"
)

func newMigrate(s streams) *cobra.Command {
	var write bool
	c := &cobra.Command{
		Use:   "migrate [PATH...]",
		Short: "Turn the ignore comments of other tools into ours",
		Long: `Find the ignore comments of checkov, trivy, tfsec and kics in the .tf files of the
paths (the working directory by default), and write ours in their place: the checks
become the rules that answer them, reasons and end dates stay. What has no
counterpart is listed and left alone.

Without --write nothing is changed: the change is printed as a unified diff.`,
		Example: `  sekisho migrate
  sekisho migrate infra/ --write`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{"."}
			}
			return migrate(args, write, s)
		},
	}
	c.Flags().BoolVar(&write, "write", false, "change the files")
	return c
}

func migrate(paths []string, write bool, s streams) error {
	files, err := nativeFiles(paths)
	if err != nil {
		return err
	}
	done, left, broken := 0, 0, false
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		mark := src[:len(src)-len(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")))] // a byte order mark stays
		m := gate.Migrate(file, src[len(mark):], covers.For)
		if m.Fault != "" {
			broken = true
			say(s.err, "%s: %s; left alone\n", filepath.ToSlash(file), m.Fault)
			continue
		}
		for _, l := range m.Left {
			left++
			what := l.Tool
			if l.Check != "" {
				what += " " + l.Check
			}
			say(s.err, "%s:%d: %q left alone: %s\n", filepath.ToSlash(file), l.Range.Start.Line, what, l.Why)
		}
		if m.Done == 0 {
			continue
		}
		done += m.Done
		text := append(mark[:len(mark):len(mark)], m.Text...)
		if write {
			if err := os.WriteFile(file, text, info.Mode().Perm()); err != nil {
				return err
			}
			continue
		}
		name := filepath.ToSlash(file)
		if _, err := s.out.Write(diff.Diff("a/"+name, src, "b/"+name, text)); err != nil {
			return err
		}
	}
	switch {
	case write:
		say(s.err, "%d converted, %d left alone\n", done, left)
	default:
		say(s.err, "%d to convert, %d to leave alone", done, left)
		if done > 0 {
			say(s.err, "; --write changes the files")
		}
		say(s.err, "\n")
	}
	if broken {
		return exitError{exitUsage}
	}
	return nil
}

// nativeFiles finds the .tf files at or below the paths. Hidden directories, such as .terraform, are not entered.
func nativeFiles(paths []string) ([]string, error) {
	var out []string
	for _, top := range paths {
		err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir():
				if name := d.Name(); path != top && (strings.HasPrefix(name, ".") || name == "node_modules") {
					return fs.SkipDir
				}
			case d.Type().IsRegular() && strings.HasSuffix(d.Name(), ".tf"):
				out = append(out, path)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", top, err)
		}
	}
	return out, nil
}
