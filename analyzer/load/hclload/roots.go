package hclload

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Dirs finds the directories with Terraform files at or below a directory, sorted. Hidden directories, such as .terraform
// and .git, and directories behind symbolic links are not entered.
func Dirs(dir string) ([]string, hcl.Diagnostics) {
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
	return found, diags
}

// Modules tells which directories are called as modules by others: calls holds, for each directory, what ModuleDirs says
// of it. top is never one. Directories that only call each other are none: they are judged all rather than not at all.
func Modules(top string, calls map[string][]string) map[string]bool {
	called := map[string]bool{}
	for dir, list := range calls {
		for _, c := range list {
			if c = filepath.Clean(c); c != dir && c != filepath.Clean(top) {
				called[c] = true
			}
		}
	}
	for dir := range calls {
		if !called[dir] {
			return called
		}
	}
	return nil
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
