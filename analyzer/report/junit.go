package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// The types below are the part of JUnit's XML that build servers agree on, under its names.

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
	Err      string      `xml:"system-err,omitempty"`
}

type junitCase struct {
	Class   string       `xml:"classname,attr"`
	Name    string       `xml:"name,attr"`
	File    string       `xml:"file,attr,omitempty"`
	Line    string       `xml:"line,attr,omitempty"`
	Failure *junitResult `xml:"failure"`
	Error   *junitResult `xml:"error"`
	Skipped *junitSkip   `xml:"skipped"`
}

type junitResult struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

type junitSkip struct {
	Message string `xml:"message,attr"`
}

// ListsPasses reports whether a format lists passes without being asked to: for such a format the verdicts have to hold
// them, and not only count them.
func ListsPasses(format string) bool { return format == "junit" || format == "html" }

// WriteJUnit writes the report as JUnit XML, for build servers: a test suite for each input, in which each rule is tested
// on each instance. An unknown verdict is a skipped test, and so is a finding that does not count.
func WriteJUnit(w io.Writer, r *Report) error {
	v := newView(r)
	out := junitSuites{Name: "sekisho"}
	suites := make([]junitSuite, len(r.Inputs))
	for i, in := range r.Inputs {
		suites[i].Name = clean(v.name(in.Path))
	}
	add := func(x *Verdict, c junitCase) {
		if x.Input < 0 || x.Input >= len(suites) { // a verdict on nothing that was read
			suites = append(suites, junitSuite{Name: "sekisho"})
			x.Input = len(suites) - 1
		}
		suites[x.Input].add(c)
	}
	for i := range r.Verdicts {
		x := r.Verdicts[i]
		if x.Rule.Severity >= r.Options.MinSeverity && (!x.NotSeen || x.Crash != nil) {
			add(&x, v.junitCase(&x))
		}
	}
	for _, x := range v.notEvaluated {
		one := *x
		add(&one, junitCase{Class: clean(x.Rule.ID), Name: clean(x.Subject()), Skipped: &junitSkip{labelNotEvaluated.In(r.Options.Lang)}})
	}
	if s := v.junitInputs(); len(s.Cases) > 0 || s.Err != "" {
		suites = append(suites, s)
	}
	for _, s := range suites {
		out.Tests += s.Tests
		out.Failures += s.Failures
		out.Errors += s.Errors
		out.Skipped += s.Skipped
	}
	out.Suites = suites
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("encoding the report: %w", err)
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

func (v *view) junitCase(x *Verdict) junitCase {
	lang := v.Options.Lang
	c := junitCase{Class: clean(x.Rule.ID), Name: clean(x.Subject())}
	if p, ok := v.spot(x, codePoints); ok {
		c.File = clean(p.file)
		if p.startLine > 0 {
			c.Line = strconv.Itoa(p.startLine)
		}
	}
	why := x.Aside(v.NewOnly)
	switch {
	case x.Crash != nil:
		c.Error = &junitResult{Message: clean(crashText(x.Crash)), Type: "crash", Text: clean(labelCrash.In(lang) + crashText(x.Crash))}
	case x.OK == model.Yes:
	case why != Counts:
		c.Skipped = &junitSkip{clean(asideReason(x, why, lang))}
	case x.OK == model.Unknown:
		c.Skipped = &junitSkip{clean(labelUnknown.In(lang) + ": " + x.Message + "; " + labelBecause.In(lang) + x.Reason)}
	default:
		c.Failure = &junitResult{Message: clean(x.Message), Type: x.Rule.Severity.String(), Text: v.junitText(x)}
	}
	return c
}

// asideReason says why a finding does not count.
func asideReason(x *Verdict, why Aside, lang string) string {
	s := asideLabels[why].In(lang)
	switch why {
	case AsIgnored:
		s += ": " + x.Ignored.Reason
	case AsImplied:
		s = x.Under.Rule.ID + ": " + x.Under.Message
	case Counts, AsKnown, AsUnchanged:
	}
	return s
}

// junitText is what a build server shows of a failure.
func (v *view) junitText(x *Verdict) string {
	lang := v.Options.Lang
	lines := []string{"", severityLabel(x.Rule.Severity).In(lang) + ": " + x.Rule.Title.In(lang)}
	for _, s := range v.seen(x) {
		lines = append(lines, strings.TrimSpace(s.says+"  "+s.at))
	}
	var ids []string
	for _, r := range narrower(x) {
		ids = append(ids, r.ID)
	}
	if len(ids) > 0 {
		lines = append(lines, labelAlso.In(lang)+strings.Join(ids, ", "))
	}
	if fix := x.Rule.Fix.In(lang); fix != "" {
		lines = append(lines, labelFix.In(lang)+fix)
	}
	return cleanLines(append(lines, ""), "\n")
}

// junitInputs is a suite of what could not be read: its tests are errors, so that a build does not pass over them.
func (v *view) junitInputs() junitSuite {
	s := junitSuite{Name: junitInput.In(v.Options.Lang)}
	var warnings []string
	for _, d := range v.Diagnostics {
		if d == nil {
			continue
		}
		text := d.Summary
		if d.Detail != "" {
			text += ": " + d.Detail
		}
		if d.Severity == hcl.DiagWarning {
			if d.Subject != nil {
				text = v.at(*d.Subject) + ": " + text
			}
			warnings = append(warnings, oneLine(text))
			continue
		}
		c := junitCase{Class: "input", Name: clean(d.Summary), Error: &junitResult{Message: clean(d.Summary), Type: "input", Text: clean(oneLine(text))}}
		if d.Subject != nil {
			if p, ok := v.place(*d.Subject, codePoints); ok && p.file != stdin {
				c.File = clean(p.file)
				if p.startLine > 0 {
					c.Line = strconv.Itoa(p.startLine)
				}
			}
		}
		s.add(c)
	}
	s.Err = cleanLines(warnings, "\n")
	return s
}

var junitInput = rule.T("input", "入力")
