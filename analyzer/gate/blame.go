package gate

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// Blame gives ignores that name no owner the author of their line, as git knows it. Where git or the repository is
// missing, or a line is not committed yet, the owner stays open: it is an aid, and no reason to fail.
func Blame(ctx context.Context, list []*Ignore) {
	byFile := map[string][]*Ignore{}
	for _, g := range list {
		if g.Owner == "" && g.Range.Filename != "" {
			byFile[g.Range.Filename] = append(byFile[g.Range.Filename], g)
		}
	}
	if len(byFile) == 0 {
		return
	}
	git, err := exec.LookPath("git")
	if err != nil {
		return
	}
	for file, ignores := range byFile {
		// Nothing that the repository configures is run: no file system monitor, no text conversion.
		args := []string{"-C", filepath.Dir(file), "-c", "core.fsmonitor=false", "blame", "--no-textconv", "--porcelain"}
		for _, g := range ignores {
			args = append(args, "-L", fmt.Sprintf("%d,%d", g.Range.Start.Line, g.Range.Start.Line))
		}
		out, err := exec.CommandContext(ctx, git, append(args, "--", filepath.Base(file))...).Output()
		if err != nil {
			continue
		}
		authors := readBlame(out)
		for _, g := range ignores {
			if name := authors[g.Range.Start.Line]; name != "" {
				g.Owner, g.Blamed = name, true
			}
		}
	}
}

// readBlame reads the porcelain format: the author of each line. What is said of a commit stands at its first line only.
// See https://git-scm.com/docs/git-blame#_the_porcelain_format.
func readBlame(out []byte) map[int]string {
	lines := map[int]string{}
	authors := map[string]string{}
	commit, line := "", 0
	s := bufio.NewScanner(bytes.NewReader(out))
	s.Buffer(nil, len(out)+1)
	for s.Scan() {
		text := s.Text()
		if strings.HasPrefix(text, "\t") { // the line itself ends what is said of it
			lines[line] = authors[commit]
			commit = ""
			continue
		}
		if commit == "" {
			words := strings.Fields(text)
			if len(words) < 3 {
				continue
			}
			n, err := strconv.Atoi(words[2])
			if err != nil {
				continue
			}
			commit, line = words[0], n
			continue
		}
		name, ok := strings.CutPrefix(text, "author ")
		if ok && strings.Trim(commit, "0") != "" { // the zero commit is what is not committed yet
			authors[commit] = name
		}
	}
	return lines
}
