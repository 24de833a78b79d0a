package hclload

import (
	"errors"
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
func (l *Loader) Dirs(dir string) ([]string, hcl.Diagnostics) {
	dir = filepath.Clean(dir)
	var found []string
	var diags hcl.Diagnostics
	err := walk(l.disk, dir, func(path string, d fs.DirEntry, err error) error {
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

// walk is filepath.WalkDir on a Disk.
func walk(disk Disk, dir string, visit fs.WalkDirFunc) error {
	info, err := disk.Stat(dir)
	if err != nil {
		return visit(dir, nil, err)
	}
	err = walkBelow(disk, dir, fs.FileInfoToDirEntry(info), visit)
	if errors.Is(err, fs.SkipDir) {
		return nil
	}
	return err
}

func walkBelow(disk Disk, path string, d fs.DirEntry, visit fs.WalkDirFunc) error {
	if err := visit(path, d, nil); err != nil || !d.IsDir() {
		return err
	}
	entries, err := disk.ReadDir(path)
	if err != nil {
		if err := visit(path, d, err); err != nil {
			return err
		}
	}
	for _, e := range entries {
		err := walkBelow(disk, filepath.Join(path, e.Name()), e, visit)
		if err != nil && (!errors.Is(err, fs.SkipDir) || !e.IsDir()) {
			return err
		}
	}
	return nil
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
