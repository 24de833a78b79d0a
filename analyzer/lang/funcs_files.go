package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// Files is what functions see of the file system. Names are slash-separated, absolute or relative to the working
// directory, as they result from the configuration. An error that a name does not exist is fs.ErrNotExist.
type Files interface {
	// ReadFile returns the content of a file.
	ReadFile(name string) ([]byte, error)
	// Stat describes a file, following symbolic links.
	Stat(name string) (fs.FileInfo, error)
	// Glob returns the regular files below dir that match a doublestar pattern, by their path relative to dir,
	// sorted. A directory that does not exist has none.
	Glob(dir, pattern string) ([]string, error)
	// Abs returns the absolute form of a name.
	Abs(name string) (string, error)
	// Home returns the directory that "~" stands for.
	Home() (string, error)
}

// ErrOutside says that a file lies outside the tree that may be read, so that nothing is known about it.
var ErrOutside = errors.New("outside the directory tree that is read")

// Tree is a directory tree seen as Files. Nothing outside of it is read.
type Tree struct {
	// FS is the content of the tree.
	FS fs.FS
	// Root is the absolute path of the root of FS, with slashes.
	Root string
	// Dir is the working directory, relative to Root.
	Dir string
	// HomeDir is the directory that "~" stands for; without it, names that begin with "~" cannot be read.
	HomeDir string
}

var _ Files = Tree{}

// ReadFile implements Files.
func (t Tree) ReadFile(name string) ([]byte, error) {
	inside, err := t.inside(name)
	if err != nil {
		return nil, err
	}
	return fs.ReadFile(t.FS, inside)
}

// Stat implements Files.
func (t Tree) Stat(name string) (fs.FileInfo, error) {
	inside, err := t.inside(name)
	if err != nil {
		return nil, err
	}
	return fs.Stat(t.FS, inside)
}

// Glob implements Files.
func (t Tree) Glob(dir, pattern string) ([]string, error) {
	dir, err := t.inside(dir)
	if err != nil {
		return nil, err
	}
	// Terraform joins the two first, so that a pattern may begin with "..".
	joined := path.Join(dir, pattern)
	if joined == ".." || strings.HasPrefix(joined, "../") {
		return nil, &fs.PathError{Op: "glob", Path: pattern, Err: ErrOutside}
	}
	if joined, err = asDoublestar(joined); err != nil {
		return nil, err
	}
	matches, err := doublestar.Glob(t.FS, joined)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, m := range matches {
		info, err := fs.Stat(t.FS, m)
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			continue
		}
		rel, err := filepath.Rel(dir, m)
		if err != nil {
			return nil, err
		}
		files = append(files, filepath.ToSlash(rel))
	}
	slices.Sort(files)
	return files, nil
}

// asDoublestar rewrites a Terraform pattern for the doublestar library. In Terraform "[!" does not negate, a
// closing brace without an opening one is itself, a class cannot end in "-", and alternatives hold no slash.
func asDoublestar(pattern string) (string, error) {
	var b strings.Builder
	inClass, braces := false, 0
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\' && i+1 < len(pattern):
			b.WriteByte(c)
			i++
			c = pattern[i]
		case inClass && c == '-' && i+1 < len(pattern) && pattern[i+1] == ']':
			return "", doublestar.ErrBadPattern
		case inClass:
			inClass = c != ']'
		case c == '[':
			inClass = true
			if i+1 < len(pattern) && pattern[i+1] == '!' {
				b.WriteString("[\\")
				i++
				c = '!'
			}
		case c == '{':
			braces++
		case c == '}' && braces > 0:
			braces--
		case c == '}':
			b.WriteByte('\\')
		case c == '/' && braces > 0:
			return "", doublestar.ErrBadPattern
		}
		b.WriteByte(c)
	}
	return b.String(), nil
}

// Abs implements Files.
func (t Tree) Abs(name string) (string, error) {
	if path.IsAbs(name) {
		return path.Clean(name), nil
	}
	return path.Join(t.Root, t.Dir, name), nil
}

// Home implements Files.
func (t Tree) Home() (string, error) {
	if t.HomeDir == "" {
		return "", errors.New("there is no home directory")
	}
	return t.HomeDir, nil
}

// inside returns the name of a file as FS knows it.
func (t Tree) inside(name string) (string, error) {
	abs, err := t.Abs(name)
	if err != nil {
		return "", err
	}
	root := path.Clean(t.Root)
	if abs == root {
		return ".", nil
	}
	rel, ok := strings.CutPrefix(abs, strings.TrimSuffix(root, "/")+"/")
	if !ok {
		return "", &fs.PathError{Op: "open", Path: name, Err: ErrOutside}
	}
	return rel, nil
}

// reading lists the functions that look at files or paths, except those that render templates.
func (l *library) reading() map[string]function.Function {
	return map[string]function.Function{
		"abspath":          l.absPath(),
		"basename":         baseName(),
		"dirname":          dirName(),
		"file":             l.file(fileText),
		"filebase64":       l.file(func(b []byte) (string, error) { return base64Text(b), nil }),
		"filebase64sha256": l.file(fileDigest(sha256Sum, base64Text)),
		"filebase64sha512": l.file(fileDigest(sha512Sum, base64Text)),
		"fileexists":       l.fileExists(),
		"filemd5":          l.file(fileDigest(md5Sum, hexText)),
		"fileset":          l.fileSet(),
		"filesha1":         l.file(fileDigest(sha1Sum, hexText)),
		"filesha256":       l.file(fileDigest(sha256Sum, hexText)),
		"filesha512":       l.file(fileDigest(sha512Sum, hexText)),
		"pathexpand":       l.pathExpand(),
	}
}

func baseName() function.Function {
	return textFunction(func(args []string) (string, error) { return path.Base(args[0]), nil }, "path")
}

func dirName() function.Function {
	return textFunction(func(args []string) (string, error) { return path.Dir(args[0]), nil }, "path")
}

func (l *library) absPath() function.Function {
	return textFunction(func(args []string) (string, error) { return l.files.Abs(args[0]) }, "path")
}

func (l *library) pathExpand() function.Function {
	return textFunction(func(args []string) (string, error) { return l.expand(args[0]) }, "path")
}

// expand replaces a leading "~" by the home directory.
func (l *library) expand(name string) (string, error) {
	rest, ok := strings.CutPrefix(name, "~")
	if !ok {
		return name, nil
	}
	if rest != "" && rest[0] != '/' && rest[0] != '\\' {
		return "", fmt.Errorf("%s: the home directory of another user cannot be found", name)
	}
	home, err := l.files.Home()
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return path.Join(home, rest), nil
}

// read returns the content of a file that the configuration names.
func (l *library) read(name string) ([]byte, error) {
	expanded, err := l.expand(name)
	if err != nil {
		return nil, function.NewArgError(0, err)
	}
	b, err := l.files.ReadFile(expanded)
	if err != nil {
		return nil, function.NewArgError(0, fmt.Errorf("reading %s: %w", name, err))
	}
	return b, nil
}

// file reads a file and turns its content into the result.
func (l *library) file(result func([]byte) (string, error)) function.Function {
	return textFunction(func(args []string) (string, error) {
		b, err := l.read(args[0])
		if err != nil {
			return "", err
		}
		return result(b)
	}, "path")
}

func fileText(b []byte) (string, error) {
	if !utf8.Valid(b) {
		return "", function.NewArgErrorf(0, "the file is not UTF-8 text; filebase64 can read it")
	}
	return string(b), nil
}

func fileDigest(sum func([]byte) []byte, text func([]byte) string) func([]byte) (string, error) {
	return func(b []byte) (string, error) { return text(sum(b)), nil }
}

func (l *library) fileExists() function.Function {
	return stringsFunction(cty.Bool, func(args []string) (cty.Value, error) {
		name, err := l.expand(args[0])
		if err != nil {
			return cty.NilVal, function.NewArgError(0, err)
		}
		info, err := l.files.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return cty.False, nil
		case err != nil:
			return cty.NilVal, function.NewArgError(0, err)
		case !info.Mode().IsRegular():
			return cty.NilVal, function.NewArgErrorf(0, "%s is not a regular file", args[0])
		default:
			return cty.True, nil
		}
	}, "path")
}

func (l *library) fileSet() function.Function {
	return stringsFunction(cty.Set(cty.String), func(args []string) (cty.Value, error) {
		dir, err := l.expand(args[0])
		if err != nil {
			return cty.NilVal, function.NewArgError(0, err)
		}
		names, err := l.files.Glob(dir, args[1])
		if err != nil {
			return cty.NilVal, fmt.Errorf("listing %s: %w", path.Join(args[0], args[1]), err)
		}
		if len(names) == 0 {
			return cty.SetValEmpty(cty.String), nil
		}
		vals := make([]cty.Value, len(names))
		for i, name := range names {
			vals[i] = cty.StringVal(name)
		}
		return cty.SetVal(vals), nil
	}, "path", "pattern")
}

func (l *library) templateFile(functions map[string]function.Function) function.Function {
	return l.traced(function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "path", Type: cty.String, AllowMarked: true},
			{Name: "vars", Type: cty.DynamicPseudoType, AllowMarked: true},
		},
		// The type is left open, because finding it means rendering the template a second time.
		Type: function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			name, marks := args[0].Unmark()
			b, err := l.read(name.AsString())
			if err != nil {
				return cty.NilVal, err
			}
			text, err := fileText(b)
			if err != nil {
				return cty.NilVal, err
			}
			v, err := l.render(text, name.AsString(), args[1], functions)
			if err != nil {
				return cty.NilVal, err
			}
			return v.WithMarks(marks), nil
		},
	}))
}

// templateString takes its template by reference only, so it must see the expression and not just the value.
func (l *library) templateString(functions map[string]function.Function) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "template", Type: customdecode.ExpressionClosureType},
			{Name: "vars", Type: cty.DynamicPseudoType, AllowMarked: true, AllowUnknown: true},
		},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			closure := customdecode.ExpressionClosureFromVal(args[0])
			if !isReference(closure.Expression) {
				return cty.NilVal, function.NewArgErrorf(0, "must be a reference to a string that holds the template")
			}
			source, diags := closure.Value()
			if diags.HasErrors() {
				return cty.NilVal, function.NewArgError(0, diags)
			}
			source, err := convert.Convert(source, cty.String)
			if err != nil {
				return cty.NilVal, function.NewArgErrorf(0, "must be a string that holds the template")
			}
			source, marks := source.Unmark()
			if source.IsNull() {
				return cty.NilVal, function.NewArgErrorf(0, "must not be null")
			}
			if vars, _ := args[1].Unmark(); !source.IsKnown() || !vars.IsKnown() {
				return cty.UnknownVal(cty.String).WithMarks(marks, l.origins(args[1]), l.secret(args[1])), nil
			}
			v, err := l.render(source.AsString(), "<templatestring argument>", args[1], functions)
			if err != nil {
				return cty.NilVal, err
			}
			if v, err = convert.Convert(v, cty.String); err != nil {
				return cty.NilVal, function.NewArgErrorf(0, "the template does not render to a string")
			}
			return v.WithMarks(marks), nil
		},
	})
}

// isReference says that the expression names an object, or a part of one, and nothing else.
func isReference(expr hcl.Expression) bool {
	switch e := expr.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return true
	case *hclsyntax.RelativeTraversalExpr:
		return isReference(e.Source)
	case *hclsyntax.IndexExpr:
		return isReference(e.Collection)
	default:
		_, diags := hcl.AbsTraversalForExpr(expr)
		return !diags.HasErrors()
	}
}

// render evaluates a template. Variables leave their marks where the template uses them, but their sensitivity
// covers the whole result.
func (l *library) render(source, filename string, vars cty.Value, functions map[string]function.Function) (cty.Value, error) {
	expr, diags := hclsyntax.ParseTemplate([]byte(source), filename, hcl.InitialPos)
	if diags.HasErrors() {
		return cty.NilVal, function.NewArgError(0, diags)
	}
	inner, marks := vars.Unmark()
	ty := inner.Type()
	if !ty.IsObjectType() && !ty.IsMapType() {
		return cty.NilVal, function.NewArgErrorf(1, "must be a map or object")
	}
	scope := &hcl.EvalContext{Variables: map[string]cty.Value{}, Functions: functions}
	for k, v := range inner.Elements() {
		if !hclsyntax.ValidIdentifier(k.AsString()) {
			return cty.NilVal, function.NewArgErrorf(1, "%q cannot be the name of a template variable", k.AsString())
		}
		scope.Variables[k.AsString()] = v.WithMarks(marks)
	}
	for _, traversal := range expr.Variables() {
		if _, given := scope.Variables[traversal.RootName()]; !given {
			return cty.NilVal, function.NewArgErrorf(1, "the template uses %q, which is not given (%s)", traversal.RootName(), traversal.SourceRange())
		}
	}
	v, diags := expr.Value(scope)
	if diags.HasErrors() {
		return cty.NilVal, diags
	}
	if v.IsNull() {
		return cty.NilVal, fmt.Errorf("%s: the template renders to null", filename)
	}
	return v.WithMarks(l.secret(vars)), nil
}
