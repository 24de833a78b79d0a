package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sekisho/sekisho/analyzer/comply"
)

// complianceColumns are the columns of the CSV report, one row per branch, rule and verdict.
var complianceColumns = [...]string{
	"framework", "control", "control_title", "control_status", "branch", "branch_status", "actor", "automation",
	"rule", "rule_title", "covers", "required", "severity", "verdict", "address", "account", "region", "file", "line",
	"message", "exception_reason", "exception_owner", "exception_until", "to_show",
}

// WriteComplianceCSV writes one row for every verdict of every rule of every branch, and one for what has none, as RFC 4180
// has it, for spreadsheets: no cell is taken for a formula.
func WriteComplianceCSV(w io.Writer, c *Compliance) error {
	v, lang := newView(c.Report), c.Options.Lang
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(complianceColumns[:]); err != nil {
		return err
	}
	row := make([]string, len(complianceColumns))
	write := func(cells ...string) error {
		clear(row)
		for i, s := range cells {
			row[i] = csvCell(s)
		}
		return out.Write(row)
	}
	for i := range c.Result.Controls {
		ctl := &c.Result.Controls[i]
		for j := range ctl.Branches {
			b := &ctl.Branches[j]
			head := []string{c.Result.Framework.ID, ctl.ID, ctl.Title.In(lang), ctl.Status.String(), branchName(b.Branch), b.Status.String(), string(b.Actor), string(b.Automation)}
			if len(b.Rules) == 0 {
				if err := write(append(head, blank(len(complianceColumns)-len(head)-1, b.Manual.In(lang))...)...); err != nil {
					return err
				}
			}
			for k := range b.Rules {
				r := &b.Rules[k]
				covers := "part"
				if r.Use.Full {
					covers = "full"
				}
				named := append(head[:len(head):len(head)], r.Rule.ID, r.Rule.Title.In(lang), covers, r.Use.Requirements(), r.Rule.Severity.String())
				if len(r.Evidence) == 0 {
					if err := write(append(named, blank(len(complianceColumns)-len(named)-1, b.Manual.In(lang))...)...); err != nil {
						return err
					}
				}
				for _, e := range c.worstFirst(r.Evidence) {
					if err := write(append(append(named[:len(named):len(named)], v.csvEvidence(e)...), b.Manual.In(lang))...); err != nil {
						return err
					}
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}

// blank is a number of empty cells and a last one.
func blank(n int, last string) []string { return append(make([]string, n), last) }

func (v *view) csvEvidence(e *comply.Evidence) []string {
	file, line := "", ""
	if p, ok := v.place(at(e), codePoints); ok {
		file = p.file
		if p.startLine > 0 {
			line = strconv.Itoa(p.startLine)
		}
	}
	var x comply.Exception
	if e.Outcome == comply.Ignored {
		x = *e.Exception
	}
	return []string{e.Outcome.String(), e.Subject(), e.Account, e.Region, file, line, says(e), x.Reason, x.Owner, x.Until}
}

// csvCell makes a text safe to open in a spreadsheet: what could begin a formula, in half or full width, is led by an
// apostrophe, as OWASP advises, and control characters are spelled out.
// See https://owasp.org/www-community/attacks/CSV_Injection.
func csvCell(s string) string {
	if s == "" {
		return ""
	}
	safe := clean(s)
	begin := strings.TrimLeft(s, " \u00a0\u3000")
	if first, _ := utf8.DecodeRuneInString(begin); begin != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + safe
	}
	return safe
}
