// Package dump writes a graph as text, so that a test can compare what a loader made of a document with what a person
// has checked.
package dump

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

// Graph lists all resources with their values and what these refer to.
func Graph(g *model.Graph) string {
	var b strings.Builder
	for _, p := range g.Providers {
		fmt.Fprintf(&b, "%s region=%s account=%s\n", p.Addr(), p.Region, p.Account)
	}
	for _, gap := range g.Gaps {
		fmt.Fprintf(&b, "gap: %s %s\n", gap.Addr, gap.Why)
	}
	for _, r := range g.Resources {
		fmt.Fprintf(&b, "\n%s", r.Addr)
		if r.Provider != nil {
			fmt.Fprintf(&b, " <%s>", r.Provider.Addr())
		}
		if c := r.Change; c != nil {
			fmt.Fprintf(&b, " %v", c.Actions)
			if c.Reason != "" {
				fmt.Fprintf(&b, " because %s", c.Reason)
			}
			if c.From != "" {
				fmt.Fprintf(&b, " from %s", c.From)
			}
		}
		if r.Exists != model.Yes {
			fmt.Fprintf(&b, " exists=%s", r.Exists)
		}
		if len(r.DependsOn) > 0 {
			fmt.Fprintf(&b, " after %v", r.DependsOn)
		}
		b.WriteByte('\n')
		writeBody(&b, r.Body, "  ")
	}
	return b.String()
}

func writeBody(b *strings.Builder, body *model.Body, indent string) {
	if body.Unknown != cty.NilVal {
		fmt.Fprintf(b, "%sunknown%s\n", indent, sources(body.Unknown))
	}
	for _, name := range slices.Sorted(maps.Keys(body.Attrs)) {
		a := body.Attrs[name]
		fmt.Fprintf(b, "%s%s = %s%s%s\n", indent, name, model.Display(a.Value), origin(a), sources(a.Value))
	}
	for _, name := range slices.Sorted(maps.Keys(body.Blocks)) {
		list := body.Blocks[name]
		if list.Unknown != cty.NilVal {
			fmt.Fprintf(b, "%s%s: unknown number%s\n", indent, name, sources(list.Unknown))
		}
		for _, inner := range list.Maybe {
			fmt.Fprintf(b, "%s%s[*]:\n", indent, name)
			writeBody(b, inner, indent+"  ")
		}
		for i, inner := range list.List {
			fmt.Fprintf(b, "%s%s[%d]:\n", indent, name, i)
			writeBody(b, inner, indent+"  ")
		}
	}
}

func origin(a *model.Attr) string {
	switch a.Origin {
	case model.Default:
		return " (default)"
	case model.Computed:
		return " (computed)"
	case model.Absent:
		return " (absent!)"
	case model.Written:
	}
	return ""
}

func sources(v cty.Value) string {
	var b strings.Builder
	for _, s := range model.SourcesOf(v) {
		switch {
		case s.Kind == model.FromResource && s.Derived:
			b.WriteString(" ~> " + s.At())
		case s.Kind == model.FromResource:
			b.WriteString(" -> " + s.At())
		default:
			b.WriteString(" ? " + s.At() + " " + s.Why)
		}
	}
	return b.String()
}
