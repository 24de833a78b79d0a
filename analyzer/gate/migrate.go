package gate

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
)

// Migration is what becomes of the ignore comments of other tools in one file.
type Migration struct {
	Text  []byte // of the file with our comments in place of those that could be converted
	Done  int    // how many were converted
	Left  []Left // what was left alone
	Fault string // why the file could not be read; "" where it could
}

// Left is a comment of another tool that stays as it is.
type Left struct {
	Tool, Check string
	Why         string
	Range       hcl.Range
}

// Migrate rewrites the ignore comments of other tools in a native file. A comment that stands elsewhere than ours would
// moves to the line above its block.
func Migrate(name string, src []byte, foreign Foreign) Migration {
	out := Migration{Text: src}
	if !mayHoldForeign(src) {
		return out
	}
	s, ok := readSource(name, src)
	if !ok {
		out.Fault = "has a syntax error"
		return out
	}
	var edits []edit
	for _, k := range s.comments {
		edits = append(edits, out.comment(s, k, foreign)...)
	}
	out.Text = apply(src, edits)
	return out
}

// edit replaces a part of a file.
type edit struct {
	span
	text string
}

// apply makes edits that do not overlap. Of several insertions at one place the first comes first.
func apply(src []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.from]...), e.text...)
		at = e.to
	}
	return append(out, src[at:]...)
}

// comment converts one comment: all of it or nothing, so that no half of it is lost.
func (m *Migration) comment(s *source, k comment, foreign Foreign) []edit {
	var marks []mark
	var lines []string
	for _, t := range s.texts(k) {
		for _, one := range readForeign(t.string) {
			line, left := ours(one, foreign)
			if left != nil {
				left.Range = s.rng(span{t.at + one.from, t.at + one.to})
				m.Left = append(m.Left, *left)
				continue
			}
			marks, lines = append(marks, one), append(lines, line)
		}
	}
	if len(marks) == 0 {
		return nil
	}
	if whole := slices.Compact(slices.Clone(lines)); len(whole) < len(lines) {
		lines = whole
	}
	at, ok := s.find(k, marks[0].scope)
	if !ok {
		for _, one := range marks {
			m.Left = append(m.Left, Left{Tool: one.tool, Check: strings.Join(one.rules, ","), Why: "stands beside nothing", Range: s.rng(span(k))})
		}
		return nil
	}
	m.Done += len(marks)
	keep := m.alone(s, k, len(marks))
	same, found := s.find(k, asOurs)
	first, last := s.line(k.from), s.line(max(k.from, k.to-1))
	before, after := s.code[first], s.code[last]
	trailing := before.from < k.from && before.to > 0
	inPlace := found && same.span == at.span && !keep && after.to <= k.to
	if inPlace {
		if trailing {
			return []edit{{span(k), "# " + strings.Join(lines, " ")}}
		}
		return []edit{{span(k), s.comment(lines, s.indent(k.from), s.newline())}}
	}
	// Ours goes on the line above what the other tool's spoke of.
	above := s.starts[s.line(at.from)-1]
	indent := s.indent(at.from)
	edits := []edit{{span{above, above}, indent + s.comment(lines, indent, s.newline()) + s.newline()}}
	if keep {
		return edits
	}
	return append(edits, edit{s.whole(k), ""})
}

// alone tells whether a comment says more than its converted marks, and so has to stay: there are others in it, or it is
// a comment of several lines.
func (m *Migration) alone(s *source, k comment, converted int) bool {
	n, lines := 0, 0
	for _, t := range s.texts(k) {
		n += len(readForeign(t.string))
		if strings.Trim(t.string, " \t*") != "" {
			lines++
		}
	}
	return n > converted || lines > 1
}

// comment writes lines as comments below each other.
func (s *source) comment(lines []string, indent, newline string) string {
	return "# " + strings.Join(lines, newline+indent+"# ")
}

// newline is how the file ends its lines.
func (s *source) newline() string {
	if strings.Contains(string(s.src), "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// indent is the blanks before the first text of a line.
func (s *source) indent(at int) string {
	line := string(s.src[s.starts[s.line(at)-1]:at])
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// whole is what goes when a comment goes: its line too where nothing else stands on it, or else the blanks beside it.
func (s *source) whole(k comment) span {
	out := span(k)
	start, end := s.starts[s.line(k.from)-1], len(s.src)
	if next := s.line(max(k.from, k.to-1)); next < len(s.starts) {
		end = s.starts[next]
	}
	before, after := strings.TrimSpace(string(s.src[start:k.from])), strings.TrimSpace(string(s.src[k.to:end]))
	switch {
	case before == "" && after == "":
		return span{start, end}
	case after == "":
		for out.from > start && isBlank(s.src[out.from-1]) {
			out.from--
		}
	default:
		for out.to < end && isBlank(s.src[out.to]) {
			out.to++
		}
	}
	return out
}

// ours writes a foreign mark as an ignore of ours; or says why it cannot be one.
func ours(m mark, foreign Foreign) (string, *Left) {
	left := func(check, why string) (string, *Left) { return "", &Left{Tool: m.tool, Check: check, Why: why} }
	all := strings.Join(m.rules, ",")
	if m.alone != "" {
		return left(all, m.alone)
	}
	if m.scope == wholeFile {
		return left(all, "is about the whole file: write an ignore block with a path in "+FileName)
	}
	var ids []string
	for _, check := range m.rules {
		rules := foreign(m.tool, check)
		if len(rules) == 0 {
			return left(check, "no rule answers this check")
		}
		for _, id := range rules {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", keyword, strings.Join(ids, " "))
	if !m.until.IsZero() {
		b.WriteString(" until=" + m.until.Format(time.DateOnly))
	}
	fmt.Fprintf(&b, " reason=%s", quote(m.reason))
	return b.String(), nil
}

// quote writes a text as readMarks reads it.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(strings.TrimSpace(s)) + `"`
}
