package hclload

import (
	"os"
	"path/filepath"

	"github.com/sekisho/sekisho/analyzer/lang"
)

// newFiles gives functions such as file() the tree that they may read: the repository that the module lies in, or else
// the working directory. A configuration under review must not bring other files of the machine into a report.
func newFiles(dir string) lang.Files {
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	top := treeTop(abs)
	rel, err := filepath.Rel(top, abs)
	if err != nil {
		rel = "."
	}
	return &lang.Tree{FS: os.DirFS(top), Root: filepath.ToSlash(top), Dir: filepath.ToSlash(rel)}
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
