package analyzer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/load"
	"github.com/sekisho/sekisho/analyzer/load/hclload"
)

// openBase takes the merge base of HEAD and a revision out of the repository.
func openBase(ctx context.Context, repo *repository, rev string) (*baseTree, error) {
	commit, err := repo.mergeBase(ctx, rev)
	if err != nil {
		return nil, err
	}
	b := &baseTree{repo: repo, dir: repo.top + "@" + commit, objects: &objects{ctx: ctx, top: repo.top}, renamed: map[string]string{}, lent: map[string]string{}}
	b.commit = commit
	if b.entries, err = repo.entries(ctx, commit); err != nil {
		return nil, err
	}
	return b, nil
}

// findRenamed asks git for the former names of directories, where one of those that are checked was not there.
func (b *baseTree) findRenamed(ctx context.Context, given []string) error {
	isNew := func(dir string) bool { return !b.isDir(b.then(dir)) }
	anyNew := false
	for _, path := range given {
		dirs := []string{filepath.Dir(path)}
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			dirs, _ = hclload.NewLoader().Dirs(path) // the check itself reports what cannot be read
		}
		anyNew = anyNew || slices.ContainsFunc(dirs, isNew)
	}
	if !anyNew {
		return nil
	}
	renamed, err := b.repo.renames(ctx, b.commit)
	if err != nil {
		return err
	}
	for to, from := range renamed {
		if now := filepath.Join(b.repo.top, filepath.FromSlash(to)); isNew(now) {
			b.renamed[now] = filepath.Join(b.repo.top, filepath.FromSlash(from))
		}
	}
	return nil
}

// then is the place that a file of the work tree has in the base.
func (b *baseTree) then(now string) string {
	return filepath.Join(b.dir, strings.TrimPrefix(now, b.repo.top))
}

// now is the place that a file of the base has in the work tree.
func (b *baseTree) now(then string) string {
	return filepath.Join(b.repo.top, strings.TrimPrefix(then, b.dir))
}

// holds reports whether a file lies in the base.
func (b *baseTree) holds(file string) bool {
	return file == b.dir || strings.HasPrefix(file, b.dir+string(filepath.Separator))
}

// inputs finds what is to be checked in the base for a directory, or a file of a root module, of the work tree.
func (b *baseTree) inputs(path string) []string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		if then := b.then(path); b.isDir(then) {
			return []string{then}
		}
		return b.root(b.renamed[path])
	}
	dir := filepath.Dir(path)
	if from, ok := b.renamed[dir]; ok {
		dir = from
	}
	return b.root(dir)
}

// root names the root module that was in a directory, and no other below it: by one of its files.
func (b *baseTree) root(now string) []string {
	if now == "" {
		return nil
	}
	then := b.then(now)
	entries, err := b.ReadDir(then)
	if err != nil {
		return nil // there was none
	}
	for _, e := range entries {
		if !e.IsDir() && hclload.IsConfigFile(e.Name()) {
			return []string{filepath.Join(then, e.Name())}
		}
	}
	return nil
}

// extra names the root modules that had another name, outside of what is checked in the base.
func (b *baseTree) extra(paths, inputs []string) []string {
	var out []string
	for to, from := range b.renamed {
		if !below(to, paths) || below(b.then(from), inputs) {
			continue
		}
		out = append(out, b.root(from)...)
	}
	slices.Sort(out)
	return out
}

// below reports whether a directory is one of a list, or lies in one.
func below(dir string, list []string) bool {
	return slices.ContainsFunc(list, func(l string) bool {
		return dir == l || strings.HasPrefix(dir, strings.TrimSuffix(l, string(filepath.Separator))+string(filepath.Separator))
	})
}

// lend gives the base the values of variables in files that git ignores: like the modules that terraform init has
// installed, they belong to the machine and not to the change.
func (b *baseTree) lend(ctx context.Context, inputs []string) error {
	var values []string
	then := map[string]string{}
	for _, input := range inputs {
		dirs := []string{filepath.Dir(input)}
		if b.isDir(input) {
			dirs, _ = hclload.NewLoaderOn(b).Dirs(input) // what cannot be read is reported when it is loaded
		}
		for _, dir := range dirs {
			entries, err := os.ReadDir(b.today(b.name(dir)))
			if err != nil {
				continue // it is gone
			}
			for _, e := range entries {
				name := path.Join(b.name(dir), e.Name())
				if hclload.IsValuesFile(e.Name()) && b.entries[name] == nil {
					file := b.today(name)
					values = append(values, file)
					then[file] = name
				}
			}
		}
	}
	ignored, err := b.repo.ignored(ctx, values)
	if err != nil {
		return err
	}
	for _, file := range ignored {
		name := then[file]
		if name == "" || b.lent[name] != "" {
			continue
		}
		b.lent[name] = file
		if dir := b.entries[path.Dir(name)]; dir != nil {
			dir.children = append(dir.children, &treeEntry{name: name, object: "lent"})
		}
	}
	return nil
}

// bases are the merge bases of all repositories that paths lie in.
type bases struct {
	trees  []*baseTree
	inputs []string
	extra  map[string]bool // inputs that are only there to be compared with
}

// openBases takes the base of each source path out of its repository.
func openBases(ctx context.Context, paths []string, o Options) (_ *bases, err error) {
	all := &bases{extra: map[string]bool{}}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("--base %s: %w", o.Base, err), all.close())
		}
	}()
	given := map[*baseTree][]string{}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() && !hclload.IsConfigFile(filepath.Base(path)) {
			continue // a plan or a state, or an error that the check itself reports
		}
		now, err := realPath(path)
		if err != nil {
			return all, err
		}
		b, err := all.of(ctx, now, info, o.Base)
		if err != nil {
			return all, err
		}
		given[b] = append(given[b], now)
	}
	for _, b := range all.trees {
		if err := b.findRenamed(ctx, given[b]); err != nil {
			return all, err
		}
		for _, now := range given[b] {
			for _, in := range b.inputs(now) {
				if !slices.Contains(all.inputs, in) {
					all.inputs = append(all.inputs, in)
				}
			}
		}
		for _, in := range b.extra(given[b], all.inputs) {
			all.inputs = append(all.inputs, in)
			all.extra[filepath.Dir(in)] = true
		}
		var own []string
		for _, in := range all.inputs {
			if b.holds(in) {
				own = append(own, in)
			}
		}
		if err := b.lend(ctx, own); err != nil {
			return all, err
		}
	}
	return all, nil
}

// of finds the base of the repository that a path lies in.
func (all *bases) of(ctx context.Context, now string, info fs.FileInfo, rev string) (*baseTree, error) {
	dir := now
	if !info.IsDir() {
		dir = filepath.Dir(now)
	}
	repo, err := openRepository(ctx, dir)
	if err != nil {
		return nil, err
	}
	for _, b := range all.trees {
		if b.repo.top == repo.top {
			return b, nil
		}
	}
	b, err := openBase(ctx, repo, rev)
	if err != nil {
		return nil, err
	}
	all.trees = append(all.trees, b)
	return b, nil
}

func (all *bases) close() error {
	var errs []error
	for _, b := range all.trees {
		errs = append(errs, b.objects.close())
	}
	return errors.Join(errs...)
}

// now is the place in the work tree of a file of a base; itself for any other file.
func (all *bases) now(file string) string {
	for _, b := range all.trees {
		if b.holds(file) {
			return b.now(file)
		}
	}
	return file
}

// renamed is the directory in the work tree's place that a directory had before; "" where it had this one.
func (all *bases) renamed(now string) string {
	for _, b := range all.trees {
		if from, ok := b.renamed[now]; ok {
			return from
		}
	}
	return ""
}

// options are those of the check, and of the configuration of each root module, with the files of variables as they were.
func (all *bases) options(o load.Options, root func(dir string) load.Root) load.Options {
	o.Disk = all
	o.Vars = all.vars(o.Vars)
	o.Root = func(dir string) load.Root {
		r := root(all.now(dir))
		r.Vars = all.vars(r.Vars)
		return r
	}
	return o
}

func (all *bases) vars(list []hclload.Var) []hclload.Var {
	list = slices.Clone(list)
	for i, v := range list {
		if v.File == "" {
			continue
		}
		now, err := realPath(v.File)
		if err != nil {
			continue // the check itself reports it
		}
		for _, b := range all.trees {
			if then := b.then(now); below(now, []string{b.repo.top}) && b.isFile(then) {
				list[i].File = then
			}
		}
	}
	return list
}

func (b *baseTree) isFile(name string) bool {
	info, err := b.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// realPath is the absolute path without symbolic links, as git names the top of a work tree.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// of the trees the one that holds a name, for the methods of a disk.
func (all *bases) disk(name string) hclload.Disk {
	for _, b := range all.trees {
		if b.holds(name) {
			return b
		}
	}
	return all.trees[0] // which reads other names from the machine
}

// ReadDir lists a directory of a base.
func (all *bases) ReadDir(name string) ([]fs.DirEntry, error) { return all.disk(name).ReadDir(name) }

// ReadFile reads a file of a base.
func (all *bases) ReadFile(name string) ([]byte, error) { return all.disk(name).ReadFile(name) }

// Stat tells what a name stands for in a base.
func (all *bases) Stat(name string) (fs.FileInfo, error) { return all.disk(name).Stat(name) }

// Tree is the base that holds a directory.
func (all *bases) Tree(dir string) (fs.FS, string) { return all.disk(dir).Tree(dir) }
