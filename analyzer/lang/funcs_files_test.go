package lang

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestTree(t *testing.T) {
	tree := Tree{
		FS: fstest.MapFS{
			"stack/main.tf":          {Data: []byte("m")},
			"stack/a[1]/x.json":      {Data: []byte("x")},
			"shared/p.json":          {Data: []byte("p")},
			"shared/deep/q.json":     {Data: []byte("q")},
			"shared/deep/ignored.md": {Data: []byte("i")},
		},
		Root: "/repo", Dir: "stack", HomeDir: "/home/me",
	}
	for name, want := range map[string]string{
		"main.tf":              "m",
		"./main.tf":            "m",
		"../shared/p.json":     "p",
		"/repo/shared/p.json":  "p",
		"/repo//stack/main.tf": "m",
		"a[1]/x.json":          "x",
	} {
		b, err := tree.ReadFile(name)
		if err != nil || string(b) != want {
			t.Errorf("ReadFile(%q) = %q, %v", name, b, err)
		}
	}
	for _, name := range []string{"../../etc/passwd", "/etc/passwd", "/repository/x", ".."} {
		_, err := tree.ReadFile(name)
		if outside := errors.Is(err, ErrOutside); outside != (name != "..") {
			t.Errorf("ReadFile(%q): %v", name, err)
		}
		if errors.Is(err, fs.ErrNotExist) {
			t.Errorf("ReadFile(%q): whether the file exists is not known: %v", name, err)
		}
	}
	if _, err := tree.Stat("nope"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Stat of a missing file: %v", err)
	}
	for _, c := range []struct {
		dir, pattern string
		want         []string
	}{
		{".", "*", []string{"main.tf"}},
		{"../shared", "**/*.json", []string{"deep/q.json", "p.json"}},
		{".", "../shared/*.json", []string{"../shared/p.json"}},
		{"/repo/shared", "deep/*", []string{"deep/ignored.md", "deep/q.json"}},
		{"nope", "*", nil},
		{"..", "**", []string{"shared/deep/ignored.md", "shared/deep/q.json", "shared/p.json", "stack/a[1]/x.json", "stack/main.tf"}},
	} {
		got, err := tree.Glob(c.dir, c.pattern)
		if err != nil {
			t.Errorf("Glob(%q, %q): %s", c.dir, c.pattern, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("Glob(%q, %q): %s", c.dir, c.pattern, diff)
		}
	}
	if _, err := tree.Glob("..", "../*"); !errors.Is(err, ErrOutside) {
		t.Errorf("Glob outside: %v", err)
	}
	if _, err := tree.Glob("/", "*"); !errors.Is(err, ErrOutside) {
		t.Errorf("Glob outside: %v", err)
	}
	for name, want := range map[string]string{"": "/repo/stack", "x/../y": "/repo/stack/y", "/z/": "/z"} {
		if got, err := tree.Abs(name); err != nil || got != want {
			t.Errorf("Abs(%q) = %q, %v", name, got, err)
		}
	}
	if _, err := (Tree{}).Home(); err == nil {
		t.Error("a tree without HomeDir has a home")
	}
	if b, err := (Tree{FS: tree.FS, Root: "/"}).ReadFile("/shared/p.json"); err != nil || string(b) != "p" {
		t.Errorf("with the root directory as tree: %q, %v", b, err)
	}
}
