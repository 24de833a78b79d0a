package hclload

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/lang"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// Result is one evaluated root module.
type Result struct {
	Dir   string
	Graph *model.Graph
	// Variables that the root module declares, and whether all required ones have a value.
	Complete bool
}

// Load evaluates the root module in a directory. The result is usable even where there are errors: what could not be read
// or evaluated is unknown, with the reason.
func (l *Loader) Load(dir string, o Options) (*Result, hcl.Diagnostics) {
	ev, root := l.evaluate(dir, o)
	return &Result{Dir: ev.dir, Graph: ev.graph(root), Complete: !ev.unset}, ev.diags
}

// evaluate reads and evaluates everything in a root module.
func (l *Loader) evaluate(dir string, o Options) (*evaluation, *instance) {
	dir = filepath.Clean(dir)
	ev := &evaluation{loader: l, opts: o, dir: dir, reported: map[string]bool{}, tags: map[*model.Provider]map[string]cty.Value{}}
	ev.root = l.module(dir)
	ev.report(ev.root.diags)
	ev.functions = lang.Functions(newFiles(l.disk, dir), model.Sensitive)
	ev.readManifest()
	ev.loadVariables()
	root := ev.newInstance(ev.root, "", nil, nil, nil)
	for _, name := range sortedKeys(ev.root.variables) {
		root.variable(name)
	}
	root.visit()
	if ev.unset {
		ev.exported(root)
	}
	return ev, root
}

func (ev *evaluation) graph(root *instance) *model.Graph {
	ev.noteMoves()
	g := model.NewGraph(ev.resources, ev.usedProviders(), ev.gaps, schema.Identity)
	g.AddBlocks(ev.beside(root))
	return g
}

// exported notes that a module which waits for its variables is not a whole configuration: its caller can attach what
// it gets as outputs to something else.
func (ev *evaluation) exported(root *instance) {
	for _, name := range sortedKeys(ev.root.outputs) {
		v, _ := root.output(name, nil)
		var given []*model.Resource
		for _, s := range model.SourcesOf(v) {
			if s.Kind == model.FromResource && s.Resource.Addr.Mode == model.Managed {
				given = append(given, s.Resource)
			}
		}
		if len(given) == 0 {
			continue
		}
		ev.gaps = append(ev.gaps, model.Gap{Addr: "output." + name, Why: "hands it to a caller that is not part of this configuration", Range: ev.root.outputs[name].rng,
			Reaches: func(r *model.Resource) bool {
				for _, g := range given {
					if g == r {
						return true
					}
				}
				return false
			}})
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Drop forgets a module that is not needed again, such as a root that has been evaluated.
func (l *Loader) Drop(dir string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.modules, filepath.Clean(dir))
}

func isLocalSource(s string) bool {
	return strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") || s == "." || s == ".."
}

// ModuleDirs lists the directories that the module in dir calls: those named by a path, and those that terraform init has
// installed.
func (l *Loader) ModuleDirs(dir string) []string {
	m := l.module(dir)
	ev := &evaluation{loader: l, dir: filepath.Clean(dir), reported: map[string]bool{}}
	ev.readManifest()
	var out []string
	for _, name := range m.callSeq {
		c := m.calls[name]
		if isLocalSource(c.source) {
			out = append(out, filepath.Join(m.dir, c.source))
		}
	}
	for _, key := range sortedKeys(ev.manifest) {
		if key != "" {
			out = append(out, filepath.Join(dir, ev.manifest[key]))
		}
	}
	return out
}
