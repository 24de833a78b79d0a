package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer"
	"github.com/sekisho/sekisho/analyzer/docs"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/analyzer/want"
	"github.com/sekisho/sekisho/fixtures"
	"github.com/sekisho/sekisho/rules"
	"github.com/sekisho/sekisho/rules/covers"
)

// newDocs is for the project itself: it writes the pages of docs/rules.
func newDocs() *cobra.Command {
	return &cobra.Command{
		Use:    "docs DIR",
		Short:  "Write the pages about rules",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE:   func(c *cobra.Command, args []string) error { return writeDocs(c.Context(), args[0]) },
	}
}

func writeDocs(ctx context.Context, dir string) error {
	scratch, err := os.MkdirTemp("", "sekisho-docs")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch) //nolint:errcheck // what is left is in the system's temporary folder
	if err := os.CopyFS(scratch, fixtures.Sources); err != nil {
		return fmt.Errorf("unpacking the fixtures: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	all, err := allFrameworks()
	if err != nil {
		return err
	}
	written := map[string]bool{"README.md": true}
	for _, r := range rules.All() {
		page, err := rulePage(ctx, r, scratch)
		if err != nil {
			return err
		}
		page.Frameworks = all
		name := r.ID + ".md"
		written[name] = true
		if err := os.WriteFile(filepath.Join(dir, name), []byte(docs.Markdown(page)), 0o644); err != nil { //nolint:gosec // pages are public
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "README.md"), []byte(docs.Index(rules.All(), all)), 0o644); err != nil { //nolint:gosec // pages are public
		return err
	}
	return removeOthers(dir, written)
}

// removeOthers deletes pages of rules that are gone. Pages that people write have names without a rule's service.
func removeOthers(dir string, keep map[string]bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !keep[e.Name()] && strings.Contains(e.Name(), "-") && strings.HasSuffix(e.Name(), ".md") {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// rulePage collects the page of a rule; unpacked is a folder that holds the fixtures.
func rulePage(ctx context.Context, r *rule.Rule, unpacked string) (docs.Page, error) {
	page := docs.Page{Rule: r, Covers: map[string][]string{}}
	for _, c := range covers.Of(r.ID) {
		page.Covers[c.Tool] = append(page.Covers[c.Tool], c.ID)
	}
	root := path.Join(r.Service(), r.ID)
	cases, err := fs.ReadDir(fixtures.Sources, root)
	if err != nil {
		return page, err
	}
	for _, c := range cases {
		ex, err := example(ctx, r, path.Join(root, c.Name()), unpacked)
		if err != nil {
			return page, err
		}
		page.Examples = append(page.Examples, ex)
	}
	return page, nil
}

func example(ctx context.Context, r *rule.Rule, dir, unpacked string) (docs.Example, error) {
	ex := docs.Example{Name: path.Base(dir)}
	err := fs.WalkDir(fixtures.Sources, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !readable(name) {
			return err
		}
		src, err := fs.ReadFile(fixtures.Sources, name)
		ex.Files = append(ex.Files, docs.File{Name: strings.TrimPrefix(name, dir+"/"), Text: docs.WithoutWants(string(src))})
		return err
	})
	if err != nil {
		return ex, err
	}
	input, o := filepath.Join(unpacked, filepath.FromSlash(dir)), analyzer.Options{Config: "-"}
	if config := filepath.Join(input, gate.FileName); exists(config) {
		o.Config = config
	}
	if plan := filepath.Join(input, "plan.json"); exists(plan) {
		input, o.Load.Source = plan, input
	}
	rep, err := analyzer.Check(ctx, []string{input}, []*rule.Rule{r}, o)
	if err != nil {
		return ex, err
	}
	for _, v := range slices.Concat(rep.Verdicts, rep.NotEvaluated) {
		ex.Verdicts = append(ex.Verdicts, docs.Row{Subject: v.Subject(), Verdict: want.Name(&v.Verdict), Message: because(v)})
	}
	return ex, nil
}

// readable tells a file that an example shows from a recorded plan.
func readable(name string) bool { return path.Ext(name) != ".json" }

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func because(v report.Verdict) string {
	if v.Reason != "" {
		return v.Message + ": " + v.Reason
	}
	return v.Message
}
