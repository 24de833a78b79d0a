package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

const (
	// markdownLimit is how long a Markdown report may be, in characters. GitHub takes comments of up to 65,536; whoever
	// posts the report may add a line of its own.
	markdownLimit = 65_000
	// markdownText is how much of one text of the input is shown, such as an address or a message.
	markdownText = 300
	// markdownRoom is how many columns of source an excerpt has.
	markdownRoom = 100
)

// WriteMarkdown writes the report as a comment on a pull request, or the summary of a job: what the change introduces,
// fixes and leaves, or all findings where nothing was compared.
func WriteMarkdown(w io.Writer, r *Report) error {
	m := &markdownWriter{view: newView(r)}
	_, err := io.WriteString(w, m.document())
	return err
}

type markdownWriter struct{ *view }

// mdSection is a heading with items below it.
type mdSection struct {
	title  string
	about  string
	folded bool
	items  []mdItem
}

// mdItem is one finding. Its detail is shown if there is room for it.
type mdItem struct {
	severity rule.Severity // zero for what has none
	short    string
	detail   func() string // nil where there is no more
	more     string        // what detail gave, where it is shown
	shown    bool
}

func (m *markdownWriter) say(t rule.Text) string { return t.In(m.Options.Lang) }

func (m *markdownWriter) document() string {
	sections := m.sections()
	var head, tail strings.Builder
	m.head(&head)
	m.tail(&tail)
	size := mdSize(head.String()) + mdSize(tail.String())
	for _, s := range sections {
		size += mdSize(s.open()) + mdSize(s.close())
	}
	note := fit(sections, markdownLimit-size, m.Options.Lang)
	var b strings.Builder
	b.WriteString(head.String())
	b.WriteString(note)
	for _, s := range sections {
		b.WriteString(s.open())
		for _, it := range s.items {
			if it.shown {
				b.WriteString(it.short)
				b.WriteString(it.more)
			}
		}
		b.WriteString(s.close())
	}
	b.WriteString(tail.String())
	return b.String()
}

// mdSize measures a text in the units of the limit; the larger of the two that services are known to count.
func mdSize(s string) int { return utf16Len([]byte(s)) }

// fit decides how much of every item is shown, so that all fit into a number of characters: first a line for each, in
// order of importance, then the rest of each. It returns what is to be said of what was left out.
func fit(sections []mdSection, room int, lang string) string {
	const note = 600 // the longest note
	room -= note
	var out bySeverity
	cut, shortened := 0, 0
	all := func(yield func(*mdItem)) {
		for i := range sections {
			for j := range sections[i].items {
				yield(&sections[i].items[j])
			}
		}
	}
	done := false
	all(func(it *mdItem) {
		n := mdSize(it.short)
		if done || n > room {
			done = true // what is less important does not come before what is more so
			cut++
			if it.severity > 0 {
				out.add(it.severity)
			}
			return
		}
		room -= n
		it.shown = true
	})
	done = cut > 0
	all(func(it *mdItem) {
		if !it.shown || it.detail == nil {
			return
		}
		if !done {
			more := it.detail()
			if n := mdSize(more); n <= room {
				room -= n
				it.more = more
				return
			}
		}
		done = true
		shortened++
	})
	if cut+shortened == 0 {
		return ""
	}
	var parts []string
	if cut > 0 {
		words := []string{out.words(lang), fmt.Sprintf(mdOthers.In(lang), cut-out.total())}
		switch {
		case out.total() == cut:
			words = words[:1]
		case out.total() == 0:
			words = words[1:]
		}
		parts = append(parts, fmt.Sprintf(mdCut.In(lang), strings.Join(words, ", ")))
	}
	if shortened > 0 {
		parts = append(parts, fmt.Sprintf(mdShortened.In(lang), shortened))
	}
	return "> " + strings.Join(parts, " ") + "\n\n"
}

func (s mdSection) open() string {
	if len(s.items) == 0 {
		return ""
	}
	title := fmt.Sprintf("%s: %d", s.title, len(s.items))
	var b strings.Builder
	if s.folded {
		fmt.Fprintf(&b, "<details><summary>%s</summary>\n\n", title)
	} else {
		fmt.Fprintf(&b, "### %s\n\n", title)
	}
	if s.about != "" {
		b.WriteString(s.about + "\n\n")
	}
	return b.String()
}

func (s mdSection) close() string {
	switch {
	case len(s.items) == 0:
		return ""
	case s.folded:
		return "\n</details>\n\n"
	}
	return "\n"
}

// sections are the parts of the report, the most important first.
func (m *markdownWriter) sections() []mdSection {
	list := []mdSection{{title: m.say(mdErrors), about: m.say(mdAboutErrors), items: m.errors()}}
	add := func(title rule.Text, about string, folded bool, items []mdItem) {
		list = append(list, mdSection{title: m.say(title), about: about, folded: folded, items: items})
	}
	if !m.hasDeltas {
		add(mdFindings, "", false, m.items(m.listed, model.No, true))
		add(titleUnknown, m.say(aboutUnknown), false, m.items(m.listed, model.Unknown, true))
		m.passes(&list)
		return list
	}
	var introduced, left []*Verdict
	for _, x := range m.listed {
		if x.Delta == engine.Unchanged {
			left = append(left, x)
		} else {
			introduced = append(introduced, x)
		}
	}
	for _, x := range m.aside {
		if x.Aside(m.NewOnly) == AsUnchanged && x.Under == nil && x.Rule.Severity >= m.Options.MinSeverity {
			left = append(left, x)
		}
	}
	var fixed []*Verdict
	for i := range m.Fixed {
		if x := &m.Fixed[i]; x.Rule.Severity >= m.Options.MinSeverity {
			fixed = append(fixed, x)
		}
	}
	add(mdIntroduced, "", false, m.items(introduced, model.No, true))
	add(mdIntroducedUnknown, m.say(aboutUnknown), false, m.items(introduced, model.Unknown, true))
	add(mdFixed, "", false, append(m.items(fixed, model.No, false), m.items(fixed, model.Unknown, false)...))
	add(mdLeft, "", true, m.items(left, model.No, false))
	add(mdLeftUnknown, "", true, m.items(left, model.Unknown, false))
	m.passes(&list)
	return list
}

func (m *markdownWriter) passes(list *[]mdSection) {
	var items []mdItem
	for _, x := range m.listed {
		if x.OK == model.Yes {
			items = append(items, mdItem{short: "- " + mdCode(x.Rule.ID) + " " + m.subject(x) + "\n"})
		}
	}
	*list = append(*list, mdSection{title: m.say(titlePass), folded: true, items: items})
}

func (m *markdownWriter) errors() []mdItem {
	var items []mdItem
	for _, d := range m.Diagnostics {
		if d == nil || d.Severity == hcl.DiagWarning {
			continue
		}
		s := "- " + mdText(shorten(d.Summary, markdownText))
		if d.Subject != nil {
			if at := m.at(*d.Subject); at != "" {
				s += " · " + mdCode(shorten(at, markdownText))
			}
		}
		if detail := oneLine(d.Detail); detail != "" {
			s += "<br>" + mdText(shorten(detail, markdownText))
		}
		items = append(items, mdItem{short: s + "\n"})
	}
	return items
}

// items are the causes of some verdicts, worst first.
func (m *markdownWriter) items(list []*Verdict, kind model.Tri, more bool) []mdItem {
	sub := *m.view
	sub.listed = list
	var items []mdItem
	for _, c := range sub.findings() {
		if c.first().OK != kind {
			continue
		}
		it := mdItem{severity: severity(c.first()), short: m.short(c)}
		if more {
			it.detail = func() string { return m.more(c) }
		}
		items = append(items, it)
	}
	return items
}

// subject is the address of a verdict, with the input where there are several.
func (m *markdownWriter) subject(x *Verdict) string {
	s := mdCode(shorten(x.Subject(), markdownText))
	if len(m.Inputs) > 1 {
		s += " (" + mdCode(shorten(m.name(m.inputPath(x)), markdownText)) + ")"
	}
	return s
}

// short is a cause in two lines: what is asked for and where, and what was seen.
func (m *markdownWriter) short(c *cause) string {
	x := c.first()
	var b strings.Builder
	fmt.Fprintf(&b, "- **%s** %s · %s", m.say(severityLabel(x.Rule.Severity)), mdText(shorten(m.say(x.Rule.Title), markdownText)), m.subject(x))
	if more := len(c.all) - 1; more > 0 {
		b.WriteString(" " + fmt.Sprintf(m.say(labelMore), more))
	}
	if at := m.at(primary(x)); at != "" {
		b.WriteString(" · " + mdCode(shorten(at, markdownText)))
	}
	b.WriteString("<br>" + mdText(shorten(x.Message, markdownText)))
	if x.OK == model.Unknown && x.Crash == nil && x.Reason != "" {
		b.WriteString(" (" + m.say(labelBecause) + mdText(shorten(x.Reason, markdownText)) + ")")
	}
	if x.Crash != nil {
		b.WriteString(" " + m.say(labelCrash) + mdText(shorten(crashText(x.Crash), markdownText)))
	}
	b.WriteByte('\n')
	return b.String()
}

// more is what stands behind a cause, folded: the evidence with the lines of the source, what else it breaks, the
// instances that share it, and what to write.
func (m *markdownWriter) more(c *cause) string {
	x := c.first()
	var b strings.Builder
	fmt.Fprintf(&b, "\n  <details><summary>%s</summary>\n\n", m.say(mdEvidence))
	for i, s := range m.seen(x) {
		if i == shownEvidence {
			fmt.Fprintf(&b, "  - "+m.say(labelMore)+"\n", len(x.Evidence)-i)
			break
		}
		fmt.Fprintf(&b, "  - %s\n", strings.TrimSpace(mdCode(shorten(s.says, markdownText))+" "+mdCode(shorten(s.at, markdownText))))
	}
	b.WriteString(m.source(x))
	var notes []string
	if ids := c.narrower(); len(ids) > 0 {
		notes = append(notes, m.say(labelAlso)+mdCode(strings.Join(ids, ", ")))
	}
	if len(c.all) > 1 {
		s := fmt.Sprintf(m.say(labelInstances), len(c.all))
		for i, x := range c.all {
			if i == shownInstances {
				s += " " + fmt.Sprintf(m.say(labelMore), len(c.all)-i)
				break
			}
			s += " " + m.subject(x)
		}
		notes = append(notes, s)
	}
	for i, k := range c.calls() {
		if i == shownCalls {
			break
		}
		notes = append(notes, strings.TrimSpace(m.say(labelCalled)+mdCode(shorten(k.Addr, markdownText))+" "+mdCode(m.at(k.Range))))
	}
	if fix := m.say(x.Rule.Fix); fix != "" && x.OK == model.No {
		notes = append(notes, m.say(labelFix)+mdText(fix))
	}
	notes = append(notes, m.say(mdRule)+mdCode(x.Rule.ID))
	for _, n := range notes {
		b.WriteString("\n  " + n + "\n")
	}
	b.WriteString("\n  </details>\n\n")
	return b.String()
}

// source shows the lines of a verdict.
func (m *markdownWriter) source(x *Verdict) string {
	rng := primary(x)
	if m.isDocument(x, rng.Filename) {
		return ""
	}
	header := hcl.Range{}
	if r := x.Primary().Resource; r != nil {
		header = r.Range
	}
	rows := m.excerpt(rng, header, markdownRoom)
	if len(rows) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n  <pre>\n")
	for _, r := range rows {
		if r.number == 0 {
			b.WriteString("      …\n")
			continue
		}
		fmt.Fprintf(&b, "  %4d  %s\n", r.number, mdPre(r.text))
		if r.marks != "" {
			fmt.Fprintf(&b, "        %s\n", r.marks)
		}
	}
	b.WriteString("  </pre>\n")
	return b.String()
}

// head says how the run went.
func (m *markdownWriter) head(b *strings.Builder) {
	s := m.sum
	count := func(label rule.Text, n int) string {
		if m.Options.Lang == "ja" {
			return m.say(label) + " " + strconv.Itoa(n)
		}
		return strconv.Itoa(n) + " " + m.say(label)
	}
	parts := []string{count(labelFail, s.fail), count(labelUnknown, s.unknown), count(labelPass, s.pass)}
	if m.hasDeltas {
		parts = []string{count(mdWordIntroduced, s.introduced), count(mdWordFixed, s.fixed), count(mdWordLeft, s.unchanged)}
	}
	fmt.Fprintf(b, "## Sekisho: %s\n\n", strings.Join(parts, ", "))
	if s.fail+s.unknown == 0 {
		return
	}
	b.WriteString("| |")
	for _, sev := range severities() {
		b.WriteString(" " + m.say(severityLabel(sev)) + " |")
	}
	b.WriteString("\n|---|--:|--:|--:|--:|\n")
	for _, row := range []struct {
		label rule.Text
		n     [rule.Critical + 1]int
		all   int
	}{{labelFail, s.failed, s.fail}, {labelUnknown, s.undecided, s.unknown}} {
		if row.all == 0 {
			continue
		}
		b.WriteString("| " + m.say(row.label) + " |")
		for _, sev := range severities() {
			fmt.Fprintf(b, " %d |", row.n[sev])
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
}

// tail says what was looked at, and what does not count.
func (m *markdownWriter) tail(b *strings.Builder) {
	var lines []string
	var inputs []string
	for i, in := range m.Inputs {
		if i == shownInputs {
			inputs = append(inputs, fmt.Sprintf(m.say(labelMore), len(m.Inputs)-i))
			break
		}
		inputs = append(inputs, mdCode(shorten(m.name(in.Path), markdownText))+" ("+mdText(m.say(kindLabel(in.Kind)))+")")
	}
	rules := fmt.Sprintf(m.say(labelRules), len(m.Rules))
	if len(m.Rules) == 1 {
		rules = m.say(labelOneRule)
	}
	if len(inputs) > 0 {
		lines = append(lines, fmt.Sprintf(m.say(labelChecked), strings.Join(inputs, ", "), rules))
	}
	var aside []string
	for why, label := range asideLabels {
		if n := m.sum.aside[why]; n > 0 && (!m.hasDeltas || Aside(why) != AsUnchanged) {
			aside = append(aside, fmt.Sprintf("%s: %d", m.say(label), n))
		}
	}
	if n := m.sum.notEvaluated; n > 0 {
		aside = append(aside, fmt.Sprintf("%s: %d", m.say(labelNotEvaluated), n))
	}
	if n := m.sum.notListed; n > 0 {
		aside = append(aside, fmt.Sprintf(m.say(labelNotListed), n, m.say(severityLabel(m.Options.MinSeverity))))
	}
	if len(aside) > 0 {
		lines = append(lines, strings.Join(aside, ", "))
	}
	if len(lines) > 0 {
		fmt.Fprintf(b, "<sub>%s</sub>\n", strings.Join(lines, "<br>"))
	}
}

// The words of the Markdown report.
var (
	mdErrors            = rule.T("Could not be read", "読み込めなかったもの")
	mdAboutErrors       = rule.T("What these hold was not checked.", "これらの内容は検査していません。")
	mdFindings          = rule.T("Findings", "不合格")
	mdIntroduced        = rule.T("Introduced by this change", "この変更による新規の不合格")
	mdIntroducedUnknown = rule.T("Introduced, and not decided", "この変更による新規の判定不能")
	mdFixed             = rule.T("Fixed by this change", "この変更で解消したもの")
	mdLeft              = rule.T("Left as before", "変更前からある不合格")
	mdLeftUnknown       = rule.T("Left as before, and not decided", "変更前からある判定不能")
	mdWordIntroduced    = rule.T("introduced", "新規")
	mdWordFixed         = rule.T("fixed", "解消")
	mdWordLeft          = rule.T("left as before", "継続")
	mdEvidence          = rule.T("Evidence", "根拠")
	mdRule              = rule.T("Rule: ", "ルール: ")
	mdCut               = rule.T("Cut to fit a comment; not shown: %s.", "コメントの上限に収めるため、次のものは省略しました: %s。")
	mdOthers            = rule.T("%d others", "その他 %d 件")
	mdShortened         = rule.T("The evidence of %d is left out.", "%d 件の根拠は省略しました。")
)
