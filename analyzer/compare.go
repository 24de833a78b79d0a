package analyzer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/report"
)

// judged is one input with its verdicts, and what became of the findings that it had before.
type judged struct {
	in       *load.Input
	config   *gate.Config
	verdicts []engine.Verdict
	passed   int // further passes, which were only counted
	deltas   []engine.Delta
	fixed    []engine.Verdict
}

// compare tells the findings that the input had before from those that are new.
func (j *judged) compare(before []engine.Verdict) {
	c := engine.Compare(before, j.verdicts)
	j.deltas, j.fixed = c.Deltas, c.Fixed
}

// dropPasses counts the passes and forgets them. Where two states are compared, they are needed until then.
func (j *judged) dropPasses() {
	n := 0
	for i := range j.verdicts {
		if pass(&j.verdicts[i]) {
			j.passed++
			continue
		}
		j.verdicts[n] = j.verdicts[i]
		if j.deltas != nil {
			j.deltas[n] = j.deltas[i]
		}
		n++
	}
	clear(j.verdicts[n:])
	j.verdicts = slices.Clip(j.verdicts[:n])
	if j.deltas != nil {
		j.deltas = j.deltas[:n]
	}
}

func pass(v *engine.Verdict) bool { return v.OK == model.Yes && v.Crash == nil }

// changes compares inputs with what they were before: plans with their own state before, and source with the merge base.
type changes struct {
	o        Options
	settings *settings
	bases    *bases                 // nil where no revision was given
	before   map[string]*rootBefore // by directory in the work tree
	sources  map[string][]byte
	secrets  map[string][]hcl.Range
	diags    hcl.Diagnostics

	mu   sync.Mutex
	late []*judged // source whose place had no root module before
}

// rootBefore is a root module as it was.
type rootBefore struct {
	dir      string // in the work tree
	verdicts []engine.Verdict
	blocks   []string // addresses of its resources, without keys
	gone     bool     // its findings are fixed where there is no such root module any more
	taken    bool
}

// newChanges judges the state before of the paths, where a revision says which one.
func newChanges(ctx context.Context, paths []string, s *settings) (*changes, error) {
	c := &changes{o: s.o, settings: s, before: map[string]*rootBefore{}, secrets: map[string][]hcl.Range{}}
	if s.o.Base == "" {
		return c, nil
	}
	bases, err := openBases(ctx, paths, s.o)
	if err != nil {
		return nil, err
	}
	if len(bases.trees) == 0 {
		return c, nil // there are only plans, which tell themselves what was there before, and states
	}
	c.bases = bases
	if err := c.judgeBase(ctx); err != nil {
		return nil, errors.Join(err, c.close())
	}
	return c, nil
}

func (c *changes) close() error {
	if c.bases == nil {
		return nil
	}
	return c.bases.close()
}

func (c *changes) judgeBase(ctx context.Context) error {
	roots := map[*load.Input]*rootBefore{}
	set, err := load.Open(ctx, c.bases.inputs, c.bases.options(c.o.Load, c.settings.root), func(in *load.Input) {
		now := c.bases.now(in.Root)
		config := c.settings.in(now)
		list, err := engine.Run(ctx, in.Graph, c.settings.rulesOf(config), c.settings.judge(config))
		if err != nil {
			return // the context was canceled; Open says so
		}
		one := &rootBefore{dir: now, verdicts: thin(list), blocks: blocks(in.Graph)}
		places := report.SensitivePlaces(in.Graph)
		in.Graph.Release()
		c.mu.Lock()
		defer c.mu.Unlock()
		// A module that is judged on its own has its findings where it is called.
		roots[in], c.before[now] = one, one
		for file, list := range places {
			c.secrets[file] = append(c.secrets[file], list...)
		}
	})
	if err != nil {
		return err
	}
	c.sources = set.Sources
	faults := slices.Clone(set.Diags)
	for _, in := range set.Inputs {
		faults = append(faults, in.Diags...)
		if one := roots[in]; one != nil {
			one.gone = !c.bases.extra[in.Root]
		}
	}
	c.noteFaults(faults)
	return nil
}

// noteFaults warns where the state before could not be read in full: findings may seem new that are not.
func (c *changes) noteFaults(faults hcl.Diagnostics) {
	var first *hcl.Diagnostic
	n := 0
	for _, d := range faults {
		if d.Severity != hcl.DiagError {
			continue
		}
		if n++; first == nil {
			first = d
		}
	}
	if first == nil {
		return
	}
	said := &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: "The state before could not be read in full",
		Detail: fmt.Sprintf("At the merge base with %s there are %d errors, so findings that were there before may count as introduced. The first: %s: %s", c.o.Base, n, first.Summary, first.Detail)}
	if first.Subject != nil {
		said.Subject = &hcl.Range{Filename: c.bases.now(first.Subject.Filename), Start: first.Subject.Start, End: first.Subject.End}
	}
	c.diags = append(c.diags, said)
}

// thin keeps of verdicts what a comparison needs: the findings, and one verdict of every other subject.
func thin(list []engine.Verdict) []engine.Verdict {
	seen := map[string]bool{}
	var out []engine.Verdict
	for i := range list {
		if !pass(&list[i]) {
			seen[list[i].Subject()] = true
			out = append(out, list[i])
		}
	}
	for i := range list {
		if at := list[i].Subject(); !seen[at] {
			seen[at] = true
			v := list[i]
			v.Evidence = nil
			out = append(out, v)
		}
	}
	return out
}

// blocks lists the resources of a graph, without keys.
func blocks(g *model.Graph) []string {
	var out []string
	for _, r := range g.Resources {
		if r.Addr.Mode == model.Managed {
			out = append(out, r.Addr.Config())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// compares reports whether an input is compared with what it was before.
func (c *changes) compares(in *load.Input) bool {
	switch {
	case in.Before != nil:
		return c.o.NewOnly || c.o.Base != ""
	case in.Kind == "hcl":
		return c.bases != nil
	}
	return false
}

// input compares an input as soon as it is judged.
func (c *changes) input(ctx context.Context, j *judged) error {
	if j.in.Before != nil {
		g := j.in.Before()
		// A plan does not tell of blocks that are no resources: those of the source are the same before and after.
		var same []*model.Resource
		for _, b := range j.in.Graph.Blocks() {
			one := *b
			same = append(same, &one)
		}
		g.AddBlocks(same)
		before, err := engine.Run(ctx, g, c.settings.rulesOf(j.config), c.settings.judge(j.config))
		if err != nil {
			return err
		}
		j.compare(before)
		return nil
	}
	now, err := realPath(j.in.Root)
	if err != nil {
		now = j.in.Root // it was deleted meanwhile
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	before := c.before[now]
	if from := c.bases.renamed(now); before == nil && from != "" {
		before = c.before[from]
	}
	if before == nil {
		c.late = append(c.late, j)
		return nil
	}
	before.taken = true
	j.compare(before.verdicts)
	return nil
}

// finish compares what had no counterpart at its own place. A directory that was renamed without git's knowledge is known
// by what is declared in it. It returns the findings of root modules that are gone.
func (c *changes) finish(inputs []*load.Input) []engine.Verdict {
	c.late = slices.DeleteFunc(c.late, func(j *judged) bool { return !slices.Contains(inputs, j.in) })
	type pair struct {
		now    *judged
		before *rootBefore
		alike  int // per cent
		name   bool
	}
	var pairs []pair
	dirs := slices.Sorted(maps.Keys(c.before))
	for _, j := range c.late {
		own := blocks(j.in.Graph)
		for _, dir := range dirs {
			b := c.before[dir]
			if b.taken || !b.gone || hasConfig(dir) {
				continue
			}
			if alike := overlap(own, b.blocks); alike >= 50 {
				pairs = append(pairs, pair{j, b, alike, filepath.Base(dir) == filepath.Base(j.in.Root)})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), boolCompare(b.name, a.name), strings.Compare(a.now.in.Root, b.now.in.Root))
	})
	done := map[*judged]bool{}
	for _, p := range pairs {
		if !done[p.now] && !p.before.taken {
			done[p.now], p.before.taken = true, true
			p.now.compare(p.before.verdicts)
		}
	}
	for _, j := range c.late {
		if !done[j] {
			j.compare(nil)
		}
		if c.o.Lean {
			j.dropPasses()
		}
	}
	var gone []engine.Verdict
	for _, dir := range dirs {
		if b := c.before[dir]; !b.taken && b.gone {
			gone = append(gone, engine.Compare(b.verdicts, nil).Fixed...)
		}
	}
	return gone
}

// hasConfig reports whether a directory is a module.
func hasConfig(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(entries, func(e os.DirEntry) bool { return !e.IsDir() && hclload.IsConfigFile(e.Name()) })
}

// overlap is how much of the larger of two sorted lists both have, in per cent.
func overlap(a, b []string) int {
	shared := 0
	for _, s := range a {
		if _, ok := slices.BinarySearch(b, s); ok {
			shared++
		}
	}
	return 100 * shared / max(len(a), len(b), 1)
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// place turns the name of a file of a base into the one that it has, or had, in the work tree.
func (c *changes) place(file string) string {
	if c.bases == nil {
		return file
	}
	return c.bases.now(file)
}

// unknownBefore is the error for an input of which nothing says what it was before; nil where there is none.
func (c *changes) unknownBefore(inputs []*load.Input) error {
	if !c.o.NewOnly || c.o.Baseline != "" {
		return nil
	}
	for _, in := range inputs {
		switch {
		case c.compares(in):
		case in.Kind == "hcl":
			return fmt.Errorf("--new-only: nothing says what was in %s before: give --base with a revision of git, such as origin/main, or --baseline with a file", in.Path)
		default:
			return fmt.Errorf("--new-only: nothing says what was in the %s %s before: give --baseline with a file", in.Kind, in.Path)
		}
	}
	return nil
}
