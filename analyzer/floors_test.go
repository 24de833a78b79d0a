package analyzer_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/sekisho/sekisho"

// floors is the import policy of the tree. A package imports only packages on lower floors; neighbours on a floor do
// not see each other. A star stands for one path element. A row may name packages that are still to come.
const floors = `
10 analyzer/conformance/cmd/*
9  cmd/*
9  analyzer/schema/generate
9  analyzer/bench/cmd/*
9  analyzer/conformance
8  analyzer/want  analyzer/docs  rules
7  analyzer  rules/*
6  analyzer/report  rules/facts  rules/frameworks
5  analyzer/gate  analyzer/comply  analyzer/fix
4  analyzer/load  analyzer/engine
3  analyzer/load/hclload  analyzer/load/planload  analyzer/load/stateload  analyzer/load/tfjson/dump  analyzer/tfpolicy  analyzer/is
2  analyzer/load/tfjson
1  analyzer/lang  analyzer/schema  analyzer/rule
0  analyzer/model  analyzer/bench  fixtures
`

// views narrows what some packages may see at all, outside the standard library. Rules know nothing of files or
// syntax, so that they cannot tell one loader from another.
const views = `
analyzer/model  github.com/hashicorp/hcl/v2  github.com/zclconf/go-cty
rules           rules/*  analyzer/rule
rules/*         analyzer/model  analyzer/rule  analyzer/is  rules/facts  github.com/zclconf/go-cty
rules/facts     analyzer/model  analyzer/rule  analyzer/is  github.com/zclconf/go-cty
rules/frameworks
analyzer/bench
`

// noRules names packages that never import a rule: a caller hands the rules in, so that a library user can run ten of
// them, or only their own.
const noRules = `
analyzer/engine  analyzer/load  analyzer/report  analyzer/gate  analyzer/comply  analyzer/fix  analyzer/docs  analyzer/want  analyzer
`

func TestFloors(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	imports, err := readImports(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(imports) == 0 {
		t.Fatal("no package found")
	}
	for _, fault := range newPolicy(floors, views, noRules).faults(imports) {
		t.Error(fault)
	}
}

// TestPolicy keeps the policy able to fail.
func TestPolicy(t *testing.T) {
	p := newPolicy("2 top/*\n1 mid/a mid/b\n0 base", "mid/b base", "mid/a")
	for _, test := range []struct {
		name string
		pkg  string
		imp  string
		want string
	}{
		{"downward", "top/x", module + "/mid/a", ""},
		{"two floors down", "top/x", module + "/base", ""},
		{"standard library", "mid/b", "strings", ""},
		{"upward", "base", module + "/mid/a", "base (floor 0) imports mid/a (floor 1)"},
		{"sideways", "mid/a", module + "/mid/b", "mid/a (floor 1) imports mid/b (floor 1)"},
		{"sideways under one star", "top/x", module + "/top/y", "top/x (floor 2) imports top/y (floor 2)"},
		{"outside is free without a view", "mid/a", "example.org/x", ""},
		{"outside the view", "mid/b", "example.org/x", "mid/b may not see example.org/x"},
		{"importing a package without a floor", "top/x", module + "/new", "top/x imports new, which has no floor"},
		{"no floor", "new", "strings", "new has no floor: add it to the table"},
		{"a rule where none is allowed", "mid/a", module + "/rules/s3", "mid/a imports rules/s3, which has no floor; mid/a may not import rules"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := strings.Join(p.faults(map[string][]string{test.pkg: {test.imp}}), "; ")
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

type policy struct {
	floors  []entry
	views   []entry
	noRules []string
}

type entry struct {
	pattern string
	floor   int
	allowed []string
}

func newPolicy(floors, views, noRules string) policy {
	var p policy
	for line := range strings.Lines(floors) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		floor, err := strconv.Atoi(words[0])
		if err != nil {
			panic(fmt.Sprintf("floor table: %q does not start with a number", line))
		}
		for _, pattern := range words[1:] {
			p.floors = append(p.floors, entry{pattern: pattern, floor: floor})
		}
	}
	for line := range strings.Lines(views) {
		if words := strings.Fields(line); len(words) > 0 {
			p.views = append(p.views, entry{pattern: words[0], allowed: words[1:]})
		}
	}
	p.noRules = strings.Fields(noRules)
	return p
}

func (p policy) faults(imports map[string][]string) []string {
	var out []string
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for pkg, list := range imports {
		at, ok := find(p.floors, pkg)
		if !ok {
			fault("%s has no floor: add it to the table", pkg)
			continue
		}
		view, narrow := find(p.views, pkg)
		for _, imp := range list {
			inside, ours := strings.CutPrefix(imp, module+"/")
			seen := imp
			if ours {
				seen = inside
				to, ok := find(p.floors, inside)
				switch {
				case !ok:
					fault("%s imports %s, which has no floor", pkg, inside)
				case to.floor >= at.floor:
					fault("%s (floor %d) imports %s (floor %d)", pkg, at.floor, inside, to.floor)
				}
				if slices.Contains(p.noRules, pkg) && (inside == "rules" || strings.HasPrefix(inside, "rules/")) {
					fault("%s may not import rules", pkg)
				}
			} else if standard(imp) {
				continue
			}
			if narrow && !slices.ContainsFunc(view.allowed, func(a string) bool { return covers(a, seen, ours) }) {
				fault("%s may not see %s", pkg, seen)
			}
		}
	}
	slices.Sort(out)
	return out
}

// find prefers an exact name to a star.
func find(list []entry, pkg string) (entry, bool) {
	var star entry
	found := false
	for _, e := range list {
		if e.pattern == pkg {
			return e, true
		}
		if ok, err := path.Match(e.pattern, pkg); err == nil && ok && !found {
			star, found = e, true
		}
	}
	return star, found
}

// covers lets an outside module stand for all its packages, while one of ours stands for itself.
func covers(pattern, pkg string, ours bool) bool {
	if ours {
		ok, err := path.Match(pattern, pkg)
		return err == nil && ok
	}
	return pkg == pattern || strings.HasPrefix(pkg, pattern+"/")
}

// standard tells the standard library by its missing host name.
func standard(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return !strings.Contains(first, ".")
}

// readImports reads the import clauses itself: going through `go list` would let the test cache hide a new import.
// Test files are free to look upwards (a rule's test needs the loaders), so only their package is listed.
func readImports(root string) (map[string][]string, error) {
	imports := map[string][]string{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if file != root && (strings.HasPrefix(name, ".") || slices.Contains([]string{"testdata", "fixtures", "bin", "dist"}, name)) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		dir, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(dir)
		if _, ok := imports[pkg]; !ok {
			imports[pkg] = nil
		}
		if strings.HasSuffix(name, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range tree.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(imports[pkg], imp) {
				imports[pkg] = append(imports[pkg], imp)
			}
		}
		return nil
	})
	return imports, err
}
