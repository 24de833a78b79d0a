package analyzer

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sekisho/sekisho/analyzer/load/hclload"
)

// baseTree is a repository as it was at a commit. Its files have names below a directory that does not exist: they are
// read from git's object store when they are asked for, as they were committed.
type baseTree struct {
	repo    *repository
	commit  string
	dir     string
	objects *objects
	entries map[string]*treeEntry // by name with forward slashes from the top, "." for the top itself
	renamed map[string]string     // directories of today that had another name then; absolute
	lent    map[string]string     // what git does not hold: a name in the tree -> the file of the machine that stands for it
}

var _ hclload.Disk = (*baseTree)(nil)

// maxLinks bounds how many symbolic links lead to one file.
const maxLinks = 40

// place is where a name in the tree leads: an entry of the commit, or a file of the machine.
type place struct {
	entry *treeEntry
	file  string
}

// find follows a name from the top, through symbolic links, and out of the tree where one leads there.
func (b *baseTree) find(name string) (place, error) {
	for range maxLinks {
		p, next, err := b.step(name)
		switch {
		case err != nil:
			return p, err
		case next == "" && p.entry == nil && p.file == "":
			return p, fs.ErrNotExist
		case next == "":
			return p, nil
		}
		if name = next; name == ".." || strings.HasPrefix(name, "../") || path.IsAbs(name) {
			if !path.IsAbs(name) {
				return place{file: filepath.Join(b.repo.top, filepath.FromSlash(name))}, nil
			}
			return place{file: filepath.FromSlash(name)}, nil
		}
	}
	return place{}, fs.ErrInvalid
}

// step follows a name up to the first symbolic link on the way; next is where that leads.
func (b *baseTree) step(name string) (p place, next string, err error) {
	for at, rest := "", name; ; {
		head, tail, more := strings.Cut(rest, "/")
		at = path.Join(at, head)
		if file, ok := b.lent[at]; ok {
			return place{file: filepath.Join(file, filepath.FromSlash(tail))}, "", nil
		}
		e := b.entries[at]
		switch {
		case e == nil && slices.Contains(strings.Split(name, "/"), dataDir):
			return place{file: b.today(name)}, "", nil
		case e == nil:
			return place{}, "", nil
		case e.link:
			target, err := b.objects.load(e)
			if err != nil {
				return place{}, "", err
			}
			next := filepath.ToSlash(string(target))
			if !path.IsAbs(next) {
				next = path.Join(path.Dir(at), next)
			}
			return place{}, path.Join(next, tail), nil
		case !more:
			return place{entry: e}, "", nil
		}
		rest = tail
	}
}

// dataDir is where terraform init puts modules: they belong to the machine, and not to the change.
const dataDir = ".terraform"

// today is the file of the work tree that has a name of the tree, with the name that its directory has by now.
func (b *baseTree) today(name string) string {
	file := filepath.Join(b.repo.top, filepath.FromSlash(name))
	for to, from := range b.renamed {
		if rest, ok := strings.CutPrefix(file, from+string(filepath.Separator)); ok {
			return filepath.Join(to, rest)
		}
	}
	return file
}

// look finds what a name of the disk stands for.
func (b *baseTree) look(op, name string) (place, error) {
	if !b.holds(name) {
		return place{file: name}, nil
	}
	p, err := b.find(b.name(name))
	if err != nil {
		return p, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return p, nil
}

// name is the name from the top that a file of the disk has.
func (b *baseTree) name(file string) string {
	if file == b.dir {
		return "."
	}
	return filepath.ToSlash(strings.TrimPrefix(file, b.dir+string(filepath.Separator)))
}

// ReadDir lists a directory.
func (b *baseTree) ReadDir(name string) ([]fs.DirEntry, error) {
	p, err := b.look("open", name)
	switch {
	case err != nil:
		return nil, err
	case p.entry == nil:
		return os.ReadDir(p.file)
	case !p.entry.IsDir():
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	out := make([]fs.DirEntry, len(p.entry.children))
	for i, e := range p.entry.children {
		out[i] = e
	}
	return out, nil
}

// ReadFile reads a file.
func (b *baseTree) ReadFile(name string) ([]byte, error) {
	p, err := b.look("open", name)
	switch {
	case err != nil:
		return nil, err
	case p.entry == nil:
		return os.ReadFile(p.file)
	case p.entry.IsDir():
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	data, err := b.objects.load(p.entry)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, nil
}

// Stat tells what a name stands for.
func (b *baseTree) Stat(name string) (fs.FileInfo, error) {
	p, err := b.look("stat", name)
	switch {
	case err != nil:
		return nil, err
	case p.entry == nil:
		return os.Stat(p.file)
	case p.entry.IsDir():
		return p.entry, nil
	}
	// Git tells the size of all files only slowly: what is asked for is read anyway.
	if _, err := b.objects.load(p.entry); err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return p.entry, nil
}

// Tree is the whole tree.
func (b *baseTree) Tree(string) (fs.FS, string) { return baseFS{b}, b.dir }

func (b *baseTree) isDir(name string) bool {
	info, err := b.Stat(name)
	return err == nil && info.IsDir()
}

// Name is the last part of the name.
func (e *treeEntry) Name() string { return path.Base(e.name) }

// IsDir reports whether it is a directory.
func (e *treeEntry) IsDir() bool { return e.object == "" }

// Type is the kind of the entry.
func (e *treeEntry) Type() fs.FileMode { return e.Mode().Type() }

// Mode is that of a file that may be read.
func (e *treeEntry) Mode() fs.FileMode {
	switch {
	case e.IsDir():
		return fs.ModeDir | 0o555
	case e.link:
		return fs.ModeSymlink | 0o444
	}
	return 0o444
}

// Size is the length of a file that was looked at with Stat.
func (e *treeEntry) Size() int64 { return int64(len(e.data)) }

// ModTime is not known.
func (e *treeEntry) ModTime() time.Time { return time.Time{} }

// Sys is nothing.
func (e *treeEntry) Sys() any { return nil }

// Info is the entry itself.
func (e *treeEntry) Info() (fs.FileInfo, error) { return e, nil }

// baseFS is the tree as functions read it.
type baseFS struct{ b *baseTree }

func (f baseFS) file(name string) (string, error) {
	if !fs.ValidPath(name) {
		return "", &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return filepath.Join(f.b.dir, filepath.FromSlash(name)), nil
}

// Open opens a file or directory.
func (f baseFS) Open(name string) (fs.File, error) {
	file, err := f.file(name)
	if err != nil {
		return nil, err
	}
	info, err := f.b.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		list, err := f.b.ReadDir(file)
		return &openDir{info: info, list: list}, err
	}
	data, err := f.b.ReadFile(file)
	return &openFile{info: info, Reader: bytes.NewReader(data)}, err
}

type openFile struct {
	info fs.FileInfo
	*bytes.Reader
}

// Stat tells what was opened.
func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close does nothing.
func (f *openFile) Close() error { return nil }

type openDir struct {
	info fs.FileInfo
	list []fs.DirEntry
}

// Stat tells what was opened.
func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }

// Read is not for directories.
func (d *openDir) Read([]byte) (int, error) { return 0, fs.ErrInvalid }

// Close does nothing.
func (d *openDir) Close() error { return nil }

// ReadDir lists the next n entries, or all that are left.
func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		out := d.list
		d.list = nil
		return out, nil
	}
	if len(d.list) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.list))
	out := d.list[:n]
	d.list = d.list[n:]
	return out, nil
}
