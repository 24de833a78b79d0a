// Package load opens whatever Terraform input it is given, and finds out by itself what it is: a directory of
// configurations, a plan, or a state.
package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/load/planload"
	"github.com/sekisho/sekisho/analyzer/load/stateload"
	"github.com/sekisho/sekisho/analyzer/model"
)

// Options say how to read inputs.
type Options struct {
	hclload.Options
	// Source is the directory of the configuration that a plan was made from: findings then point at its lines. "" looks
	// for it where the plan lies; "-" does without.
	Source string
	// Disk holds the source; nil for the files of the machine.
	Disk hclload.Disk
	// Stdin is read for the path "-".
	Stdin io.Reader
	// Root, if set, adds what a configuration file says of the root module, or the plan, in a directory. It may be called
	// from several goroutines.
	Root func(dir string) Root
	// Shard is the part of the inputs that is read; the others are only looked at for the modules they call.
	Shard Shard
}

// Root is what is said of one root module, or of the plans in its directory.
type Root struct {
	Skip   bool          // leave it out
	Vars   []hclload.Var // go before those of the options, which win
	Work   string        // the workspace, where the options have none
	Source string        // the source of plans, where the options have none
}

// in is the options for a directory.
func (o Options) in(dir string) (Options, bool) {
	if o.Root == nil {
		return o, true
	}
	r := o.Root(dir)
	o.Vars = slices.Concat(r.Vars, o.Vars)
	o.Work = cmp.Or(o.Work, r.Work)
	o.Source = cmp.Or(o.Source, r.Source)
	return o, !r.Skip
}

// Input is one root module, plan or state.
type Input struct {
	Path  string // as given
	Kind  string // "hcl", "plan" or "state"
	Root  string // the directory of the root module, or the file
	Graph *model.Graph
	// Source says that places in the graph are, or may be, in source files: not so for a plan or state without them.
	Source bool
	// Before reads the configuration as it was before a plan; nil for other inputs.
	Before func() *model.Graph
	Diags  hcl.Diagnostics
	// Text is the content of a source file that was read, by the name that ranges use.
	Text func(name string) ([]byte, bool)

	tree      *tree // the directory it was found in
	skipped   bool
	elsewhere bool // another part of the whole holds it
}

// Set is everything that was opened.
type Set struct {
	Inputs  []*Input
	Diags   hcl.Diagnostics   // that belong to no input
	Sources map[string][]byte // the text of source files, by the name that ranges use
	Skipped []string          // directories of root modules that were left out, as the options say
}

// Open reads all paths. each is called for every input as soon as it is ready, from several goroutines; for a directory
// that turns out to be a module of another one too, which is not among the inputs in the end. Whatever is wrong with one path becomes a diagnostic, so that it does not hide the others; the error is that of
// the context.
func Open(ctx context.Context, paths []string, o Options, each func(*Input)) (*Set, error) {
	l := hclload.NewLoader()
	if o.Disk != nil {
		l = hclload.NewLoaderOn(o.Disk)
	}
	set := &Set{}
	var jobs []func() *Input
	refuse := func(path string, err error) {
		set.Diags = append(set.Diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Cannot read input", Detail: sentence(err),
			Subject: &hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}})
	}
	for _, path := range paths {
		info, err := o.stat(path)
		switch {
		case err != nil:
			refuse(path, err)
		case info != nil && info.IsDir():
			dirs, diags := l.Dirs(path)
			set.Diags = append(set.Diags, diags...)
			if len(dirs) == 0 && !diags.HasErrors() {
				set.Diags = append(set.Diags, &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: "No Terraform configuration found",
					Detail: fmt.Sprintf("There is no .tf or .tf.json file in %s or below.", path), Subject: &hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}})
			}
			tree := &tree{top: path, calls: map[string][]string{}}
			for _, dir := range dirs {
				jobs = append(jobs, func() *Input { return tree.open(l, dir, o, len(dirs) > 1) })
			}
		case info != nil && hclload.IsConfigFile(filepath.Base(path)):
			jobs = append(jobs, func() *Input { return openRoot(l, filepath.Dir(path), o) })
		case !o.Shard.holds(path):
		default:
			data, err := readInput(path, o.Stdin)
			name := path
			if path == "-" {
				name = "<stdin>"
			}
			if err != nil {
				refuse(name, err)
				continue
			}
			in, err := openJSON(l, data, name, path, o)
			if err != nil {
				refuse(name, err)
				continue
			}
			jobs = append(jobs, func() *Input { return in })
		}
	}
	set.Inputs = make([]*Input, len(jobs))
	gate := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, job := range jobs {
		gate <- struct{}{}
		wg.Go(func() {
			defer func() { <-gate }()
			if ctx.Err() != nil {
				return
			}
			in := job()
			set.Inputs[i] = in
			if !in.skipped {
				each(in)
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	set.Inputs = withoutModules(set.Inputs)
	for _, in := range set.Inputs {
		if in.skipped && !in.elsewhere {
			set.Skipped = append(set.Skipped, in.Root)
		}
	}
	set.Inputs = slices.DeleteFunc(set.Inputs, func(in *Input) bool { return in.skipped })
	set.Sources = l.Sources()
	return set, nil
}

// tree is a directory given as an input. Which of the directories below are root modules shows only once all are read: a
// directory that another one calls is a module, and is judged there. So each is read, judged and forgotten in one go, and
// the modules are left out in the end: keeping everything parsed until then would need many times the memory.
type tree struct {
	top   string
	mu    sync.Mutex
	calls map[string][]string
}

func (t *tree) open(l *hclload.Loader, dir string, o Options, many bool) *Input {
	if many {
		calls := l.ModuleDirs(dir)
		t.mu.Lock()
		t.calls[dir] = calls
		t.mu.Unlock()
	}
	in := openRoot(l, dir, o)
	in.tree = t
	if many {
		l.Drop(dir)
	}
	return in
}

// withoutModules leaves out the inputs that turned out to be modules of others.
func withoutModules(list []*Input) []*Input {
	modules := map[*tree]map[string]bool{}
	var out []*Input
	for _, in := range list {
		if in.tree != nil {
			m, ok := modules[in.tree]
			if !ok {
				m = hclload.Modules(in.tree.top, in.tree.calls)
				modules[in.tree] = m
			}
			if m[in.Root] {
				continue
			}
		}
		out = append(out, in)
	}
	return out
}

func openRoot(l *hclload.Loader, root string, o Options) *Input {
	if !o.Shard.holds(root) {
		return &Input{Path: root, Kind: "hcl", Root: root, skipped: true, elsewhere: true}
	}
	o, wanted := o.in(root)
	if !wanted {
		return &Input{Path: root, Kind: "hcl", Root: root, skipped: true}
	}
	res, diags := l.Load(root, o.Options)
	return &Input{Path: root, Kind: "hcl", Root: root, Graph: res.Graph, Source: true, Diags: diags, Text: l.Source}
}

// sentence writes an error as the detail of a diagnostic.
func sentence(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	s := err.Error()
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

func (o *Options) stat(path string) (os.FileInfo, error) {
	if path == "-" {
		return nil, nil //nolint:nilnil // standard input has no information, and is no fault
	}
	if o.Disk != nil {
		return o.Disk.Stat(path)
	}
	return os.Stat(path)
}

// maxInput bounds a plan or state file; larger ones do not fit the machines that checks run on.
const maxInput = 2 << 30

func readInput(path string, stdin io.Reader) ([]byte, error) {
	if path == "-" {
		if stdin == nil {
			return nil, errors.New("there is no standard input")
		}
		data, err := io.ReadAll(io.LimitReader(stdin, maxInput+1))
		if err != nil {
			return nil, err
		}
		if len(data) > maxInput {
			return nil, fmt.Errorf("more than %d bytes", int64(maxInput))
		}
		return data, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && info.Mode()&os.ModeNamedPipe == 0 {
		return nil, errors.New("not a regular file")
	}
	if info.Size() > maxInput {
		return nil, fmt.Errorf("more than %d bytes", int64(maxInput))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return data, nil
}

// openJSON opens a plan or a state.
func openJSON(l *hclload.Loader, data []byte, name, path string, o Options) (*Input, error) {
	text := Decode(data)
	kind, err := Detect(text)
	if err != nil {
		return nil, err
	}
	in := &Input{Path: name, Root: name, Text: l.Source}
	o, _ = o.in(filepath.Dir(path)) // a plan that is named is not left out
	switch kind {
	case PlanJSON:
		in.Kind = "plan"
		plan, diags := planload.Load(text, name)
		in.Diags = diags
		if plan == nil {
			in.Graph = model.NewGraph(nil, nil, nil, func(string) []string { return nil })
			return in, nil
		}
		in.Graph, in.Before = plan.Graph, plan.Before
		if dir := sourceOf(path, o.Source); dir != "" {
			opts := o.Options
			opts.PlanVars = plan.Variables
			res, diags := l.Load(dir, opts)
			if !related(plan.Graph, res.Graph) {
				if o.Source != "" {
					in.Diags = append(in.Diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Source does not belong to the plan",
						Detail: fmt.Sprintf("No resource of the plan %s is declared in %s.", name, dir), Subject: &hcl.Range{Filename: dir, Start: hcl.InitialPos, End: hcl.InitialPos}})
				}
				break
			}
			// The plan is the truth; faults of the source matter only where the user asked for it.
			if o.Source != "" {
				in.Diags = append(in.Diags, diags...)
			}
			in.Graph, in.Source = Overlay(plan.Graph, res.Graph), true
		}
	case StateJSON, StateFile:
		in.Kind = "state"
		state, diags := stateload.Load(text, name)
		in.Diags = diags
		if state == nil {
			in.Graph = model.NewGraph(nil, nil, nil, func(string) []string { return nil })
			return in, nil
		}
		in.Graph = state.Graph
	case Unreadable:
		return nil, errors.New("neither a plan nor a state")
	}
	return in, nil
}

// sourceOf finds the configuration of a plan: the directory given, or the one that the plan lies in.
func sourceOf(path, given string) string {
	switch {
	case given == "-":
		return ""
	case given != "":
		return given
	case path == "-":
		return ""
	}
	dir := filepath.Dir(path)
	for _, d := range []string{dir, filepath.Join(dir, "source")} {
		if hasConfig(d) {
			return d
		}
	}
	return ""
}

func hasConfig(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		if !e.IsDir() && hclload.IsConfigFile(e.Name()) {
			return true
		}
	}
	return false
}

// related reports whether a configuration declares anything of a plan.
func related(plan, source *model.Graph) bool {
	declared := map[string]bool{}
	for _, r := range source.Resources {
		declared[r.Addr.Config()] = true
	}
	for _, r := range plan.Resources {
		if declared[r.Addr.Config()] {
			return true
		}
	}
	return len(plan.Resources) == 0
}

// ParseVar reads the argument of -var: name=value.
func ParseVar(s string) (hclload.Var, error) {
	name, value, ok := strings.Cut(s, "=")
	name = strings.TrimSpace(name)
	if !ok || name == "" {
		return hclload.Var{}, errors.New("--var: write it as name=value") // without the text, which may be a secret
	}
	return hclload.Var{Name: name, Value: value}, nil
}
