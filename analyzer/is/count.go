package is

import (
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Some requires at least one nested block of one of the types, or one element where a type is an attribute that holds
// objects.
func Some(types ...string) Check { return Several(1, types...) }

// Several requires at least n nested blocks, or n different elements of a collection, at one of the paths. References to two
// resources are different; what is not known may be the same as something else.
func Several(n int, paths ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		most, first := counter{}, r.Get(paths[0])
		var open []model.Value
		for _, path := range paths {
			c := counter{seen: map[string]bool{}}
			c.count(r, path)
			if open = append(open, c.open...); len(c.seen) > len(most.seen) {
				most, first = c, r.Get(path)
			}
		}
		message := fmt.Sprintf("%s: %d", strings.Join(paths, " or "), len(most.seen))
		switch {
		case len(most.seen) >= n:
			return rule.Judge(model.Yes, message, first)
		case len(open) > 0:
			return rule.Judge(model.Unknown, message, open...).Because("how many different " + paths[0] + " there are is not known")
		case n > 1:
			message += fmt.Sprintf("; at least %d are required", n)
		default:
			message = "there is no " + strings.Join(paths, " and no ")
		}
		return rule.Judge(model.No, message, first)
	}
}

// counter counts what is certainly different.
type counter struct {
	seen map[string]bool
	open []model.Value // what may be more, or may be none
}

func (c *counter) count(r *model.Resource, path string) {
	if blocks := r.Blocks(path); len(blocks.List) > 0 || blocks.Complete != model.Yes {
		for _, b := range blocks.List {
			if b.Body.Unknown == cty.NilVal {
				c.seen[b.Path] = true
			} else {
				c.open = append(c.open, b.Value())
			}
		}
		if blocks.Complete != model.Yes {
			c.open = append(c.open, blocks.Stuck)
		}
		return
	}
	whole := r.Get(path)
	if !whole.Present() || whole.Origin == model.Computed && !whole.Known() {
		return // nothing is written
	}
	all := r.All(path + "[*]")
	if all.Complete != model.Yes {
		c.open = append(c.open, all.Stuck)
	}
	for _, v := range all.List {
		if key, ok := identity(v); ok {
			c.seen[key] = true
		} else {
			c.open = append(c.open, v)
		}
	}
}

// identity is what tells a value from others: its text, or the attribute of a resource that it is read from.
func identity(v model.Value) (string, bool) {
	if text, ok := v.Text(); ok {
		return text, text != ""
	}
	if sources := v.Sources(); len(sources) == 1 && len(v.Outcomes()) == 1 {
		if s := sources[0]; s.Kind == model.FromResource && !s.Derived && s.Resource != nil && s.Attr != "" {
			return s.At(), true
		}
	}
	return "", false
}
