package hclload

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Disk is where configurations are read from: the files of the machine, or those of another time.
type Disk interface {
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
	Stat(name string) (fs.FileInfo, error)
	// Tree is what functions such as file() may read for a module in a directory, and the absolute path of its top.
	Tree(dir string) (tree fs.FS, top string)
}

// machine is the Disk of the machine.
type machine struct{}

func (machine) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (machine) ReadFile(name string) ([]byte, error)       { return os.ReadFile(name) }
func (machine) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }

// Tree is the repository that the module lies in, or else the working directory. A configuration under review must not
// bring other files of the machine into a report.
func (machine) Tree(dir string) (fs.FS, string) {
	top := treeTop(absolute(dir))
	return os.DirFS(top), top
}

func absolute(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}
