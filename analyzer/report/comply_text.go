package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// WriteComplianceText writes the answers to a framework for a person at a terminal: what is open with its evidence, the
// rest by status, and the arithmetic.
func WriteComplianceText(w io.Writer, c *Compliance) error {
	t := &complianceText{Compliance: c, textWriter: &textWriter{view: newView(c.Report), out: bufio.NewWriter(w), width: c.Options.Width, blank: true}}
	if t.width <= 0 {
		t.width = 80
	}
	t.width = max(t.width, 40)
	t.diagnostics()
	f := c.Result.Framework
	t.para(0, "", plain, clean(t.say(f.Title)), bold)
	t.para(2, t.say(labelEdition)+": ", dim, clean(t.say(f.Edition)), dim)
	t.gap()
	for _, s := range []comply.Status{comply.NotMet, comply.Undecided, comply.Excepted, comply.NotEvaluated} {
		t.open(s)
	}
	for _, s := range []comply.Status{comply.MetAsSeen, comply.Met} {
		t.listed(s)
	}
	for _, s := range []comply.Status{comply.NeedsPerson, comply.ProvidersDuty, comply.OutOfScope} {
		t.named(s)
	}
	t.findings(comply.Failed, labelFailing)
	t.findings(comply.Unknown, titleUnknown)
	t.findings(comply.Unseen, titleNotEvaluated)
	t.exceptions()
	t.places()
	t.arithmetic()
	return t.out.Flush()
}

type complianceText struct {
	*Compliance
	*textWriter
}

func (t *complianceText) of(s comply.Status) []*comply.ControlResult {
	var out []*comply.ControlResult
	for i := range t.Result.Controls {
		if c := &t.Result.Controls[i]; c.Status == s {
			out = append(out, c)
		}
	}
	return out
}

func (t *complianceText) head(s comply.Status) []*comply.ControlResult {
	list := t.of(s)
	if len(list) > 0 {
		t.heading(t.say(labelStatus[s]), len(list))
		t.para(0, "", plain, t.say(aboutStatus[s]), dim)
		t.gap()
	}
	return list
}

func statusPaint(s comply.Status) paint {
	switch s {
	case comply.NotMet:
		return red
	case comply.Undecided, comply.Excepted, comply.NotEvaluated:
		return yellow
	case comply.Met, comply.MetAsSeen:
		return green
	case comply.NeedsPerson, comply.ProvidersDuty, comply.OutOfScope:
	}
	return plain
}

// open shows controls with the evidence that keeps them open.
func (t *complianceText) open(s comply.Status) {
	for _, c := range t.head(s) {
		t.control(c)
		for i := range c.Branches {
			t.branch(&c.Branches[i], s)
		}
		t.gap()
	}
}

func (t *complianceText) control(c *comply.ControlResult) {
	t.para(0, clean(c.ID)+"  ", statusPaint(c.Status), clean(t.say(c.Title)), bold)
	if n := countsText(c.Counts, t.Options.Lang); n != "" {
		t.para(2, "", plain, n, dim)
	}
}

// branch shows the rules that leave a branch open; what they see stands further down, once for all controls.
func (t *complianceText) branch(b *comply.BranchResult, s comply.Status) {
	switch b.Status {
	case comply.NeedsPerson, comply.ProvidersDuty, comply.OutOfScope:
		return
	case comply.NotMet, comply.Undecided, comply.Excepted, comply.NotEvaluated, comply.MetAsSeen, comply.Met:
	}
	if name := branchName(b.Branch); name != "" {
		line := t.say(labelBranch) + " " + clean(name) + ": " + t.say(labelStatus[b.Status])
		if n := countsText(b.Counts, t.Options.Lang); n != "" {
			line += " (" + n + ")"
		}
		t.para(2, "", plain, line, statusPaint(b.Status))
	}
	var open []string
	for i := range b.Rules {
		r := &b.Rules[i]
		if n := number(r.Counts, keeping(s)); b.Status == s && n > 0 {
			one := clean(r.Rule.ID)
			if n > 1 {
				one += " (" + strconv.Itoa(n) + ")"
			}
			open = append(open, one)
		}
	}
	if len(open) > 0 {
		t.para(4, "", plain, strings.Join(open, ", "), plain)
	}
	if b.Manual != (rule.Text{}) {
		t.para(4, t.say(labelShow), dim, clean(t.say(b.Manual)), dim)
	}
}

// keeping is the outcome that keeps a control in a status.
func keeping(s comply.Status) comply.Outcome {
	switch s {
	case comply.NotMet:
		return comply.Failed
	case comply.Undecided:
		return comply.Unknown
	case comply.Excepted:
		return comply.Ignored
	case comply.NotEvaluated:
		return comply.Unseen
	case comply.MetAsSeen, comply.Met, comply.NeedsPerson, comply.ProvidersDuty, comply.OutOfScope:
	}
	return comply.Passed
}

// findings shows what a kind of open verdicts rests on, by rule, with the controls that it keeps open.
func (t *complianceText) findings(o comply.Outcome, title rule.Text) {
	var rules []*comply.RuleResult
	controls := map[*rule.Rule][]string{}
	for i := range t.Result.Controls {
		c := &t.Result.Controls[i]
		for j := range c.Branches {
			for k := range c.Branches[j].Rules {
				r := &c.Branches[j].Rules[k]
				if number(r.Counts, o) == 0 {
					continue
				}
				list := controls[r.Rule]
				if list == nil {
					rules = append(rules, r)
				}
				if !slices.Contains(list, c.ID) {
					controls[r.Rule] = append(list, c.ID)
				}
			}
		}
	}
	if len(rules) == 0 {
		return
	}
	slices.SortStableFunc(rules, func(a, b *comply.RuleResult) int { return cmp.Compare(b.Rule.Severity, a.Rule.Severity) })
	t.heading(t.say(title), number(t.Result.Coverage.Verdicts, o))
	for _, r := range rules {
		t.rule(r.Rule)
		if q := r.Use.Requirements(); q != "" {
			t.para(2, t.say(labelRequired), bold, clean(q), plain)
		}
		t.para(2, t.say(labelControls)+": ", bold, clean(strings.Join(controls[r.Rule], ", ")), dim)
		n := 0
		for _, e := range t.worstFirst(r.Evidence) {
			if e.Outcome != o || o == comply.Unseen {
				continue
			}
			if n == shownInstances {
				t.line("    ", t.paint(dim, fmt.Sprintf(t.say(labelMore), number(r.Counts, o)-n)))
				break
			}
			n++
			t.pair(4, "", clean(e.Subject()), bold, t.at(at(e)), cyan)
			if says := clean(says(e)); says != "" {
				t.para(6, "", plain, says, plain)
			}
		}
		t.gap()
	}
}

func (t *complianceText) exception(indent int, x *comply.Exception) {
	t.para(indent, "", plain, strings.Join([]string{clean(x.Reason), t.say(fieldOwner) + ": " + orElse(clean(x.Owner), t.say(labelNobody)),
		t.say(fieldUntil) + ": " + orElse(x.Until, t.say(labelNoEnd))}, "; "), yellow)
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// listed shows controls one a line.
func (t *complianceText) listed(s comply.Status) {
	list := t.head(s)
	for _, c := range list {
		t.control(c)
		for i := range c.Branches {
			b := &c.Branches[i]
			if b.Manual == (rule.Text{}) {
				continue
			}
			lead := t.say(labelShow)
			if name := branchName(b.Branch); name != "" {
				lead = clean(name) + " " + lead
			}
			t.para(2, lead, dim, clean(t.say(b.Manual)), dim)
		}
	}
	if len(list) > 0 {
		t.gap()
	}
}

// named lists the numbers of controls, those with the same to show together.
func (t *complianceText) named(s comply.Status) {
	list := t.head(s)
	ids := map[string][]string{}
	var order []string
	for _, c := range list {
		var show []string
		for i := range c.Branches {
			if text := t.say(c.Branches[i].Manual); text != "" && !slices.Contains(show, text) {
				show = append(show, text)
			}
		}
		text := strings.Join(show, " ")
		if ids[text] == nil {
			order = append(order, text)
		}
		ids[text] = append(ids[text], c.ID)
	}
	for _, text := range order {
		t.para(2, "", plain, clean(strings.Join(ids[text], ", ")), bold)
		if text != "" {
			t.para(4, t.say(labelShow), dim, clean(text), dim)
		}
	}
	if len(list) > 0 {
		t.gap()
	}
}

// exceptions is the ledger of what was accepted.
func (t *complianceText) exceptions() {
	list := t.excepted()
	if len(list) == 0 {
		return
	}
	t.heading(t.say(labelExceptions), len(list))
	for _, e := range list {
		t.pair(0, "", clean(e.Rule.ID), cyan, clean(e.Subject()), bold)
		t.exception(2, e.Exception)
	}
	t.gap()
}

func (t *complianceText) places() {
	t.heading(t.say(labelPlaces), len(t.Result.Places))
	t.para(0, "", plain, t.say(aboutPlaces), dim)
	lang := t.Options.Lang
	for _, p := range t.Result.Places {
		t.para(2, "", plain, clean(account(p.Account, lang))+" / "+clean(region(p.Region, lang))+": "+countsText(p.Counts, lang), plain)
	}
	t.gap()
}

// arithmetic writes sums that a reader can redo.
func (t *complianceText) arithmetic() {
	v, lang := t.Result.Coverage, t.Options.Lang
	for _, row := range sums(v, lang) {
		t.para(0, row.name+": ", bold, strconv.Itoa(row.total)+" = "+strings.Join(row.parts, " + "), plain)
	}
}

// sum is a total and the parts that it consists of.
type sum struct {
	name  string
	total int
	parts []string
}

func sums(v comply.Coverage, lang string) []sum {
	statuses := func(by map[comply.Status]int) (out []string) {
		for _, s := range comply.Statuses() {
			if by[s] > 0 {
				out = append(out, amount(by[s], labelStatus[s], lang))
			}
		}
		return out
	}
	degrees := func(by map[comply.Automation]int) (out []string) {
		for _, a := range []comply.Automation{comply.Automated, comply.Partial, comply.ByHand, comply.ByProvider} {
			if by[a] > 0 {
				out = append(out, amount(by[a], automationLabel(a), lang))
			}
		}
		return out
	}
	var verdicts []string
	total := 0
	for _, o := range outcomesWorstFirst {
		if n := number(v.Verdicts, o); n > 0 {
			verdicts = append(verdicts, amount(n, labelOutcome[o], lang))
			total += n
		}
	}
	rules := []string{amount(v.RulesJudged, labelJudged, lang), amount(v.RulesNotSeen, labelWithoutSeen, lang), amount(v.Quiet, labelQuiet, lang)}
	rows := []sum{
		{labelControls.In(lang), v.Controls, statuses(v.ControlsBy)},
		{labelControls.In(lang) + labelByDegree.In(lang), v.Controls, degrees(v.ControlsAutomation)},
		{labelBranches.In(lang), v.Branches, statuses(v.BranchesBy)},
		{labelBranches.In(lang) + labelByDegree.In(lang), v.Branches, degrees(v.BranchesAutomation)},
		{labelRulesNamed.In(lang), v.RulesNamed, rules},
		{labelVerdicts.In(lang), total, verdicts},
	}
	for i := range rows {
		if len(rows[i].parts) == 0 {
			rows[i].parts = []string{"0"}
		}
	}
	return rows
}
