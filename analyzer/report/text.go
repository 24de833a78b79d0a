package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// How much of a list the text report shows before it only counts the rest.
const (
	shownInstances = 5
	shownEvidence  = 12
	shownCalls     = 3
	shownInputs    = 5
)

// WriteText writes the report for a person at a terminal: by rule, worst first, each cause once.
func WriteText(w io.Writer, r *Report) error {
	t := &textWriter{view: newView(r), out: bufio.NewWriterSize(w, 64<<10), width: r.Options.Width, blank: true}
	if t.width <= 0 {
		t.width = 80
	}
	t.width = max(t.width, 40)
	t.diagnostics()
	causes := t.causes()
	t.failures(group(causes, model.No))
	t.unknowns(group(causes, model.Unknown))
	t.ignored()
	t.passes(group(causes, model.Yes))
	t.unseen()
	t.summary()
	return t.out.Flush()
}

// textWriter is one text report being written. Errors of the writer below stick in out until Flush.
type textWriter struct {
	*view
	out   *bufio.Writer
	width int
	blank bool // the last line is empty, or there is none yet
}

func (t *textWriter) say(x rule.Text) string { return x.In(t.Options.Lang) }

// paint colours a text if colours are wanted.
func (t *textWriter) paint(p paint, s string) string {
	if !t.Options.Color || p == plain || s == "" {
		return s
	}
	return "\x1b[" + string(p) + "m" + s + "\x1b[0m"
}

func (t *textWriter) line(parts ...string) {
	for _, p := range parts {
		t.out.WriteString(p)
	}
	t.out.WriteByte('\n')
	t.blank = false
}

// gap writes an empty line, but never two.
func (t *textWriter) gap() {
	if !t.blank {
		t.out.WriteByte('\n')
		t.blank = true
	}
}

// para writes a text that hangs on a lead, such as a label: wrapped, and indented by the width of the lead.
func (t *textWriter) para(indent int, lead string, leadPaint paint, text string, p paint) {
	hang := indent + cells(lead)
	if fits(text, max(t.width-hang, 20)) {
		t.line(strings.Repeat(" ", indent), t.paint(leadPaint, lead), t.paint(p, text))
		return
	}
	for i, l := range wrap(text, max(t.width-hang, 20)) {
		if i == 0 {
			t.line(strings.Repeat(" ", indent), t.paint(leadPaint, lead), t.paint(p, l))
			continue
		}
		t.line(strings.Repeat(" ", hang), t.paint(p, l))
	}
}

// pair writes two texts in one line, or where they do not fit, in two.
func (t *textWriter) pair(indent int, lead, a string, ap paint, b string, bp paint) {
	pad := strings.Repeat(" ", indent)
	switch {
	case b == "":
		t.line(pad, lead, t.paint(ap, a))
	case a == "":
		t.line(pad, lead, t.paint(bp, b))
	case indent+cells(lead)+cells(a)+2+cells(b) <= t.width:
		t.line(pad, lead, t.paint(ap, a), "  ", t.paint(bp, b))
	default:
		t.line(pad, lead, t.paint(ap, a))
		t.line(pad, "  ", t.paint(bp, b))
	}
}

// heading announces a section.
func (t *textWriter) heading(title string, n int) {
	s := fmt.Sprintf("── %s: %d ", title, n)
	t.line(t.paint(bold, s), t.paint(dim, strings.Repeat("─", max(t.width-cells(s), 0))))
	t.gap()
}

func (t *textWriter) diagnostics() {
	shown := map[string]bool{}
	for i, d := range t.Diagnostics {
		if d == nil {
			continue
		}
		if d.Severity == hcl.DiagWarning {
			// Warnings of a kind stand together, a line each: a module without values has one for every variable.
			if !shown[d.Summary] {
				shown[d.Summary] = true
				t.warnings(d.Summary, t.Diagnostics[i:])
			}
			continue
		}
		p := boldRed
		t.para(0, t.say(labelError)+"  ", p, clean(d.Summary), bold)
		if d.Subject != nil {
			if at := t.at(*d.Subject); at != "" {
				t.line("  ", t.paint(cyan, at))
			}
			t.lines(t.excerpt(*d.Subject, hcl.Range{}, t.room(2)), 2, p)
		}
		for l := range strings.SplitSeq(d.Detail, "\n") {
			if l != "" {
				t.para(2, "", plain, clean(l), plain)
			}
		}
		t.gap()
	}
}

// warnings shows all warnings of one kind.
func (t *textWriter) warnings(summary string, list hcl.Diagnostics) {
	t.para(0, t.say(labelWarning)+"  ", yellow, clean(summary), bold)
	for _, d := range list {
		if d == nil || d.Severity != hcl.DiagWarning || d.Summary != summary {
			continue
		}
		if d.Subject != nil {
			if at := t.at(*d.Subject); at != "" {
				t.line("  ", t.paint(cyan, at))
			}
		}
		t.para(4, "", plain, clean(strings.Join(strings.Fields(d.Detail), " ")), plain)
	}
	t.gap()
}

func (t *textWriter) failures(groups []*byRule) {
	for _, r := range groups {
		t.rule(r.rule)
		t.para(2, t.say(labelFix), bold, clean(t.say(r.rule.Fix)), plain)
		t.gap()
		for _, c := range r.causes {
			t.cause(c, "✗", severityPaint(r.rule.Severity))
		}
	}
}

func (t *textWriter) unknowns(groups []*byRule) {
	if len(groups) > 0 {
		t.heading(t.say(titleUnknown), count(groups))
		t.para(0, "", plain, t.say(aboutUnknown), dim)
		t.gap()
		for _, r := range groups {
			t.rule(r.rule)
			t.gap()
			for _, c := range r.causes {
				t.cause(c, "?", yellow)
			}
		}
	}
}

// ignored lists what ignores set aside, where everything is shown.
func (t *textWriter) ignored() {
	list := t.setAside(AsIgnored)
	if !t.Options.All || len(list) == 0 {
		return
	}
	t.heading(t.say(titleIgnored), len(list))
	for _, x := range list {
		g := x.Ignored
		t.pair(2, "", clean(x.Rule.ID), bold, t.subject(x), plain)
		t.para(4, t.say(labelBecause), plain, clean(g.Reason), plain)
		var more []string
		if g.Owner != "" {
			more = append(more, fmt.Sprintf(t.say(labelOwner), clean(g.Owner)))
		}
		if !g.Until.IsZero() {
			more = append(more, fmt.Sprintf(t.say(labelUntil), g.Until.Format(time.DateOnly)))
		}
		t.pair(4, "", t.at(g.Range), cyan, strings.Join(more, ", "), dim)
	}
	t.gap()
}

func (t *textWriter) passes(groups []*byRule) {
	if len(groups) > 0 {
		t.heading(t.say(titlePass), count(groups))
		for _, r := range groups {
			t.rule(r.rule)
			for _, c := range r.causes {
				for _, x := range c.all {
					t.line("  ", t.paint(green, "✓"), " ", t.subject(x))
				}
			}
			t.gap()
		}
	}
}

func (t *textWriter) unseen() {
	if len(t.notEvaluated) == 0 {
		return
	}
	t.heading(t.say(titleNotEvaluated), len(t.notEvaluated))
	t.para(0, "", plain, t.say(aboutNotEvaluated), dim)
	t.gap()
	seen := map[string]bool{}
	for _, x := range t.notEvaluated {
		if !seen[x.Rule.ID] {
			seen[x.Rule.ID] = true
			t.pair(2, "", clean(x.Rule.ID), plain, clean(t.say(x.Rule.Title)), dim)
		}
	}
	t.gap()
}

// rule writes what is asked for, and how much it matters.
func (t *textWriter) rule(r *rule.Rule) {
	t.para(0, t.say(severityLabel(r.Severity))+"  ", severityPaint(r.Severity), clean(t.say(r.Title)), bold)
	t.line("  ", t.paint(dim, clean(r.ID)))
}

// subject is the address of a verdict, with the input where there are several.
func (t *textWriter) subject(x *Verdict) string {
	s := clean(x.Subject())
	if len(t.Inputs) > 1 {
		s += " (" + clean(t.name(t.inputPath(x))) + ")"
	}
	return s
}

// cause writes one place, what was seen there, and the instances that share it.
func (t *textWriter) cause(c *cause, sign string, p paint) {
	x := c.first()
	rng := c.at
	lead := t.paint(p, sign) + " "
	at := t.at(rng)
	pad := strings.Repeat(" ", 4)
	subject := t.subject(x)
	if len(c.all) > 1 {
		subject = clean(c.block())
	}
	switch {
	case at == "" || subject == "":
		t.line("  ", lead, t.paint(cyan, at), t.paint(bold, subject))
	case 4+cells(at)+2+cells(subject) <= t.width:
		t.line("  ", lead, t.paint(cyan, at), "  ", t.paint(bold, subject))
	default:
		t.line("  ", lead, t.paint(cyan, at))
		t.line(pad, t.paint(bold, subject))
	}
	t.para(4, "", plain, clean(x.Message), plain)
	if x.OK == model.Unknown && x.Crash == nil && x.Reason != "" {
		t.para(4, t.say(labelBecause), plain, clean(x.Reason), plain)
	}
	if x.Crash != nil {
		t.para(4, t.say(labelCrash), red, clean(crashText(x.Crash)), plain)
	}
	var rows []excerptLine
	if !t.isDocument(x, rng.Filename) {
		header := hcl.Range{}
		if r := x.Primary().Resource; r != nil {
			header = r.Range
		}
		rows = t.excerpt(rng, header, t.room(4))
		t.lines(rows, 4, p)
	}
	t.evidence(x, len(rows) > 0)
	if ids := c.narrower(); len(ids) > 0 {
		t.para(4, t.say(labelAlso), plain, clean(strings.Join(ids, ", ")), dim)
	}
	t.instances(c)
	t.gap()
}

// room is how many columns of source fit beside the line numbers.
func (t *textWriter) room(indent int) int { return max(t.width-indent-8, 24) }

// lines writes an excerpt.
func (t *textWriter) lines(rows []excerptLine, indent int, p paint) {
	if len(rows) == 0 {
		return
	}
	pad := strings.Repeat(" ", indent)
	bar := t.paint(dim, "│")
	t.gap()
	for _, r := range rows {
		if r.number == 0 {
			t.line(pad, t.paint(dim, "    … │"))
			continue
		}
		t.line(strings.TrimRight(pad+t.paint(dim, fmt.Sprintf("%5d", r.number))+" "+bar+" "+r.text, " "))
		if r.marks != "" {
			under := strings.TrimLeft(r.marks, " ")
			t.line(pad, "      ", bar, " ", strings.Repeat(" ", len(r.marks)-len(under)), t.paint(p, under))
		}
	}
	t.gap()
}

// evidence writes the way to the verdict, one place a line. The first place alone needs no words where its line is shown.
func (t *textWriter) evidence(x *Verdict, shown bool) {
	list := x.Evidence
	if shown && len(list) == 1 && list[0].To == "" && list[0].Note == "" {
		return
	}
	seen := t.seen(x)
	for _, e := range seen[:min(len(seen), shownEvidence)] {
		if e.at != "" && fits(e.says, t.width-8-cells(e.at)) {
			t.line(t.bullet(0), e.says, "  ", t.paint(cyan, e.at))
			continue
		}
		lines := wrap(e.says, t.width-6)
		for i, l := range lines[:len(lines)-1] {
			t.line(t.bullet(i), l)
		}
		last := len(lines) - 1
		if 6+cells(lines[last])+2+cells(e.at) <= t.width || e.at == "" || e.says == "" {
			t.line(strings.TrimRight(t.bullet(last)+lines[last]+"  "+t.paint(cyan, e.at), " "))
			continue
		}
		t.line(t.bullet(last), lines[last])
		t.line("      ", t.paint(cyan, e.at))
	}
	if more := len(seen) - shownEvidence; more > 0 {
		t.line("    ", t.paint(dim, fmt.Sprintf(t.say(labelMore), more)))
	}
}

// bullet begins a line of evidence: the first of its place has a dot.
func (t *textWriter) bullet(i int) string {
	if i == 0 {
		return "    " + t.paint(dim, "·") + " "
	}
	return "      "
}

// saw is what one piece of evidence shows.
func saw(e rule.Evidence, lang string) string {
	v := e.Value
	s := clean(v.At())
	switch {
	case e.To != "":
		s += " → " + clean(e.To)
	case v.IsBlock():
	case v.Raw() == cty.NilVal:
		if v.Origin == model.Absent {
			s += " " + labelNotSet.In(lang)
		}
	default:
		s += " = " + clean(shown(v))
		if v.Origin == model.Default {
			s += labelDefault.In(lang)
		}
	}
	if e.Note != "" {
		s += " (" + clean(e.Note) + ")"
	}
	return s
}

// instances lists what shares a cause, and the module calls that lead there.
func (t *textWriter) instances(c *cause) {
	if len(c.all) > 1 {
		t.line("    ", fmt.Sprintf(t.say(labelInstances), len(c.all)))
		first := clean(c.first().Message)
		for i, x := range c.all {
			if i == shownInstances {
				t.line("      ", t.paint(dim, fmt.Sprintf(t.say(labelMore), len(c.all)-i)))
				break
			}
			t.line("      ", t.paint(bold, t.subject(x)))
			if m := clean(x.Message); m != first {
				t.para(8, "", plain, m, plain)
			}
		}
	}
	list := c.calls()
	for i, k := range list {
		if i == shownCalls {
			t.line("    ", t.paint(dim, fmt.Sprintf(t.say(labelMore), len(list)-i)))
			break
		}
		t.pair(4, t.say(labelCalled), clean(k.Addr), plain, t.at(k.Range), cyan)
	}
}

// summary says in one line how the run went, and before it what was looked at.
func (t *textWriter) summary() {
	rules := fmt.Sprintf(t.say(labelRules), len(t.Rules))
	if len(t.Rules) == 1 {
		rules = t.say(labelOneRule)
	}
	var inputs []string
	for i, in := range t.Inputs {
		if i == shownInputs {
			inputs = append(inputs, fmt.Sprintf(t.say(labelMore), len(t.Inputs)-i))
			break
		}
		inputs = append(inputs, clean(t.name(in.Path))+" ("+t.say(kindLabel(in.Kind))+")")
	}
	if len(inputs) > 0 {
		t.para(0, "", plain, fmt.Sprintf(t.say(labelChecked), strings.Join(inputs, ", "), rules), dim)
	}
	s := t.sum
	if s.pass+s.fail+s.unknown+s.notEvaluated+len(t.aside) == 0 {
		t.para(0, "", plain, t.say(labelNothing), plain)
		return
	}
	part := func(label rule.Text, n int, p paint) string {
		if n == 0 {
			p = plain
		}
		if t.Options.Lang == "ja" {
			return t.paint(p, fmt.Sprintf("%s %d", t.say(label), n))
		}
		return t.paint(p, fmt.Sprintf("%d %s", n, t.say(label)))
	}
	failed := part(labelFail, s.fail, boldRed)
	if s.fail > 0 {
		var by []string
		for _, sev := range severities() {
			if n := s.failed[sev]; n > 0 {
				by = append(by, part(severityLabel(sev), n, severityPaint(sev)))
			}
		}
		failed += " (" + strings.Join(by, ", ") + ")"
	}
	parts := []string{failed, part(labelUnknown, s.unknown, yellow), part(labelPass, s.pass, green)}
	if s.notEvaluated > 0 {
		parts = append(parts, part(labelNotEvaluated, s.notEvaluated, plain))
	}
	for why, label := range asideLabels {
		if n := s.aside[why]; n > 0 && Aside(why) != AsUnchanged { // the line about the change counts these
			parts = append(parts, part(label, n, plain))
		}
	}
	if s.notListed > 0 {
		parts = append(parts, fmt.Sprintf(t.say(labelNotListed), s.notListed, t.say(severityLabel(t.Options.MinSeverity))))
	}
	t.flow(parts)
	if t.hasDeltas {
		t.flow([]string{
			part(labelIntroduced, s.introduced, boldRed), part(labelFixed, s.fixed, green), part(labelUnchanged, s.unchanged, plain),
		})
	}
}

// flow writes parts after each other, in as many lines as they need.
func (t *textWriter) flow(parts []string) {
	var line strings.Builder
	used := 0
	for i, p := range parts {
		if i < len(parts)-1 {
			p += ","
		}
		n := cells(unpainted(p))
		if used > 0 && used+1+n > t.width {
			t.line(line.String())
			line.Reset()
			used = 0
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(p)
		used += n
	}
	t.line(line.String())
}

// unpainted removes the colours that paint gave.
func unpainted(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, s, _ = strings.Cut(rest, "m")
	}
}

// count is how many verdicts groups hold.
func count(groups []*byRule) int {
	n := 0
	for _, r := range groups {
		for _, c := range r.causes {
			n += len(c.all)
		}
	}
	return n
}
