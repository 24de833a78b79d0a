package report

import (
	"bytes"
	"strings"
	"testing"
)

// TestMarkdownCut: a comment stays below the limit of the service, shows what matters most, and says what it leaves out.
func TestMarkdownCut(t *testing.T) {
	for _, c := range []struct {
		name       string
		findings   int
		lang       string
		notes      []string
		evidenceOf string // a rule whose evidence is shown
	}{
		{"all fit", 101, "en", nil, "s3-bucket-logged"},
		{"evidence does not fit", 250, "en", []string{"The evidence of "}, "rds-not-in-public-subnet"},
		{"lines do not fit", 2000, "en", []string{"Cut to fit a comment; not shown: ", " low.", "The evidence of "}, ""},
		{"lines do not fit, in Japanese", 2000, "ja", []string{"コメントの上限に収めるため", "低 "}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := flood(t, c.findings)
			r.Options.Lang = c.lang
			var b bytes.Buffer
			if err := WriteMarkdown(&b, r); err != nil {
				t.Fatal(err)
			}
			out := b.String()
			if n := len([]rune(out)); n >= 65_536 || n > markdownLimit {
				t.Errorf("%d characters", n)
			}
			note := ""
			for line := range strings.Lines(out) {
				if strings.HasPrefix(line, "> ") {
					note = line
				}
			}
			if (note != "") != (len(c.notes) > 0) {
				t.Errorf("the note is %q", note)
			}
			for _, want := range c.notes {
				if !strings.Contains(note, want) {
					t.Errorf("the note %q lacks %q", note, want)
				}
			}
			// The 100 critical findings are the last of the report, and the first of the comment.
			if n := strings.Count(out, "- **critical** ") + strings.Count(out, "- **緊急** "); n != 100 {
				t.Errorf("%d of 100 critical findings are shown", n)
			}
			if c.evidenceOf != "" && !strings.Contains(out, "Rule: <code>"+c.evidenceOf+"</code>") {
				t.Errorf("no evidence of %s", c.evidenceOf)
			}
			if a, b := strings.Count(out, "<details>"), strings.Count(out, "</details>"); a != b {
				t.Errorf("%d details begin, and %d end", a, b)
			}
		})
	}
}

// TestGitHubLimit: annotations beyond those that are shown are lines of the log, and no command.
func TestGitHubLimit(t *testing.T) {
	out := render(t, flood(t, 130), "github")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	commands, rest := 0, 0
	for _, l := range lines {
		switch {
		case strings.HasPrefix(l, "::"):
			commands++
			if rest > 0 {
				t.Errorf("a command after the rest: %s", l)
			}
		case strings.HasPrefix(l, "  - "):
			rest++
		default:
			if l != "GitHub shows 10 annotations of a level for a step. The other 110:" {
				t.Errorf("%s", l)
			}
		}
	}
	if commands != 20 || rest != 110 {
		t.Errorf("%d commands and %d other lines", commands, rest)
	}
}
