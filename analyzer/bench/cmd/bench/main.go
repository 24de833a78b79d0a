// Command bench measures what sekisho costs as ratios to floors measured in the same run, and prints one Markdown
// table: an empty Go program for a cold start, one decode of the same bytes for a plan, one parse of the same files for
// source. It builds what it runs. Times are user plus system CPU of the child process, so that a busy machine distorts
// them as little as possible; the smallest of several interleaved runs counts.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/sekisho/sekisho/analyzer/bench"
)

func main() {
	write := flag.String("write", "", "Markdown file whose table, between the bench marks, is replaced")
	binary := flag.String("sekisho", "", "measure this binary instead of building ./cmd/sekisho")
	resources := flag.Int("resources", 10_000, "resources of the plan")
	roots := flag.Int("roots", 1_000, "root modules of the repository; a tenth and a hundredth are measured too")
	flag.Parse()
	if err := run(*write, *binary, *resources, *roots); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(write, binary string, resources, roots int) (err error) {
	if roots < 100 {
		return errors.New("-roots must be at least 100")
	}
	dir, err := os.MkdirTemp("", "sekisho-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()

	b := &runner{dir: dir, sekisho: binary}
	if err := b.build(); err != nil {
		return err
	}
	if err := b.generate(resources, roots); err != nil {
		return err
	}
	if err := b.measure(resources, roots); err != nil {
		return err
	}
	table := b.table()
	fmt.Print(table)
	if write == "" {
		return nil
	}
	return replace(write, table)
}

type runner struct {
	dir                   string
	sekisho, empty, floor string
	rows                  []row
}

type row struct {
	what, got, floor, ratio, target string
	met                             bool
}

func (b *runner) build() error {
	for _, p := range []struct {
		to  *string
		pkg string
	}{
		{&b.sekisho, "./cmd/sekisho"},
		{&b.empty, "./analyzer/bench/cmd/empty"},
		{&b.floor, "./analyzer/bench/cmd/floor"},
	} {
		if *p.to != "" {
			continue
		}
		*p.to = filepath.Join(b.dir, "bin", filepath.Base(p.pkg)+exe())
		cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", *p.to, p.pkg)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("building %s: %w\n%s", p.pkg, err, out)
		}
	}
	return nil
}

func exe() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

func (b *runner) generate(resources, roots int) error {
	if err := os.Mkdir(b.path("nothing"), 0o755); err != nil {
		return err
	}
	f, err := os.Create(b.path("plan.json"))
	if err != nil {
		return err
	}
	if err := errors.Join(bench.Plan(f, resources), f.Close()); err != nil {
		return err
	}
	for _, n := range sizes(roots) {
		if err := bench.Write(b.path(repo(n)), bench.Monorepo(n)); err != nil {
			return err
		}
	}
	return nil
}

func (b *runner) path(name string) string { return filepath.Join(b.dir, name) }

func repo(roots int) string { return fmt.Sprintf("repo-%d", roots) }

func sizes(roots int) []int { return []int{roots / 100, roots / 10, roots} }

const (
	mib     = 1 << 20
	maxPeak = 400 * mib
)

// first are the rules that the target for a plan was set with. What the others add is seen beside them.
var first = [...]string{
	"cloudtrail-bucket-not-public", "cloudtrail-encrypted-with-cmk", "cloudtrail-log-file-validation",
	"cloudtrail-multi-region", "ebs-default-encryption-enabled", "ebs-snapshot-encrypted", "ebs-volume-encrypted",
	"ec2-instance-block-devices-encrypted", "ec2-instance-imdsv2-required", "ec2-instance-not-internet-reachable",
	"ec2-launch-template-block-devices-encrypted", "iam-password-policy-min-length", "iam-policy-no-full-admin",
	"iam-root-mfa-enabled", "kms-key-rotation-enabled", "rds-backup-retention", "rds-cluster-encrypted",
	"rds-instance-encrypted", "rds-instance-not-public", "rds-not-in-public-subnet", "s3-bucket-encrypted-with-kms-cmk",
	"s3-bucket-encryption-enabled", "s3-bucket-policy-enforces-tls", "s3-bucket-public-access-block-complete",
	"s3-bucket-versioning-enabled", "sg-no-ingress-rdp", "sg-no-ingress-ssh", "vpc-flow-logs-enabled",
}

// only is a command that runs a few rules.
func only(command, rules []string) []string {
	for _, id := range rules {
		command = append(command, "--rule", id)
	}
	return command
}

func (b *runner) measure(resources, roots int) error {
	// An empty folder has nothing to judge, which may be said as an input error.
	start, err := interleave(30,
		program{exits: 2, args: []string{b.sekisho, "check", b.path("nothing")}},
		program{exits: 0, args: []string{b.sekisho, "version"}},
		program{exits: 0, args: []string{b.empty}},
	)
	if err != nil {
		return err
	}
	empty := start[2]
	for i, what := range []string{"cold start, `check` of an empty folder", "cold start, `version`"} {
		over := start[i].cpu - empty.cpu
		b.rows = append(b.rows, row{what, ms(start[i].cpu), ms(empty.cpu), fmt.Sprintf("%+.1f ms", float64(over)/float64(time.Millisecond)), "+5 ms", over <= 5*time.Millisecond})
	}

	info, err := os.Stat(b.path("plan.json"))
	if err != nil {
		return err
	}
	plan, err := interleave(5,
		program{exits: 1, speaks: true, args: []string{b.sekisho, "check", b.path("plan.json")}},
		program{exits: 0, speaks: true, args: []string{b.floor, "decode", b.path("plan.json")}},
		program{exits: 1, speaks: true, args: only([]string{b.sekisho, "check", b.path("plan.json")}, first[:])},
	)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("plan of %d resources, %.0f MiB", resources, float64(info.Size())/mib)
	b.compare(what, plan[0], plan[1], 4)
	b.compare(fmt.Sprintf("the same, the first %d rules alone", len(first)), plan[2], plan[1], 4)
	b.peak(what, plan[0], plan[1])

	// Small repositories end in milliseconds, where noise is large: they are run more often.
	var costs []time.Duration
	for i, n := range sizes(roots) {
		got, err := interleave([]int{20, 8, 3}[i],
			program{exits: 1, speaks: true, args: []string{b.sekisho, "check", b.path(repo(n))}},
			program{exits: 0, speaks: true, args: []string{b.floor, "parse", b.path(repo(n))}},
		)
		if err != nil {
			return err
		}
		costs = append(costs, (got[0].cpu-start[0].cpu)/time.Duration(n))
		if n == roots {
			what := fmt.Sprintf("repository of %d root modules × %d resources", n, bench.RootResources)
			b.rows = append(b.rows, row{what + ", CPU", ms(got[0].cpu), ms(got[1].cpu), ratio(got[0].cpu, got[1].cpu), "6000 ms", got[0].cpu < 6*time.Second})
			b.peak(what, got[0], got[1])
		}
	}
	b.linear(roots, costs)
	return b.hooks(roots, start[1])
}

// hooks measures the hook before a commit, with one changed root module, beyond the start of a process: as it is, and where
// only what the commit brings counts.
func (b *runner) hooks(roots int, start sample) error {
	for _, n := range sizes(roots)[1:] {
		dir := b.path(repo(n))
		if err := commit(dir); err != nil {
			return err
		}
		changed := filepath.Join(dir, "stacks", "service-0000", "main.tf")
		got, err := interleave(10,
			program{exits: 1, speaks: true, dir: dir, args: []string{b.sekisho, "hook", changed}},
			program{exits: 1, speaks: true, dir: dir, args: []string{b.sekisho, "hook", "--new-only", "--base", "HEAD", changed}},
		)
		if err != nil {
			return err
		}
		for i, what := range []string{"hook, one changed root module of %d", "hook with `--new-only --base HEAD`, one of %d"} {
			over := got[i].cpu - start.cpu
			b.rows = append(b.rows, row{fmt.Sprintf(what, n), ms(got[i].cpu), ms(start.cpu), fmt.Sprintf("%+.1f ms", float64(over)/float64(time.Millisecond)), "+100 ms", over <= 100*time.Millisecond})
		}
	}
	return nil
}

// commit makes a directory a repository of git with one commit.
func commit(dir string) error {
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", "bench"}} {
		c := exec.Command("git", args...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("git %s: %w\n%s", strings.Join(args, " "), err, out)
		}
	}
	return nil
}

// linear compares the cost of one module, cold start taken off, between the sizes. Only growth counts: a module that
// gets cheaper in a larger repository is no fault.
func (b *runner) linear(roots int, costs []time.Duration) {
	n := sizes(roots)
	worst := max(over(costs[1], costs[0]), over(costs[2], costs[0]), over(costs[2], costs[1]))
	b.rows = append(b.rows, row{
		what:   fmt.Sprintf("CPU per module at %d, %d, %d modules", n[0], n[1], n[2]),
		got:    ms(costs[0]) + ", " + ms(costs[1]) + ", " + ms(costs[2]),
		floor:  "–",
		ratio:  fmt.Sprintf("%.2f", worst),
		target: "growth below 1.3",
		met:    worst < 1.3,
	})
}

func (b *runner) compare(what string, got, floor sample, limit float64) {
	b.rows = append(b.rows, row{
		what + ", CPU", ms(got.cpu), ms(floor.cpu), ratio(got.cpu, floor.cpu),
		fmt.Sprintf("%.0f × the floor", limit), over(got.cpu, floor.cpu) <= limit,
	})
}

func (b *runner) peak(what string, got, floor sample) {
	if got.peak == 0 {
		b.rows = append(b.rows, row{what + ", peak memory", "not measured here", "–", "–", "400 MiB", false})
		return
	}
	b.rows = append(b.rows, row{
		what + ", peak memory", megabytes(got.peak), megabytes(floor.peak),
		fmt.Sprintf("%.1f ×", float64(got.peak)/float64(floor.peak)), "400 MiB", got.peak < maxPeak,
	})
}

func over(a, b time.Duration) float64 { return float64(a) / float64(max(b, 1)) }

func ratio(a, b time.Duration) string { return fmt.Sprintf("%.1f ×", over(a, b)) }

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond)) }

func megabytes(n int64) string { return fmt.Sprintf("%.0f MiB", float64(n)/mib) }

// program is a command to measure: the highest exit code that is a result, and whether a silent run is a failure.
type program struct {
	dir    string // "" for this one
	args   []string
	exits  int
	speaks bool
}

type sample struct {
	cpu  time.Duration
	peak int64 // bytes, zero where the system does not tell
}

// interleave runs the programs in turn, so that a change of the machine's load meets all of them, and keeps each one's
// smallest time and largest peak.
func interleave(runs int, programs ...program) ([]sample, error) {
	samples := make([][]sample, len(programs))
	for range runs {
		for i, p := range programs {
			s, err := p.run()
			if err != nil {
				return nil, err
			}
			samples[i] = append(samples[i], s)
		}
	}
	out := make([]sample, len(programs))
	for i, list := range samples {
		out[i].cpu = slices.MinFunc(list, func(a, b sample) int { return int(a.cpu - b.cpu) }).cpu
		out[i].peak = slices.MaxFunc(list, func(a, b sample) int { return int(a.peak - b.peak) }).peak
	}
	return out, nil
}

func (p program) run() (sample, error) {
	var stderr bytes.Buffer
	var spoken counter
	cmd := exec.Command(p.args[0], p.args[1:]...)
	cmd.Dir = p.dir
	cmd.Stdout, cmd.Stderr = &spoken, &stderr
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() < 0 || exit.ExitCode() > p.exits {
			return sample{}, fmt.Errorf("%s: %w\n%s", strings.Join(p.args, " "), err, stderr.Bytes())
		}
	}
	if p.speaks && spoken == 0 {
		return sample{}, fmt.Errorf("%s: printed nothing, so there is nothing to measure\n%s", strings.Join(p.args, " "), stderr.Bytes())
	}
	return sample{
		cpu:  cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(),
		peak: peakMemory(cmd.ProcessState),
	}, nil
}

// counter keeps only the length of an output: on Linux a child's peak is never reported below this process's own.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

func (b *runner) table() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s/%s, %d processors, %s.\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	out.WriteString("| what | Sekisho | floor | ratio | target | |\n|---|---|---|---|---|---|\n")
	for _, r := range b.rows {
		met := "met"
		if !r.met {
			met = "**not met**"
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s | %s |\n", r.what, r.got, r.floor, r.ratio, r.target, met)
	}
	return out.String()
}

const (
	openMark  = "<!-- bench -->\n"
	closeMark = "<!-- /bench -->"
)

func replace(name, table string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	head, rest, ok := strings.Cut(string(data), openMark)
	_, tail, closed := strings.Cut(rest, closeMark)
	if !ok || !closed {
		return fmt.Errorf("%s has no %q and %q", name, strings.TrimSpace(openMark), closeMark)
	}
	return os.WriteFile(name, []byte(head+openMark+table+closeMark+tail), 0o644)
}
