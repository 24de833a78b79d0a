package hclload

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
)

// Roots finds the root modules below a directory: every directory with Terraform files that no other one calls as a
// module. The directory itself comes first where it is one. Hidden directories, such as .terraform and .git, and
// directories behind symbolic links are not entered.
func (l *Loader) Roots(dir string) ([]string, hcl.Diagnostics) {
	dir = filepath.Clean(dir)
	var found []string
	var diags hcl.Diagnostics
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Cannot read directory", Detail: reason(err),
				Subject: &hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			if name := d.Name(); path != dir && (strings.HasPrefix(name, ".") || name == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if parent := filepath.Dir(path); IsConfigFile(d.Name()) && (len(found) == 0 || found[len(found)-1] != parent) && !slices.Contains(found[max(0, len(found)-4):], parent) {
			found = append(found, parent)
		}
		return nil
	})
	if err != nil {
		diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Cannot read directory", Detail: reason(err),
			Subject: &hcl.Range{Filename: dir, Start: hcl.InitialPos, End: hcl.InitialPos}})
	}
	sort.Strings(found)
	found = slices.Compact(found)
	if len(found) <= 1 {
		return found, diags
	}
	called := make([][]string, len(found))
	var wg sync.WaitGroup
	for i, d := range found {
		l.gate <- struct{}{}
		wg.Go(func() {
			defer func() { <-l.gate }()
			called[i] = l.ModuleDirs(d)
		})
	}
	wg.Wait()
	isModule := map[string]bool{}
	for i, list := range called {
		for _, c := range list {
			if filepath.Clean(c) != found[i] {
				isModule[filepath.Clean(c)] = true
			}
		}
	}
	roots := slices.DeleteFunc(slices.Clone(found), func(d string) bool { return isModule[d] && d != dir })
	if len(roots) == 0 {
		// Modules that only call each other: judge them all rather than none.
		return found, diags
	}
	return roots, diags
}

// CheckDir reports why a directory cannot be a root module; nil if it can.
func CheckDir(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("reading %s: %s", dir, reason(err))
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is not a directory", dir)
	}
	return nil
}
