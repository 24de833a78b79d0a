package analyzer

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/report"
)

// A rule gives one verdict on a resource, which points to the first place that decides it. Where an ignore speaks of one of
// several nested blocks of a kind, such as one of two ingress blocks, the others are judged without it: accepting one
// must not hide the next.

// marks remembers which files have ignores.
type marks struct {
	files sync.Map // file -> bool
}

type file struct {
	name    string
	foreign bool // the ignores of other tools count too
}

// in tells whether a source file of an input has ignores: then its values are needed until they are applied.
func (m *marks) in(in *load.Input, foreign bool) bool {
	if !in.Source || in.Text == nil {
		return false
	}
	last := ""
	for _, r := range in.Graph.Resources {
		name := r.Range.Filename
		if name == last {
			continue
		}
		last = name
		key := file{name, foreign}
		marked, ok := m.files.Load(key)
		if !ok {
			src, _ := in.Text(name)
			marked = gate.Marked(src, foreign)
			m.files.Store(key, marked)
		}
		if marked.(bool) {
			return true
		}
	}
	return false
}

// rest judges what an ignored finding leaves of its resource. It changes the verdict where the rest fails or is unknown.
func rest(v *report.Verdict, in *load.Input, ignores *gate.Ignores, c *gate.Config, o engine.Options) {
	if v.Resource == nil {
		return
	}
	var gone []*hidden
	defer func() {
		for _, h := range slices.Backward(gone) {
			h.body.Blocks[h.name] = h.list
		}
	}()
	for g := v.Ignored; g != nil && g.Inner().Filename != ""; {
		h := hide(v.Resource.Body, "", g.Inner())
		if h == nil {
			return
		}
		gone = append(gone, h)
		again, applies := engine.Again(in.Graph, v.Rule, v.Resource, o)
		if !applies || again.OK == model.Yes {
			return
		}
		again.Evidence = slices.Clone(again.Evidence)
		for i := range again.Evidence {
			if at := &again.Evidence[i].Value; at.Resource == v.Resource {
				for _, h := range slices.Backward(gone) {
					at.Path = h.path(at.Path)
				}
			}
		}
		if g = ignores.Of(&again, c); g == nil {
			v.Verdict, v.Ignored = again, nil
			if v.Delta == engine.Unchanged {
				v.Delta = engine.NotCompared // that was said of the place that is accepted
			}
		}
	}
}

// hidden is nested blocks of one kind of which some are hidden.
type hidden struct {
	body *model.Body
	name string
	list *model.BlockList // all of them
	at   string           // the path to them: rule[0].transition
	keep []int            // those that stay
}

// path is a path as it is with all blocks in place.
func (h *hidden) path(s string) string {
	rest, ok := strings.CutPrefix(s, h.at)
	if !ok {
		return s
	}
	i := 0
	switch {
	case strings.HasPrefix(rest, "["):
		number, after, _ := strings.Cut(rest[1:], "]")
		n, err := strconv.Atoi(number)
		if err != nil || n >= len(h.keep) {
			return s
		}
		i, rest = n, after
	case len(h.keep) != 1 || rest != "" && rest[0] != '.':
		return s // of another name, or of all of them
	}
	return h.at + "[" + strconv.Itoa(h.keep[i]) + "]" + rest
}

// hide takes the nested blocks that lie in a range out of a body, if others of their kind stay: those directly in it, or
// else the block around them. It returns nil where there is nothing to hide.
func hide(b *model.Body, path string, rng hcl.Range) *hidden {
	for name, list := range b.Blocks {
		at := name
		if path != "" {
			at = path + "." + name
		}
		h := &hidden{body: b, name: name, list: list, at: at}
		shorter := *list
		shorter.List = nil
		for i, inner := range list.List {
			if lies(inner.Range, rng) {
				continue
			}
			below := at
			if len(list.List) > 1 {
				below += "[" + strconv.Itoa(i) + "]"
			}
			if h := hide(inner, below, rng); h != nil {
				return h
			}
			if !holds(inner, rng) {
				h.keep = append(h.keep, i)
				shorter.List = append(shorter.List, inner)
			}
		}
		if len(h.keep) == len(list.List) || len(h.keep)+len(list.Maybe) == 0 && list.Unknown == cty.NilVal {
			continue
		}
		b.Blocks[name] = &shorter
		return h
	}
	return nil
}

// holds tells whether a nested block of a body, at any depth, lies in a range.
func holds(b *model.Body, rng hcl.Range) bool {
	for _, list := range b.Blocks {
		for _, inner := range list.List {
			if lies(inner.Range, rng) || holds(inner, rng) {
				return true
			}
		}
	}
	return false
}

func lies(rng, outer hcl.Range) bool {
	return rng.Filename == outer.Filename && rng.Start.Byte >= outer.Start.Byte && rng.Start.Byte < outer.End.Byte
}
