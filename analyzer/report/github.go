package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// annotationLimit is how many annotations of a level GitHub shows for a step. It drops further ones without a word.
const annotationLimit = 10

// WriteGitHub writes the report as commands of a GitHub workflow, which annotate the lines of a pull request. What is
// beyond the number of annotations that GitHub shows is written as plain lines of the log.
func WriteGitHub(w io.Writer, r *Report) error {
	g := &githubWriter{view: newView(r), out: bufio.NewWriter(w), used: map[string]int{}}
	for _, d := range r.Diagnostics {
		if d != nil {
			g.diagnostic(d)
		}
	}
	for _, c := range g.findings() {
		g.finding(c)
	}
	g.rest()
	return g.out.Flush()
}

// githubWriter is one log being written. Errors of the writer below stick in out until Flush.
type githubWriter struct {
	*view
	out  *bufio.Writer
	used map[string]int // annotations by level
	left []annotation   // those that are too many
}

// annotation is what GitHub shows at a line.
type annotation struct {
	level, title string
	text         []string // lines
	at           place    // without a file where there is none
}

func (g *githubWriter) diagnostic(d *hcl.Diagnostic) {
	a := annotation{level: diagnosticSeverity(d), title: d.Summary, text: []string{oneLine(d.Detail)}}
	if a.text[0] == "" {
		a.text[0] = d.Summary
	}
	if d.Subject != nil {
		if p, ok := g.place(*d.Subject, utf16Len); ok && p.file != stdin {
			a.at = p
		}
	}
	g.annotate(a)
}

func (g *githubWriter) finding(c *cause) {
	x, lang := c.first(), g.Options.Lang
	a := annotation{
		level: "notice",
		title: severityLabel(x.Rule.Severity).In(lang) + ": " + x.Rule.Title.In(lang) + " (" + x.Rule.ID + ")",
		text:  []string{resultText(c)},
	}
	if x.OK == model.No {
		switch sarifLevel(x.Rule.Severity) {
		case "error":
			a.level = "error"
		case "warning":
			a.level = "warning"
		}
		if fix := x.Rule.Fix.In(lang); fix != "" {
			a.text = append(a.text, labelFix.In(lang)+fix)
		}
	} else {
		a.title = labelUnknown.In(lang) + ", " + a.title
	}
	if x.Crash != nil {
		a.level, a.text = "error", []string{x.Subject() + ": " + labelCrash.In(lang) + crashText(x.Crash)}
	}
	if ids := c.narrower(); len(ids) > 0 {
		a.text = append(a.text, labelAlso.In(lang)+strings.Join(ids, ", "))
	}
	a.at, _ = g.spot(x, utf16Len)
	if a.at.file == stdin {
		a.at = place{}
	}
	g.annotate(a)
}

// annotate writes an annotation, or keeps it for the end.
func (g *githubWriter) annotate(a annotation) {
	if g.used[a.level] >= annotationLimit {
		g.left = append(g.left, a)
		return
	}
	g.used[a.level]++
	g.command(a)
}

// command writes a workflow command. A text cannot end it or begin another one: the signs that could are escaped, in
// properties more of them than in the text.
func (g *githubWriter) command(a annotation) {
	var props []string
	add := func(name, value string) {
		if value != "" {
			props = append(props, name+"="+commandProperty(clean(value)))
		}
	}
	number := func(name string, n int) {
		if n > 0 {
			add(name, strconv.Itoa(n))
		}
	}
	if a.at.file != "" {
		add("file", a.at.file)
		number("line", a.at.startLine)
		number("endLine", a.at.endLine)
		if a.at.startLine == a.at.endLine { // GitHub takes columns for one line only
			number("col", a.at.startCol)
			number("endColumn", a.at.endCol)
		}
	}
	add("title", a.title)
	g.line("::" + a.level + " " + strings.Join(props, ",") + "::" + commandData(cleanLines(a.text, "\n")))
}

func (g *githubWriter) line(s string) {
	g.out.WriteString(s)
	g.out.WriteByte('\n')
}

// rest writes what is beyond the limit as lines of the log, and says how many there are.
func (g *githubWriter) rest() {
	if len(g.left) == 0 {
		return
	}
	g.line(fmt.Sprintf(labelBeyond.In(g.Options.Lang), annotationLimit, len(g.left)))
	for _, a := range g.left {
		at := clean(a.at.file)
		if at != "" && a.at.startLine > 0 {
			at += ":" + strconv.Itoa(a.at.startLine)
		}
		// The indent keeps the line from being read as a command; older runners know a form that may stand anywhere.
		s := a.level + " " + at + " " + clean(a.title) + ": " + cleanLines(a.text, " ")
		g.line("  - " + strings.ReplaceAll(s, "##[", "# #["))
	}
}

var labelBeyond = rule.T(
	"GitHub shows %d annotations of a level for a step. The other %d:",
	"GitHub がステップごとに表示する注釈は種別ごとに %d 件までです。残り %d 件は次のとおりです。")

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// cleanLines joins lines, each made safe to show: a line break in one of them is none.
func cleanLines(lines []string, sep string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = clean(l)
	}
	return strings.Join(out, sep)
}

// commandData escapes the text of a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// commandProperty escapes the value of a property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
