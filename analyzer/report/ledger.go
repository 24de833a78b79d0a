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
	v := &view{Report: r}
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
func (e *entry) state() string {
	switch {
	case e.Expired:
		return "expired"
	case e.Rule == "":
		return "no rule"
	case e.Used == 0:
		return "unused"
	case e.Used == 1:
		return "1 finding"
	}
	return fmt.Sprintf("%d findings", e.Used)
}

// rule is the rule as a person reads it.
func (e *entry) rule() string {
	switch e.Rule {
	case "":
		return "no rule"
	case "*":
		return "all rules"
	}
	return e.Rule
}

func (e *entry) where() string { return e.File + ":" + strconv.Itoa(e.Line) }

func (e *entry) until() string {
	if e.Until == "" {
		return "without end"
	}
	return "until " + e.Until
}

// tally counts the ledger in one line.
func tally(list []entry) string {
	expired, unused := 0, 0
	for i := range list {
		switch list[i].state() {
		case "expired":
			expired++
		case "unused":
			unused++
		}
	}
	word := "ignores"
	if len(list) == 1 {
		word = "ignore"
	}
	return fmt.Sprintf("%d %s, %d expired, %d unused", len(list), word, expired, unused)
}

func writeLedgerText(w io.Writer, r *Report) error {
	t := &textWriter{view: newView(r), out: bufio.NewWriter(w), width: r.Options.Width, blank: true}
	if t.width <= 0 {
		t.width = 80
	}
	t.width = max(t.width, 40)
	list := r.entries()
	for i := range list {
		e := &list[i]
		t.pair(0, "", clean(e.rule()), bold, clean(e.About), plain)
		t.line("  ", t.paint(cyan, clean(e.where())))
		t.para(2, "", plain, clean(e.Reason), plain)
		p := dim
		if e.Expired || e.Used == 0 {
			p = yellow
		}
		parts := []string{t.paint(p, e.state()), e.until()}
		switch e.From {
		case "":
		case "written":
			parts = append(parts, "owner "+clean(e.Owner))
		default:
			parts = append(parts, "written by "+clean(e.Owner))
		}
		if e.Tool != "" {
			parts = append(parts, "from "+clean(e.origin()))
		}
		t.line("  ", strings.Join(parts, ", "))
		t.gap()
	}
	t.line(tally(list))
	return t.out.Flush()
}

func writeLedgerJSON(w io.Writer, r *Report) error {
	return writeIndented(w, struct {
		SchemaVersion string  `json:"schema_version"`
		Ignores       []entry `json:"ignores"`
	}{"1.0", r.entries()})
}

var ledgerColumns = []string{"rule", "place", "about", "reason", "owner", "owner from", "until", "state", "findings", "origin"}

func (e *entry) row() []string {
	return []string{e.rule(), e.where(), e.About, e.Reason, e.Owner, e.From, e.Until, e.state(), strconv.Itoa(e.Used), e.origin()}
}

func writeLedgerMarkdown(w io.Writer, r *Report) error {
	list := r.entries()
	var b strings.Builder
	fmt.Fprintf(&b, "%s.\n", tally(list))
	if len(list) > 0 {
		b.WriteString("\n| " + strings.Join(ledgerColumns, " | ") + " |\n|" + strings.Repeat("---|", len(ledgerColumns)) + "\n")
		for i := range list {
			for _, cell := range list[i].row() {
				b.WriteString("| " + markdownCell(cell) + " ")
			}
			b.WriteString("|\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// markdownCell writes a text so that it stays text in a cell of a table: no markup, no HTML, no mention of a person.
func markdownCell(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		switch r {
		case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '|', '!', '~':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		case '@':
			b.WriteString("&#64;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func writeLedgerCSV(w io.Writer, r *Report) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(ledgerColumns); err != nil {
		return err
	}
	list := r.entries()
	for i := range list {
		row := list[i].row()
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
