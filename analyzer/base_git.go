package analyzer

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// repository is a work tree of git.
type repository struct {
	top string // without symbolic links
}

// openRepository finds the work tree that a directory lies in.
func openRepository(ctx context.Context, dir string) (*repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is not installed, or not in the PATH")
	}
	out, err := git(ctx, dir, nil, "rev-parse", "--show-toplevel")
	switch {
	case err != nil && strings.Contains(err.Error(), "not a git repository"):
		return nil, fmt.Errorf("%s is not in a git repository", dir)
	case err != nil:
		return nil, err
	}
	top := strings.TrimRight(string(out), "\r\n")
	if top == "" {
		return nil, fmt.Errorf("%s is in a git repository without a work tree", dir)
	}
	real, err := filepath.EvalSymlinks(filepath.FromSlash(top))
	if err != nil {
		return nil, err
	}
	return &repository{top: real}, nil
}

// git runs a command of git that only reads. What the environment of a hook says of the repository is left out: it may
// speak of another directory.
func git(ctx context.Context, dir string, in io.Reader, args ...string) ([]byte, error) {
	c := gitCommand(ctx, dir, args...)
	var out, complaint bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = in, &out, &complaint
	if err := c.Run(); err != nil {
		return out.Bytes(), gitError(args, err, complaint.String())
	}
	return out.Bytes(), nil
}

func gitCommand(ctx context.Context, dir string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, "git", append([]string{"-c", "core.fsmonitor=false", "-c", "core.quotePath=false"}, args...)...)
	c.Dir = dir
	for _, kv := range os.Environ() {
		switch name, _, _ := strings.Cut(kv, "="); name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "LC_ALL", "LANGUAGE":
		default:
			c.Env = append(c.Env, kv)
		}
	}
	c.Env = append(c.Env, "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	return c
}

func gitError(args []string, err error, complaint string) error {
	complaint = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(complaint), "fatal: "))
	if complaint == "" {
		return fmt.Errorf("git %s: %w", args[0], err)
	}
	return fmt.Errorf("git %s: %w: %s", args[0], err, complaint)
}

// exitedWith reports whether a command of git ended with a code.
func exitedWith(err error, code int) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == code
}

// commit finds the commit that a revision names; "" where there is none.
func (r *repository) commit(ctx context.Context, rev string) (string, error) {
	out, err := git(ctx, r.top, nil, "rev-parse", "--verify", "--quiet", rev+"^{commit}")
	if err != nil && !exitedWith(err, 1) && !exitedWith(err, 128) {
		return "", err
	}
	return strings.TrimSpace(string(out)), nil
}

// mergeBase finds the commit from which the work tree departed from a revision.
func (r *repository) mergeBase(ctx context.Context, rev string) (string, error) {
	const whole = "in GitHub Actions, let actions/checkout fetch all of it with fetch-depth: 0"
	if rev == "" || strings.HasPrefix(rev, "-") {
		return "", fmt.Errorf("%q is not a revision", rev)
	}
	head, err := r.commit(ctx, "HEAD")
	if err != nil {
		return "", err
	}
	if head == "" {
		return "", fmt.Errorf("the repository %s has no commit yet", r.top)
	}
	commit, err := r.commit(ctx, rev)
	if err != nil {
		return "", err
	}
	if commit == "" {
		if remote, err := r.commit(ctx, "origin/"+rev); err == nil && remote != "" {
			return "", fmt.Errorf("the repository %s has no revision %q; did you mean origin/%s?", r.top, rev, rev)
		}
		return "", fmt.Errorf("the repository %s has no revision %q: fetch it first (git fetch origin %s); %s", r.top, rev, strings.TrimPrefix(rev, "origin/"), whole)
	}
	out, err := git(ctx, r.top, nil, "merge-base", head, commit)
	switch {
	case err == nil:
		return strings.TrimSpace(string(out)), nil
	case !exitedWith(err, 1):
		return "", err
	}
	shallow, err := git(ctx, r.top, nil, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(string(shallow)) == "true" {
		return "", fmt.Errorf("the clone %s is shallow and does not hold the commit that HEAD and %s have in common: fetch it (git fetch --unshallow); %s", r.top, rev, whole)
	}
	return "", fmt.Errorf("HEAD and %s have no commit in common", rev)
}

// treeEntry is a file or directory of a commit.
type treeEntry struct {
	name     string // with forward slashes, from the top
	object   string // "" for a directory
	link     bool
	children []*treeEntry // sorted by name
	data     []byte       // of a file, once it was read
}

// entries lists the files and directories of a commit by name. Submodules are repositories of their own.
func (r *repository) entries(ctx context.Context, commit string) (map[string]*treeEntry, error) {
	out, err := git(ctx, r.top, nil, "ls-tree", "-r", "-z", "--full-tree", commit)
	if err != nil {
		return nil, err
	}
	all := map[string]*treeEntry{".": {name: "."}}
	for line := range strings.SplitSeq(string(out), "\x00") {
		head, name, ok := strings.Cut(line, "\t")
		words := strings.Fields(head) // mode, type, object
		if !ok || len(words) != 3 || words[1] != "blob" {
			continue
		}
		add(all, &treeEntry{name: name, object: words[2], link: words[0] == "120000"})
	}
	for _, e := range all {
		slices.SortFunc(e.children, func(a, b *treeEntry) int { return strings.Compare(a.name, b.name) })
	}
	return all, nil
}

// add puts an entry into its directory, which it makes where there is none yet.
func add(all map[string]*treeEntry, e *treeEntry) {
	all[e.name] = e
	for at := e; ; {
		parent := path.Dir(at.name)
		dir, ok := all[parent]
		if !ok {
			dir = &treeEntry{name: parent}
			all[parent] = dir
		}
		dir.children = append(dir.children, at)
		if ok {
			return
		}
		at = dir
	}
}

// objects reads blobs, with one git process that lives until close.
type objects struct {
	ctx context.Context
	top string

	mu        sync.Mutex
	command   *exec.Cmd
	in        io.WriteCloser
	out       *bufio.Reader
	complaint bytes.Buffer
}

// load reads a file, once.
func (o *objects) load(e *treeEntry) ([]byte, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if e.data != nil {
		return e.data, nil
	}
	data, err := o.read(e.object)
	if err != nil {
		return nil, err
	}
	e.data = data
	return data, nil
}

// read reads one blob.
func (o *objects) read(object string) ([]byte, error) {
	if o.command == nil {
		if err := o.start(); err != nil {
			return nil, err
		}
	}
	if _, err := io.WriteString(o.in, object+"\n"); err != nil {
		return nil, o.broken(err)
	}
	head, err := o.out.ReadString('\n')
	if err != nil {
		return nil, o.broken(err)
	}
	words := strings.Fields(head) // object, type, size; or object, "missing"
	if len(words) != 3 {
		return nil, fmt.Errorf("git has no object %s", object)
	}
	size, err := strconv.Atoi(words[2])
	if err != nil {
		return nil, o.broken(err)
	}
	data := make([]byte, size+1) // and a line feed
	if _, err := io.ReadFull(o.out, data); err != nil {
		return nil, o.broken(err)
	}
	return data[:size], nil
}

func (o *objects) start() error {
	o.command = gitCommand(o.ctx, o.top, "cat-file", "--batch")
	o.command.Stderr = &o.complaint
	in, err := o.command.StdinPipe()
	if err != nil {
		return err
	}
	out, err := o.command.StdoutPipe()
	if err != nil {
		return err
	}
	o.in, o.out = in, bufio.NewReaderSize(out, 64<<10)
	return o.command.Start()
}

func (o *objects) broken(err error) error {
	return gitError([]string{"cat-file"}, err, o.complaint.String())
}

// close ends the process.
func (o *objects) close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.command == nil || o.command.Process == nil {
		return nil
	}
	if err := o.in.Close(); err != nil {
		return err
	}
	if err := o.command.Wait(); err != nil && o.ctx.Err() == nil {
		return o.broken(err)
	}
	return nil
}

// renames tells which directories of today were called otherwise in a commit, by the configuration files in them. Names
// have forward slashes and are relative to the top.
func (r *repository) renames(ctx context.Context, commit string) (map[string]string, error) {
	out, err := git(ctx, r.top, nil, "diff", "-z", "--name-status", "-M", "--diff-filter=R", "--no-ext-diff", "--no-textconv", "--ignore-submodules", commit, "--", "*.tf", "*.tf.json")
	if err != nil {
		return nil, err
	}
	votes := map[string]map[string]int{} // new -> old -> files
	words := strings.Split(string(out), "\x00")
	for i := 0; i+2 < len(words); i += 3 {
		from, to := path.Dir(words[i+1]), path.Dir(words[i+2])
		if from == to {
			continue
		}
		if votes[to] == nil {
			votes[to] = map[string]int{}
		}
		votes[to][from]++
	}
	renamed := map[string]string{}
	for to, froms := range votes {
		for from, n := range froms {
			if best, ok := renamed[to]; !ok || n > froms[best] || n == froms[best] && from < best {
				renamed[to] = from
			}
		}
	}
	return renamed, nil
}

// ignored tells which files git ignores.
func (r *repository) ignored(ctx context.Context, files []string) ([]string, error) {
	if len(files) == 0 {
		return nil, nil
	}
	out, err := git(ctx, r.top, strings.NewReader(strings.Join(files, "\x00")+"\x00"), "check-ignore", "-z", "--stdin")
	if err != nil && !exitedWith(err, 1) { // 1: none of them
		return nil, err
	}
	return strings.FieldsFunc(string(out), func(c rune) bool { return c == 0 }), nil
}
