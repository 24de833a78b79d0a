package load

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/load/hclload"
)

// ConfigFile is the name of the file that says how a directory and those below it are checked.
const ConfigFile = ".sekisho.hcl"

// Changed finds the root modules that changed files belong to: the module that a file lies in, and where others call it,
// those that do, up to the root modules. top is the directory in which callers are looked for, as a rule that of the
// repository. Each root module is named by one of its files, so that Open reads it and nothing below it.
func Changed(top string, files []string) ([]string, hcl.Diagnostics) {
	t := &callers{top: filepath.Clean(top), of: map[string][]string{}, config: map[string]string{}}
	dirs, diags := hclload.NewLoader().Dirs(top)
	t.scan(dirs)
	affected := map[string]bool{}
	for _, file := range files {
		for _, dir := range t.modules(file, dirs) {
			t.reach(dir, affected)
		}
	}
	var roots, all []string
	for dir := range affected {
		if t.config[dir] == "" {
			continue // its last file is gone
		}
		all = append(all, t.config[dir])
		if dir == t.top || !slices.ContainsFunc(t.of[dir], func(by string) bool { return by != dir }) {
			roots = append(roots, t.config[dir])
		}
	}
	if len(roots) == 0 {
		roots = all // modules that only call each other
	}
	slices.Sort(roots)
	return roots, diags
}

// callers knows which modules call which.
type callers struct {
	top    string
	of     map[string][]string // directory -> directories that call it
	config map[string]string   // directory -> one of its files
}

// scan reads the files of all modules, on all processors.
func (t *callers) scan(dirs []string) {
	type found struct {
		dir, file string
		sources   []string
	}
	all := make([]found, len(dirs))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				f := found{dir: dirs[i]}
				entries, err := os.ReadDir(f.dir)
				if err != nil {
					continue // the check of the directory says so
				}
				for _, e := range entries {
					if e.IsDir() || !hclload.IsConfigFile(e.Name()) {
						continue
					}
					file := filepath.Join(f.dir, e.Name())
					if f.file == "" {
						f.file = file
					}
					if src, err := os.ReadFile(file); err == nil {
						f.sources = append(f.sources, localSources(src, strings.HasSuffix(file, ".json"))...)
					}
				}
				all[i] = f
			}
		})
	}
	for i := range dirs {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, f := range all {
		t.config[f.dir] = f.file
		for _, s := range f.sources {
			to := filepath.Join(f.dir, filepath.FromSlash(s))
			if !slices.Contains(t.of[to], f.dir) {
				t.of[to] = append(t.of[to], f.dir)
			}
		}
	}
}

// localSources finds what may be the source of a local module in a file. It does not parse: that something else is called
// source and names a directory does no harm, and thousands of files have to be read.
func localSources(src []byte, isJSON bool) []string {
	var out []string
	name := []byte("source")
	if isJSON {
		name = []byte(`"source"`)
	}
	for rest := src; ; {
		i := bytes.Index(rest, name)
		if i < 0 {
			return out
		}
		rest = bytes.TrimLeft(rest[i+len(name):], " \t\r\n")
		if len(rest) == 0 || rest[0] != '=' && rest[0] != ':' {
			continue
		}
		value := bytes.TrimLeft(rest[1:], " \t\r\n(")
		if len(value) < 2 || value[0] != '"' || value[1] != '.' {
			continue
		}
		end := bytes.IndexByte(value[1:], '"')
		if end < 0 {
			return out
		}
		quoted := string(value[:end+2])
		var path string
		if isJSON {
			if err := json.Unmarshal([]byte(quoted), &path); err != nil {
				continue // the check of the file says so
			}
		} else if unquoted, err := strconv.Unquote(quoted); err == nil {
			path = unquoted
		}
		if path == "." || path == ".." || strings.HasPrefix(path, "./") || strings.HasPrefix(path, "../") {
			out = append(out, path)
		}
	}
}

// modules are the directories that a file matters to at once.
func (t *callers) modules(file string, dirs []string) []string {
	dir := filepath.Dir(filepath.Clean(file))
	switch name := filepath.Base(file); {
	case hclload.IsConfigFile(name):
		return []string{dir}
	case name == ConfigFile:
		return slices.DeleteFunc(slices.Clone(dirs), func(d string) bool { return !within(d, dir) })
	}
	// Values of variables, and files that functions read, belong to the nearest module.
	for d := dir; within(d, t.top); d = filepath.Dir(d) {
		if t.config[d] != "" {
			return []string{d}
		}
		if d == filepath.Dir(d) {
			break
		}
	}
	return nil
}

// within reports whether a directory is another one, or lies in it.
func within(dir, in string) bool {
	rel, err := filepath.Rel(in, dir)
	return err == nil && filepath.IsLocal(rel)
}

// reach adds a directory and all that call it.
func (t *callers) reach(dir string, affected map[string]bool) {
	if affected[dir] {
		return
	}
	affected[dir] = true
	for _, by := range t.of[dir] {
		t.reach(by, affected)
	}
}
