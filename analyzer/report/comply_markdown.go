package report

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// shownRows is how many verdicts of a rule the Markdown report lists before it only counts the rest. What does not pass is
// always listed.
const shownRows = 20

// WriteComplianceMarkdown writes the answers to a framework as a document: the sums, every control with what it rests on,
// and the exceptions.
func WriteComplianceMarkdown(w io.Writer, c *Compliance) error {
	m := &complianceMarkdown{Compliance: c, view: newView(c.Report), out: bufio.NewWriter(w), lang: c.Options.Lang}
	m.head()
	m.sums()
	m.index()
	group := ""
	for i := range c.Result.Controls {
		ctl := &c.Result.Controls[i]
		if ctl.Group != group {
			group = ctl.Group
			m.line("## ", md(group), " ", md(m.text(c.Result.Framework.GroupTitle(group))), "\n")
		}
		m.control(ctl)
	}
	m.exceptions()
	m.inputs()
	return m.out.Flush()
}

type complianceMarkdown struct {
	*Compliance
	view *view
	out  *bufio.Writer
	lang string
}

func (m *complianceMarkdown) text(t rule.Text) string { return t.In(m.lang) }

func (m *complianceMarkdown) line(parts ...string) {
	for _, p := range parts {
		m.out.WriteString(p)
	}
	m.out.WriteByte('\n')
}

func (m *complianceMarkdown) head() {
	f := m.Result.Framework
	m.line("# ", md(m.text(f.Title)), "\n")
	for _, row := range []struct{ label, text rule.Text }{{labelEdition, f.Edition}, {labelSourceDoc, f.Source}} {
		if s := m.text(row.text); s != "" {
			m.line("- ", m.text(row.label), ": ", md(s))
		}
	}
	m.line("- Sekisho ", md(m.Version))
	if !m.Time.IsZero() {
		m.line("- ", m.Time.Format(time.RFC3339))
	}
	if s := m.text(f.Note); s != "" {
		m.line("\n", md(s))
	}
	m.line()
}

func (m *complianceMarkdown) sums() {
	m.line("| | | |\n|---|---:|---|")
	for _, row := range sums(m.Result.Coverage, m.lang) {
		m.line("| ", row.name, " | ", strconv.Itoa(row.total), " | ", strings.Join(row.parts, " + "), " |")
	}
	m.line("\n### ", m.text(labelPlaces), "\n\n", m.text(aboutPlaces), "\n")
	for _, p := range m.Result.Places {
		m.line("- ", md(account(p.Account, m.lang)), " / ", md(region(p.Region, m.lang)), ": ", countsText(p.Counts, m.lang))
	}
	m.line()
}

// index lists all controls, one a line.
func (m *complianceMarkdown) index() {
	m.line("| ", m.text(labelControls), " | | |\n|---|---|---|")
	for i := range m.Result.Controls {
		c := &m.Result.Controls[i]
		m.line("| ", md(c.ID), " ", md(m.text(c.Title)), " | ", m.text(labelStatus[c.Status]), " | ", countsText(c.Counts, m.lang), " |")
	}
	m.line()
}

func (m *complianceMarkdown) control(c *comply.ControlResult) {
	m.line("### ", md(c.ID), " ", md(m.text(c.Title)), "\n")
	m.line("**", m.text(labelStatus[c.Status]), "**: ", m.text(aboutStatus[c.Status]), " · ", m.text(actorLabel(c.Actor)), " · ", m.text(automationLabel(c.Automation)), "\n")
	if s := m.text(c.Summary); s != "" {
		m.line(md(s), "\n")
	}
	for i := range c.Branches {
		b := &c.Branches[i]
		if name := branchName(b.Branch); name != "" {
			m.line("#### ", m.text(labelBranch), " ", md(name), ": ", m.text(labelStatus[b.Status]), "\n")
		}
		if s := m.text(b.Manual); s != "" {
			m.line(m.text(labelShow), md(s), "\n")
		}
		m.rules(b)
	}
}

func (m *complianceMarkdown) rules(b *comply.BranchResult) {
	listed := false
	for i := range b.Rules {
		r := &b.Rules[i]
		if len(r.Evidence) == 0 {
			continue
		}
		listed = true
		required := ""
		if q := r.Use.Requirements(); q != "" {
			required = " (" + m.text(labelRequired) + md(q) + ")"
		}
		m.line("- ", md(r.Rule.ID), " ", md(m.text(r.Rule.Title)), required, ": ", countsText(r.Counts, m.lang))
		passes := 0
		for _, e := range m.worstFirst(r.Evidence) {
			if e.Outcome == comply.Passed {
				if passes++; passes > shownRows {
					continue
				}
			}
			m.evidence(e)
		}
		if passes > shownRows {
			m.line("  - ", strings.Replace(m.text(labelMore), "%d", strconv.Itoa(passes-shownRows), 1))
		}
	}
	if listed {
		m.line()
	}
}

func (m *complianceMarkdown) evidence(e *comply.Evidence) {
	s := "  - " + m.text(labelOutcome[e.Outcome]) + ": " + md(e.Subject())
	if p, ok := m.view.place(at(e), codePoints); ok && e.Outcome != comply.Unseen {
		s += " (" + md(p.file)
		if p.startLine > 0 {
			s += ":" + strconv.Itoa(p.startLine)
		}
		s += ")"
	}
	if says := says(e); says != "" && e.Outcome != comply.Unseen {
		s += " — " + md(says)
	}
	if e.Known {
		s += " — " + m.text(labelInBase)
	}
	m.line(s)
	if e.Outcome == comply.Ignored {
		m.line("    - ", m.exception(e.Exception))
	}
}

func (m *complianceMarkdown) exception(x *comply.Exception) string {
	return md(x.Reason) + "; " + m.text(fieldOwner) + ": " + md(orElse(x.Owner, m.text(labelNobody))) + "; " + m.text(fieldUntil) + ": " + orElse(x.Until, m.text(labelNoEnd))
}

func (m *complianceMarkdown) exceptions() {
	list := m.excepted()
	if len(list) == 0 {
		return
	}
	m.line("## ", m.text(labelExceptions), "\n")
	for _, e := range list {
		m.line("- ", md(e.Rule.ID), ", ", md(e.Subject()), ": ", m.exception(e.Exception))
	}
	m.line()
}

func (m *complianceMarkdown) inputs() {
	m.line("## ", m.text(labelInputs), "\n")
	for _, in := range m.Inputs {
		m.line("- ", md(m.view.name(in.Path)), " (", m.text(kindLabel(in.Kind)), ")")
	}
	if len(m.Files) > 0 {
		m.line("\n| | SHA-256 |\n|---|---|")
		for _, f := range m.Files {
			m.line("| ", md(f.Name), " | `", f.SHA256, "` |")
		}
	}
}

// md makes a text from outside safe in Markdown: nothing in it marks up, links or leaves its line or cell.
func md(s string) string {
	return mdEscaper.Replace(clean(s))
}

var mdEscaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "|", `\|`, "#", `\#`, "&", "&amp;",
	"~", `\~`, "!", `\!`, "://", "&#58;//", "@", "&#64;")
