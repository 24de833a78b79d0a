package hclload

import (
	"os"
	"path/filepath"

	"github.com/sekisho/sekisho/analyzer/lang"
)

// newFiles gives functions such as file() the tree that they may read.
func newFiles(disk Disk, dir string) lang.Files {
	tree, top := disk.Tree(dir)
	rel, err := filepath.Rel(top, absolute(dir))
	if err != nil {
		rel = "."
	}
	return &lang.Tree{FS: tree, Root: filepath.ToSlash(top), Dir: filepath.ToSlash(rel)}
}

// treeTop is the nearest directory above that holds .git; without one the working directory, if the module lies in it,
// and else the module's own directory.
func treeTop(abs string) string {
	for d := abs; ; d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, ".git")); err == nil {
			return d
		}
		if d == filepath.Dir(d) {
			break
		}
	}
	if wd, err := filepath.Abs("."); err == nil {
		if rel, err := filepath.Rel(wd, abs); err == nil && filepath.IsLocal(rel) {
			return wd
		}
	}
	return abs
}
