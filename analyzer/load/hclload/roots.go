package hclload

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/sekisho/sekisho/analyzer/lang"
)

// Roots finds the root modules below a directory: every directory with Terraform files that no other one calls as a
// module. The directory itself comes first where it is one. Hidden directories, such as .terraform and .git, and
// directories behind symbolic links are not entered.
func (l *Loader) Roots(dir string) ([]string, hcl.Diagnostics) {
	dir = filepath.Clean(dir)
	var found []string
	var diags hcl.Diagnostics
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Cannot read directory", Detail: reason(err),
				Subject: &hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			if name := d.Name(); path != dir && (strings.HasPrefix(name, ".") || name == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if parent := filepath.Dir(path); IsConfigFile(d.Name()) && (len(found) == 0 || found[len(found)-1] != parent) && !slices.Contains(found[max(0, len(found)-4):], parent) {
			found = append(found, parent)
		}
		return nil
	})
	if err != nil {
		diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Cannot read directory", Detail: reason(err),
			Subject: &hcl.Range{Filename: dir, Start: hcl.InitialPos, End: hcl.InitialPos}})
	}
	sort.Strings(found)
	found = slices.Compact(found)
	if len(found) <= 1 {
		return found, diags
	}
	called := make([][]string, len(found))
	var wg sync.WaitGroup
	for i, d := range found {
		l.gate <- struct{}{}
		wg.Go(func() {
			defer func() { <-l.gate }()
			called[i] = l.called(d)
		})
	}
	wg.Wait()
	isModule := map[string]bool{}
	for i, list := range called {
		for _, c := range list {
			if filepath.Clean(c) != found[i] {
				isModule[filepath.Clean(c)] = true
			}
		}
	}
	roots := slices.DeleteFunc(slices.Clone(found), func(d string) bool { return isModule[d] && d != dir })
	if len(roots) == 0 {
		// Modules that only call each other: judge them all rather than none.
		return found, diags
	}
	return roots, diags
}

// called lists the directories that the module in dir calls: those named by a path, and those that terraform init has
// installed. It looks at the tokens only: to parse a thousand roots at once takes more memory than to look twice.
func (l *Loader) called(dir string) []string {
	var out []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // said once the directory is read as a root
	}
	for _, en := range entries {
		if en.IsDir() || !IsConfigFile(en.Name()) {
			continue
		}
		path := filepath.Join(dir, en.Name())
		src, err := readText(path)
		if err != nil || !bytes.Contains(src, []byte("module")) {
			continue
		}
		for _, source := range moduleSources(src, path) {
			if isLocalSource(source) {
				out = append(out, filepath.Join(dir, source))
			}
		}
	}
	ev := &evaluation{loader: l, dir: dir, reported: map[string]bool{}}
	ev.readManifest()
	for _, key := range sortedKeys(ev.manifest) {
		if key != "" {
			out = append(out, filepath.Join(dir, ev.manifest[key]))
		}
	}
	return out
}

// moduleSources finds the sources of the module calls in a file.
func moduleSources(src []byte, path string) []string {
	var out []string
	if strings.HasSuffix(path, ".json") {
		body, _ := parseText(src, path)
		if body == nil {
			return nil
		}
		m := newModule(filepath.Dir(path))
		m.add(body, false)
		for _, name := range m.callSeq {
			out = append(out, m.calls[name].source)
		}
		return out
	}
	if lang.CheckNesting(src, path, hcl.InitialPos) != nil {
		return nil
	}
	tokens, _ := hclsyntax.LexConfig(src, path, hcl.InitialPos) // what is wrong is said when the file is parsed
	depth, inModule := 0, false
	is := func(i int, t hclsyntax.TokenType, text string) bool {
		return i < len(tokens) && tokens[i].Type == t && (text == "" || string(tokens[i].Bytes) == text)
	}
	for i, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenTemplateSeqEnd:
			depth--
		case hclsyntax.TokenIdent:
			if depth == 0 {
				inModule = is(i, hclsyntax.TokenIdent, "module")
			}
			if depth == 1 && inModule && is(i, hclsyntax.TokenIdent, "source") && is(i+1, hclsyntax.TokenEqual, "") && is(i+2, hclsyntax.TokenOQuote, "") && is(i+3, hclsyntax.TokenQuotedLit, "") {
				out = append(out, string(tokens[i+3].Bytes))
			}
		}
	}
	return out
}
