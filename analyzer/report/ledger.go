package report

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// LedgerFormats lists the names that LedgerByName knows, the default first.
func LedgerFormats() []string { return []string{"text", "json", "markdown", "csv"} }

// LedgerByName finds the writer of the ledger in a format: of all ignores of a report, with how often each was used.
func LedgerByName(format string) (Writer, bool) {
	switch format {
	case "text":
		return writeLedgerText, true
	case "json":
		return writeLedgerJSON, true
	case "markdown":
		return writeLedgerMarkdown, true
	case "csv":
		return writeLedgerCSV, true
	}
	return nil, false
}

// entry is one ignore as the ledger shows it.
type entry struct {
	Rule    string `json:"rule"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	About   string `json:"about"`
	Reason  string `json:"reason"`
	Owner   string `json:"owner,omitempty"`
	From    string `json:"owner_from,omitempty"` // written, or git blame
	Until   string `json:"until,omitempty"`
	Expired bool   `json:"expired"`
	Used    int    `json:"used"`
	Tool    string `json:"tool,omitempty"`
	Check   string `json:"check,omitempty"`
}

func (r *Report) entries() []entry {
	v := &view{Report: r, names: map[string]string{}}
	out := make([]entry, 0, len(r.Ignores))
	for _, g := range r.Ignores {
		e := entry{Rule: g.Rule, File: v.name(g.Range.Filename), Line: g.Range.Start.Line, About: about(g), Reason: g.Reason, Owner: g.Owner,
			Expired: g.Expired, Used: g.Used, Tool: g.Tool, Check: g.Check}
		if e.Owner != "" {
			e.From = "written"
			if g.Blamed {
				e.From = "git blame"
			}
		}
		if !g.Until.IsZero() {
			e.Until = g.Until.Format(time.DateOnly)
		}
		out = append(out, e)
	}
	return out
}

// about is what an ignore speaks of.
func about(g *gate.Ignore) string {
	if g.InComment() {
		return g.About
	}
	var parts []string
	if g.Address != "" {
		parts = append(parts, "address "+g.Address)
	}
	if g.Path != "" {
		parts = append(parts, "path "+g.Path)
	}
	if len(parts) == 0 {
		return "everything"
	}
	return strings.Join(parts, ", ")
}

// origin is whose comment it is.
func (e *entry) origin() string {
	switch {
	case e.Tool == "":
		return "sekisho"
	case e.Check == "":
		return e.Tool
	}
	return e.Tool + " " + e.Check
}

// state is whether it has an effect.
func (e *entry) state(lang string) string {
	switch {
	case e.Expired:
		return rule.T("expired", "期限切れ").In(lang)
	case e.Rule == "":
		return rule.T("no rule", "対応ルールなし").In(lang)
	case e.Used == 0:
		return rule.T("unused", "未使用").In(lang)
	case e.Used == 1:
		return rule.T("1 finding", "1 件").In(lang)
	}
	return fmt.Sprintf(rule.T("%d findings", "%d 件").In(lang), e.Used)
}

// rule is the rule as a person reads it.
func (e *entry) rule(lang string) string {
	switch e.Rule {
	case "":
		return rule.T("no rule", "対応ルールなし").In(lang)
	case "*":
		return rule.T("all rules", "全ルール").In(lang)
	}
	return e.Rule
}

func (e *entry) where() string { return e.File + ":" + strconv.Itoa(e.Line) }

func (e *entry) until(lang string) string {
	if e.Until == "" {
		return rule.T("without end", "期限なし").In(lang)
	}
	return fmt.Sprintf(labelUntil.In(lang), e.Until)
}

// tally counts the ledger in one line.
func tally(list []entry, lang string) string {
	expired, unused := 0, 0
	for i := range list {
		switch e := &list[i]; {
		case e.Expired:
			expired++
		case e.Used == 0 && e.Rule != "":
			unused++
		}
	}
	if len(list) == 1 {
		return fmt.Sprintf(rule.T("1 ignore, %d expired, %d unused", "無視 1 件（期限切れ %d 件、未使用 %d 件）").In(lang), expired, unused)
	}
	return fmt.Sprintf(rule.T("%d ignores, %d expired, %d unused", "無視 %d 件（期限切れ %d 件、未使用 %d 件）").In(lang), len(list), expired, unused)
}

func writeLedgerText(w io.Writer, r *Report) error {
	t := &textWriter{view: newView(r), out: bufio.NewWriter(w), width: r.Options.Width, blank: true}
	if t.width <= 0 {
		t.width = 80
	}
	t.width = max(t.width, 40)
	list, lang := r.entries(), r.Options.Lang
	for i := range list {
		e := &list[i]
		t.pair(0, "", clean(e.rule(lang)), bold, clean(e.About), plain)
		t.line("  ", t.paint(cyan, clean(e.where())))
		t.para(2, "", plain, clean(e.Reason), plain)
		p := dim
		if e.Expired || e.Used == 0 {
			p = yellow
		}
		parts := []string{t.paint(p, e.state(lang)), e.until(lang)}
		switch e.From {
		case "":
		case "written":
			parts = append(parts, fmt.Sprintf(labelOwner.In(lang), clean(e.Owner)))
		default:
			parts = append(parts, fmt.Sprintf(rule.T("written by %s", "記入者 %s").In(lang), clean(e.Owner)))
		}
		if e.Tool != "" {
			parts = append(parts, fmt.Sprintf(rule.T("from %s", "%s のコメント").In(lang), clean(e.origin())))
		}
		t.line("  ", strings.Join(parts, ", "))
		t.gap()
	}
	t.line(tally(list, lang))
	return t.out.Flush()
}

func writeLedgerJSON(w io.Writer, r *Report) error {
	return writeIndented(w, struct {
		SchemaVersion string  `json:"schema_version"`
		Ignores       []entry `json:"ignores"`
	}{"1.0", r.entries()})
}

// ledgerColumns head the tables. They, and the words in the rows of CSV, are for programs and have no language.
var ledgerColumns = []string{"rule", "place", "about", "reason", "owner", "owner from", "until", "state", "findings", "origin"}

func (e *entry) row(lang string) []string {
	return []string{e.rule(lang), e.where(), e.About, e.Reason, e.Owner, e.From, e.Until, e.state(lang), strconv.Itoa(e.Used), e.origin()}
}

func writeLedgerMarkdown(w io.Writer, r *Report) error {
	list, lang := r.entries(), r.Options.Lang
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", tally(list, lang))
	if len(list) > 0 {
		b.WriteString("\n| " + strings.Join(ledgerColumns, " | ") + " |\n|" + strings.Repeat("---|", len(ledgerColumns)) + "\n")
		for i := range list {
			for _, cell := range list[i].row(lang) {
				b.WriteString("| " + md(cell) + " ")
			}
			b.WriteString("|\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeLedgerCSV(w io.Writer, r *Report) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(ledgerColumns); err != nil {
		return err
	}
	list := r.entries()
	for i := range list {
		row := list[i].row("")
		for k, cell := range row {
			row[k] = csvCell(cell)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
