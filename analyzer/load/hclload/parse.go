// Package hclload reads Terraform source and evaluates it into the resource graph.
package hclload

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"

	"github.com/sekisho/sekisho/analyzer/lang"
)

// Loader reads modules from disk and keeps what it has parsed, so that a module used by many roots is read once. It is
// safe for concurrent use.
type Loader struct {
	disk    Disk
	mu      sync.Mutex
	modules map[string]*moduleCell
	files   sync.Map // name -> []byte, for excerpts
	gate    chan struct{}
}

type moduleCell struct {
	once sync.Once
	mod  *module
}

// NewLoader makes an empty Loader, which reads the files of the machine.
func NewLoader() *Loader { return NewLoaderOn(machine{}) }

// NewLoaderOn makes an empty Loader for the files of a Disk.
func NewLoaderOn(disk Disk) *Loader {
	return &Loader{disk: disk, modules: map[string]*moduleCell{}, gate: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// Source returns the bytes of a file that was read, for excerpts.
func (l *Loader) Source(name string) ([]byte, bool) {
	v, ok := l.files.Load(name)
	if !ok {
		return nil, false
	}
	return v.([]byte), true
}

// Sources returns all files that were read.
func (l *Loader) Sources() map[string][]byte {
	out := map[string][]byte{}
	l.files.Range(func(k, v any) bool {
		out[k.(string)] = v.([]byte)
		return true
	})
	return out
}

// module returns the module in a directory, parsed at most once.
func (l *Loader) module(dir string) *module {
	dir = filepath.Clean(dir)
	l.mu.Lock()
	c, ok := l.modules[dir]
	if !ok {
		c = &moduleCell{}
		l.modules[dir] = c
	}
	l.mu.Unlock()
	c.once.Do(func() { c.mod = l.parseModule(dir) })
	return c.mod
}

// IsConfigFile reports whether Terraform reads a file of this name as configuration.
func IsConfigFile(name string) bool {
	return (strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tf.json")) &&
		!strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "#") && !strings.HasSuffix(name, "~")
}

func isOverride(name string) bool {
	base := strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".tf")
	return base == "override" || strings.HasSuffix(base, "_override")
}

// parseModule reads all files of a directory.
func (l *Loader) parseModule(dir string) *module {
	m := newModule(dir)
	m.real = dir
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		m.real = real
	}
	entries, err := l.disk.ReadDir(dir)
	if err != nil {
		m.diags = append(m.diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Cannot read directory",
			Detail: reason(err), Subject: &hcl.Range{Filename: dir, Start: hcl.InitialPos, End: hcl.InitialPos}})
		m.gaps = append(m.gaps, fileGap{file: dir, why: "cannot be read"})
		return m
	}
	var names, overrides []string
	for _, en := range entries {
		if en.IsDir() || !IsConfigFile(en.Name()) {
			continue
		}
		if isOverride(en.Name()) {
			overrides = append(overrides, en.Name())
		} else {
			names = append(names, en.Name())
		}
	}
	sort.Strings(names)
	sort.Strings(overrides)
	for i, f := range l.parseFiles(dir, append(slices.Clone(names), overrides...)) {
		m.diags = append(m.diags, f.diags...)
		if f.broken {
			m.gaps = append(m.gaps, fileGap{file: f.name, why: f.why})
			continue
		}
		m.add(f.body, i >= len(names))
	}
	m.finish()
	return m
}

type parsedFile struct {
	name   string
	body   hcl.Body
	diags  hcl.Diagnostics
	broken bool
	why    string
}

// parseFiles parses several files, side by side where there are several processors.
func (l *Loader) parseFiles(dir string, names []string) []parsedFile {
	out := make([]parsedFile, len(names))
	if len(names) == 1 {
		out[0] = l.parseFile(filepath.Join(dir, names[0]))
		return out
	}
	var wg sync.WaitGroup
	for i, name := range names {
		select {
		case l.gate <- struct{}{}:
			wg.Go(func() {
				defer func() { <-l.gate }()
				out[i] = l.parseFile(filepath.Join(dir, name))
			})
		default:
			out[i] = l.parseFile(filepath.Join(dir, name))
		}
	}
	wg.Wait()
	return out
}

// maxFileSize bounds one source file: what is larger is not written by a person, and the parser needs many times its size.
const maxFileSize = 32 << 20

func (l *Loader) parseFile(path string) parsedFile {
	f := parsedFile{name: path}
	src, err := readText(l.disk, path)
	if err != nil {
		f.broken, f.why = true, "cannot be read"
		f.diags = hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Cannot read file", Detail: reason(err),
			Subject: &hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}}}
		return f
	}
	l.files.Store(path, src) // for excerpts
	if f.body, f.diags = parseText(src, path); f.body == nil {
		f.broken, f.why = true, "has a syntax error"
	}
	return f
}

// maxFaults bounds the syntax errors reported of one file: one that is not Terraform at all has thousands.
const maxFaults = 20

// parseText parses a file of either syntax; the body is nil where there are errors.
func parseText(src []byte, path string) (hcl.Body, hcl.Diagnostics) {
	var file *hcl.File
	var diags hcl.Diagnostics
	if strings.HasSuffix(path, ".json") {
		if len(bytes.TrimSpace(src)) == 0 {
			return hcl.EmptyBody(), nil
		}
		if d := lang.CheckJSONNesting(src, path); d != nil {
			return nil, hcl.Diagnostics{d}
		}
		file, diags = json.Parse(src, path)
	} else {
		if d := lang.CheckNesting(src, path, hcl.InitialPos); d != nil {
			return nil, hcl.Diagnostics{d}
		}
		file, diags = hclsyntax.ParseConfig(src, path, hcl.InitialPos)
	}
	if len(diags) > maxFaults {
		diags = diags[:maxFaults]
	}
	if diags.HasErrors() || file == nil {
		return nil, diags
	}
	return file.Body, diags
}

// readText reads a file. A UTF-8 byte order mark, which some editors write, is dropped.
func readText(disk Disk, path string) ([]byte, error) {
	info, err := disk.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFileSize {
		return nil, fmt.Errorf("the file has %d bytes; files over %d bytes are not read", info.Size(), maxFileSize)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a regular file")
	}
	src, err := disk.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(src) >= 3 && src[0] == 0xEF && src[1] == 0xBB && src[2] == 0xBF {
		src = src[3:]
	}
	if len(src) >= 2 && (src[0] == 0xFF && src[1] == 0xFE || src[0] == 0xFE && src[1] == 0xFF) {
		return nil, errors.New("the file is UTF-16; Terraform reads UTF-8 only: save it as UTF-8")
	}
	return src, nil
}

// reason is the cause of a file error, without the path that the diagnostic already names.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
