package analyzer_test

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sekisho/sekisho/analyzer"
	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/report"
)

// repo is a repository of git in a temporary directory.
type repo struct {
	t   *testing.T
	dir string
}

func newRepo(t *testing.T, files map[string]string) repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	r := repo{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	r.write(files)
	r.commit()
	return r
}

func (r repo) write(files map[string]string) { r.t.Helper(); write(r.t, r.dir, files) }

func (r repo) commit() {
	r.t.Helper()
	r.git("add", "-A")
	r.git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "--allow-empty", "-m", "x")
}

func (r repo) git(args ...string) string {
	r.t.Helper()
	c := exec.Command("git", args...)
	c.Dir = r.dir
	out, err := c.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

const (
	plainVolume  = "resource \"aws_ebs_volume\" \"plain\" {\n  encrypted = false\n}\n"
	goodVolume   = "resource \"aws_ebs_volume\" \"plain\" {\n  encrypted = true\n}\n"
	secondVolume = "resource \"aws_ebs_volume\" \"second\" {\n  encrypted = false\n}\n"
	asked        = "variable \"on\" {}\nresource \"aws_ebs_volume\" \"asked\" {\n  encrypted = var.on\n}\n"
)

// TestBase compares a work tree with the merge base.
func TestBase(t *testing.T) {
	for _, test := range []struct {
		name    string
		before  map[string]string
		change  func(r repo)
		base    string   // main, if empty
		paths   []string // ".", if empty
		options analyzer.Options
		want    string
	}{
		{name: "no change", before: map[string]string{"main.tf": plainVolume}, change: func(repo) {},
			want: "unchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "not committed", before: map[string]string{"main.tf": plainVolume},
			change: func(r repo) { r.write(map[string]string{"more.tf": secondVolume}) },
			want:   "introduced ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "not committed, against HEAD", before: map[string]string{"main.tf": plainVolume}, base: "HEAD",
			change: func(r repo) { r.write(map[string]string{"main.tf": goodVolume}) },
			want:   "fixed ebs-encrypted aws_ebs_volume.plain"},
		{name: "on a branch, and main has gone on", before: map[string]string{"main.tf": plainVolume},
			change: func(r repo) {
				r.git("checkout", "-q", "-b", "change")
				r.write(map[string]string{"more.tf": secondVolume})
				r.commit()
				r.git("checkout", "-q", "main")
				r.write(map[string]string{"main.tf": goodVolume})
				r.commit()
				r.git("checkout", "-q", "change")
			},
			want: "introduced ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "one of several roots", before: map[string]string{"a/main.tf": plainVolume, "b/main.tf": plainVolume}, paths: []string{"b"},
			change: func(r repo) { r.write(map[string]string{"a/main.tf": "", "b/main.tf": plainVolume + secondVolume}) },
			want:   "introduced ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "a root by one of its files", before: map[string]string{"main.tf": plainVolume, "b/main.tf": plainVolume}, paths: []string{"new.tf"},
			change: func(r repo) { r.write(map[string]string{"new.tf": secondVolume, "b/main.tf": ""}) },
			want:   "introduced ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "a new root", before: map[string]string{"a/main.tf": plainVolume},
			change: func(r repo) { r.write(map[string]string{"b/main.tf": secondVolume}) },
			want:   "introduced ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "a root is deleted", before: map[string]string{"a/main.tf": plainVolume, "b/main.tf": secondVolume},
			change: func(r repo) { r.git("rm", "-qr", "b") },
			want:   "fixed ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "a root is renamed", before: map[string]string{"old/main.tf": plainVolume + "# a\n# b\n# c\n# d\n# e\n"},
			change: func(r repo) { r.git("mv", "old", "new"); r.write(map[string]string{"new/more.tf": secondVolume}) },
			want:   "introduced ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "a root is renamed, and only the new one is checked", before: map[string]string{"old/main.tf": plainVolume, "other/main.tf": secondVolume}, paths: []string{"new"},
			change: func(r repo) { r.git("mv", "old", "new") },
			want:   "unchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "a root is renamed, and git does not know", before: map[string]string{"old/main.tf": plainVolume},
			change: func(r repo) {
				if err := os.Rename(filepath.Join(r.dir, "old"), filepath.Join(r.dir, "new")); err != nil {
					r.t.Fatal(err)
				}
			},
			want: "unchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "moved into a directory that is checked", before: map[string]string{"legacy/main.tf": plainVolume, "infra/a/main.tf": secondVolume}, paths: []string{"infra"},
			change: func(r repo) { r.git("mv", "legacy", "infra/b") },
			want:   "unchanged ebs-encrypted aws_ebs_volume.plain\nunchanged ebs-encrypted aws_ebs_volume.second"},
		{name: "a moved block", before: map[string]string{"main.tf": plainVolume},
			change: func(r repo) {
				r.write(map[string]string{"main.tf": secondVolume + "moved {\n  from = aws_ebs_volume.plain\n  to = aws_ebs_volume.second\n}\n"})
			},
			want: "unchanged ebs-encrypted aws_ebs_volume.second"},
		{name: "a local module changes", before: map[string]string{"root/main.tf": "module \"m\" {\n  source = \"../m\"\n}\n", "m/main.tf": goodVolume},
			change: func(r repo) { r.write(map[string]string{"m/main.tf": plainVolume}) },
			want:   "introduced ebs-encrypted module.m.aws_ebs_volume.plain"},
		{name: "a local module outside of what is checked", before: map[string]string{"root/main.tf": "module \"m\" {\n  source = \"../m\"\n}\n", "m/main.tf": goodVolume}, paths: []string{"root"},
			change: func(r repo) { r.write(map[string]string{"m/main.tf": plainVolume}) },
			want:   "introduced ebs-encrypted module.m.aws_ebs_volume.plain"},
		{name: "an installed module", before: map[string]string{".gitignore": ".terraform\n", "main.tf": "module \"m\" {\n  source = \"example/m/aws\"\n}\n"},
			change: func(r repo) {
				r.write(map[string]string{
					".terraform/modules/modules.json": `{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"m","Source":"registry.terraform.io/example/m/aws","Version":"1.0.0","Dir":".terraform/modules/m"}]}`,
					".terraform/modules/m/main.tf":    plainVolume,
					"more.tf":                         secondVolume,
				})
			},
			want: "introduced ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted module.m.aws_ebs_volume.plain"},
		{name: "values that git ignores", before: map[string]string{".gitignore": "*.tfvars\n", "main.tf": asked},
			change: func(r repo) { r.write(map[string]string{"terraform.tfvars": "on = false\n"}) },
			want:   "unchanged ebs-encrypted aws_ebs_volume.asked"},
		{name: "values that are part of the change", before: map[string]string{"main.tf": asked, "terraform.tfvars": "on = true\n"},
			change: func(r repo) { r.write(map[string]string{"terraform.tfvars": "on = false\n"}) },
			want:   "introduced ebs-encrypted aws_ebs_volume.asked"},
		{name: "a file of values that is given", before: map[string]string{"main.tf": asked, "env/prod.tfvars": "on = true\n"},
			change:  func(r repo) { r.write(map[string]string{"env/prod.tfvars": "on = false\n"}) },
			options: analyzer.Options{},
			want:    "introduced ebs-encrypted aws_ebs_volume.asked"},
		{name: "files left out of archives", before: map[string]string{".gitattributes": "infra export-ignore\n", "infra/main.tf": plainVolume}, change: func(repo) {},
			want: "unchanged ebs-encrypted aws_ebs_volume.plain"},
		{name: "symbolic links", before: map[string]string{"a/main.tf": "module \"m\" {\n  source = \"./link\"\n}\n", "m/main.tf": plainVolume},
			change: func(r repo) {
				for from, to := range map[string]string{"a/link": "../m", "a/linked.tf": "../second.tf"} {
					if err := os.Symlink(to, filepath.Join(r.dir, from)); err != nil {
						r.t.Fatal(err)
					}
				}
				r.write(map[string]string{"second.tf": secondVolume})
				r.commit()
				r.write(map[string]string{"more.tf": ""})
			}, base: "HEAD", paths: []string{"a"},
			want: "unchanged ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted module.m.aws_ebs_volume.plain"},
		{name: "a file that a function reads", before: map[string]string{"main.tf": "resource \"aws_ebs_volume\" \"plain\" {\n  encrypted = jsondecode(file(\"${path.module}/../shared.json\")).on\n}\n", "x": ""},
			change: func(r repo) {
				r.git("rm", "-q", "main.tf")
				r.write(map[string]string{"a/main.tf": "resource \"aws_ebs_volume\" \"plain\" {\n  encrypted = jsondecode(file(\"${path.module}/../shared.json\")).on\n}\n", "shared.json": `{"on":true}`})
				r.commit()
				r.git("branch", "-f", "base")
				r.write(map[string]string{"shared.json": `{"on":false}`})
			}, base: "base",
			want: "introduced ebs-encrypted aws_ebs_volume.plain"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRepo(t, test.before)
			test.change(r)
			status := r.git("status", "--porcelain", "--ignored")
			t.Chdir(r.dir)
			o := test.options
			o.NewOnly, o.Base, o.Lean = true, test.base, true
			if o.Base == "" {
				o.Base = "main"
			}
			if strings.Contains(test.name, "that is given") {
				o.Load.Vars = []hclload.Var{{File: "env/prod.tfvars"}}
			}
			paths := test.paths
			if paths == nil {
				paths = []string{"."}
			}
			t.Setenv("TMPDIR", t.TempDir())
			got := checked(t, o, paths...)
			if diff := cmp.Diff(test.want, strings.Join(told(got), "\n")); diff != "" {
				t.Error(diff)
			}
			for _, d := range got.Diagnostics {
				t.Errorf("%s", d)
			}
			for _, format := range report.Formats() {
				writer, _ := report.ByName(format)
				if err := writer(io.Discard, got); err != nil {
					t.Errorf("%s: %v", format, err)
				}
			}
			for i := range got.Fixed {
				if name := got.Rel(got.Fixed[i].Primary().Range.Filename); filepath.IsAbs(name) || strings.Contains(name, "sekisho-base") {
					t.Errorf("a finding that is fixed was in %s", name)
				}
			}
			if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
			if now := r.git("status", "--porcelain", "--ignored"); now != status {
				t.Errorf("the work tree was touched:\n%s\nbefore:\n%s", now, status)
			}
		})
	}
}

// TestBaseFromSubdirectory runs the check where a hook of git would, and where a person is.
func TestBaseFromSubdirectory(t *testing.T) {
	r := newRepo(t, map[string]string{"infra/a/main.tf": plainVolume, "other/main.tf": secondVolume})
	r.write(map[string]string{"infra/a/more.tf": secondVolume, "other/main.tf": ""})
	t.Chdir(filepath.Join(r.dir, "infra"))
	t.Setenv("GIT_DIR", ".git") // as git sets it for hooks, relative to the top
	t.Setenv("GIT_INDEX_FILE", ".git/index")
	got := checked(t, analyzer.Options{Base: "HEAD"}, ".")
	if diff := cmp.Diff("introduced ebs-encrypted aws_ebs_volume.second\nunchanged ebs-encrypted aws_ebs_volume.plain", strings.Join(told(got), "\n")); diff != "" {
		t.Error(diff)
	}
}

// TestBrokenBase warns where the state before cannot be read, and counts what it may hide as introduced.
func TestBrokenBase(t *testing.T) {
	r := newRepo(t, map[string]string{"main.tf": plainVolume, "broken.tf": "resource {"})
	r.write(map[string]string{"broken.tf": ""})
	t.Chdir(r.dir)
	got := checked(t, analyzer.Options{Base: "HEAD"}, ".")
	if len(got.Diagnostics) != 1 || !strings.Contains(got.Diagnostics[0].Detail, "the merge base with HEAD") {
		t.Errorf("diagnostics: %v", got.Diagnostics)
	}
}

// TestBadBase requires an error that says what to do.
func TestBadBase(t *testing.T) {
	r := newRepo(t, map[string]string{"main.tf": plainVolume})
	r.git("checkout", "-q", "--orphan", "alone")
	r.write(map[string]string{"alone.tf": ""})
	r.commit()
	r.git("checkout", "-q", "main")
	r.write(map[string]string{"more.tf": secondVolume})
	r.commit()
	r.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
	shallow := filepath.Join(t.TempDir(), "shallow")
	r.git("clone", "-q", "--depth=1", "--no-single-branch", "file://"+filepath.ToSlash(r.dir), shallow)
	outside := write(t, t.TempDir(), map[string]string{"main.tf": plainVolume})
	empty := repo{t, t.TempDir()}
	empty.git("init", "-q")
	empty.write(map[string]string{"main.tf": plainVolume})
	for _, test := range []struct{ name, path, base, want string }{
		{"no repository", outside, "main", "--base main: " + outside + " is not in a git repository"},
		{"unknown revision", r.dir, "nowhere", "fetch-depth: 0"},
		{"revision of the remote", r.dir, "trunk", "did you mean origin/trunk?"},
		{"an option", r.dir, "--upload-pack=x", "is not a revision"},
		{"no commit in common", r.dir, "alone", "HEAD and alone have no commit in common"},
		{"shallow", shallow, "origin/alone", "is shallow and does not hold"},
		{"no commit at all", empty.dir, "HEAD", "has no commit yet"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			_, err := analyzer.Check(context.Background(), []string{test.path}, testRules(), analyzer.Options{Base: test.base})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v", err)
			}
			if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}
