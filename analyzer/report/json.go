package report

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SchemaVersion is the version of the JSON report. A new minor version adds fields; a new major version changes them.
const SchemaVersion = "1.0"

// Schema is the JSON Schema of the JSON report.
//
//go:embed schema.json
var Schema string

type jsonReport struct {
	SchemaVersion string        `json:"schema_version"`
	Tool          jsonTool      `json:"tool"`
	Inputs        []jsonInput   `json:"inputs"`
	Summary       jsonSummary   `json:"summary"`
	Verdicts      []jsonVerdict `json:"verdicts"`
	Ignored       []jsonVerdict `json:"ignored"`
	Fixed         []jsonVerdict `json:"fixed,omitempty"`
	NotEvaluated  []jsonUnseen  `json:"not_evaluated"`
	Diagnostics   []jsonProblem `json:"diagnostics"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type jsonInput struct {
	Path string `json:"path"`
	Kind string `json:"kind"`
	Root string `json:"root,omitempty"`
}

type jsonSummary struct {
	Pass         int              `json:"pass"`
	Fail         int              `json:"fail"`
	Unknown      int              `json:"unknown"`
	NotEvaluated int              `json:"not_evaluated"`
	Crashed      int              `json:"crashed"`
	NotListed    int              `json:"not_listed"`
	Implied      int              `json:"implied"`
	Ignored      int              `json:"ignored"`
	Known        int              `json:"known"`
	Change       *jsonChange      `json:"change,omitempty"`
	BySeverity   jsonBySeverities `json:"by_severity"`
}

type jsonChange struct {
	Introduced int `json:"introduced"`
	Fixed      int `json:"fixed"`
	Unchanged  int `json:"unchanged"`
}

type jsonBySeverities struct {
	Critical jsonBySeverity `json:"critical"`
	High     jsonBySeverity `json:"high"`
	Medium   jsonBySeverity `json:"medium"`
	Low      jsonBySeverity `json:"low"`
}

type jsonBySeverity struct {
	Fail    int `json:"fail"`
	Unknown int `json:"unknown"`
}

type jsonText struct {
	EN string `json:"en"`
	JA string `json:"ja"`
}

type jsonVerdict struct {
	Rule        string         `json:"rule"`
	Title       jsonText       `json:"title"`
	Severity    string         `json:"severity"`
	Address     string         `json:"address"`
	Verdict     string         `json:"verdict"`
	Message     string         `json:"message"`
	Reason      string         `json:"reason,omitempty"`
	Crash       string         `json:"crash,omitempty"`
	Location    *jsonLocation  `json:"location,omitempty"`
	Calls       []jsonCall     `json:"calls,omitempty"`
	Evidence    []jsonEvidence `json:"evidence"`
	Implies     []string       `json:"implies,omitempty"`
	Change      string         `json:"change,omitempty"`
	Ignored     *jsonIgnore    `json:"ignored,omitempty"`
	Fingerprint string         `json:"fingerprint"`
	Input       int            `json:"input"`
}

type jsonIgnore struct {
	Reason string        `json:"reason"`
	Owner  string        `json:"owner,omitempty"`
	Until  string        `json:"until,omitempty"`
	Tool   string        `json:"tool,omitempty"`
	Place  *jsonLocation `json:"place,omitempty"`
}

type jsonLocation struct {
	File        string `json:"file"`
	StartLine   int    `json:"start_line,omitempty"`
	StartColumn int    `json:"start_column,omitempty"`
	EndLine     int    `json:"end_line,omitempty"`
	EndColumn   int    `json:"end_column,omitempty"`
}

type jsonCall struct {
	Address  string        `json:"address"`
	Location *jsonLocation `json:"location,omitempty"`
}

type jsonEvidence struct {
	Address  string        `json:"address"`
	Path     string        `json:"path,omitempty"`
	Value    string        `json:"value,omitempty"`
	Origin   string        `json:"origin"`
	To       string        `json:"to,omitempty"`
	Note     string        `json:"note,omitempty"`
	Location *jsonLocation `json:"location,omitempty"`
}

type jsonUnseen struct {
	Rule     string   `json:"rule"`
	Title    jsonText `json:"title"`
	Severity string   `json:"severity"`
	Address  string   `json:"address"`
	Input    int      `json:"input"`
}

type jsonProblem struct {
	Severity string        `json:"severity"`
	Summary  string        `json:"summary"`
	Detail   string        `json:"detail,omitempty"`
	Location *jsonLocation `json:"location,omitempty"`
}

// WriteJSON writes the report for programs; docs/json.md describes every field.
func WriteJSON(w io.Writer, r *Report) error {
	v := newView(r)
	out := jsonReport{
		SchemaVersion: SchemaVersion,
		Tool:          jsonTool{Name: "sekisho", Version: r.Version},
		Inputs:        make([]jsonInput, 0, len(r.Inputs)),
		Summary:       v.jsonSummary(),
		Verdicts:      make([]jsonVerdict, 0, len(v.listed)),
		Ignored:       []jsonVerdict{},
		NotEvaluated:  make([]jsonUnseen, 0, len(v.notEvaluated)),
		Diagnostics:   make([]jsonProblem, 0, len(r.Diagnostics)),
	}
	for _, in := range r.Inputs {
		one := jsonInput{Path: v.name(in.Path), Kind: in.Kind}
		if in.Root != "" {
			one.Root = v.name(in.Root)
		}
		out.Inputs = append(out.Inputs, one)
	}
	for _, x := range v.listed {
		out.Verdicts = append(out.Verdicts, v.jsonVerdict(x))
	}
	for _, x := range v.setAside(AsIgnored) {
		one := v.jsonVerdict(x)
		g := x.Ignored
		one.Ignored = &jsonIgnore{Reason: g.Reason, Owner: g.Owner, Tool: g.Tool, Place: v.jsonLocation(g.Range)}
		if !g.Until.IsZero() {
			one.Ignored.Until = g.Until.Format(time.DateOnly)
		}
		out.Ignored = append(out.Ignored, one)
	}
	for i := range r.Fixed {
		if x := &r.Fixed[i]; x.Rule.Severity >= r.Options.MinSeverity {
			out.Fixed = append(out.Fixed, v.jsonVerdict(x))
		}
	}
	for _, x := range v.notEvaluated {
		out.NotEvaluated = append(out.NotEvaluated, jsonUnseen{
			Rule: x.Rule.ID, Title: jsonText(x.Rule.Title), Severity: x.Rule.Severity.String(), Address: x.Subject(), Input: x.Input,
		})
	}
	for _, d := range r.Diagnostics {
		if d != nil {
			out.Diagnostics = append(out.Diagnostics, jsonProblem{
				Severity: diagnosticSeverity(d), Summary: d.Summary, Detail: d.Detail, Location: v.jsonSubject(d),
			})
		}
	}
	return writeIndented(w, out)
}

func (v *view) jsonSummary() jsonSummary {
	s := v.sum
	by := func(sev rule.Severity) jsonBySeverity {
		return jsonBySeverity{Fail: s.failed[sev], Unknown: s.undecided[sev]}
	}
	out := jsonSummary{
		Pass: s.pass, Fail: s.fail, Unknown: s.unknown, NotEvaluated: s.notEvaluated, Crashed: s.crashed, NotListed: s.notListed,
		Implied: s.aside[AsImplied], Ignored: s.aside[AsIgnored], Known: s.aside[AsKnown],
		BySeverity: jsonBySeverities{by(rule.Critical), by(rule.High), by(rule.Medium), by(rule.Low)},
	}
	if v.hasDeltas {
		out.Change = &jsonChange{Introduced: s.introduced, Fixed: s.fixed, Unchanged: s.unchanged}
	}
	return out
}

func (v *view) jsonVerdict(x *Verdict) jsonVerdict {
	out := jsonVerdict{
		Rule:        x.Rule.ID,
		Title:       jsonText(x.Rule.Title),
		Severity:    x.Rule.Severity.String(),
		Address:     x.Subject(),
		Verdict:     word(x.OK),
		Message:     x.Message,
		Location:    v.jsonLocation(primary(x)),
		Evidence:    make([]jsonEvidence, 0, len(x.Evidence)),
		Change:      x.Delta.String(),
		Fingerprint: x.Fingerprint(),
		Input:       x.Input,
	}
	if x.OK == model.Unknown {
		out.Reason = x.Reason
	}
	for _, r := range narrower(x) {
		out.Implies = append(out.Implies, r.ID)
	}
	if x.Crash != nil {
		out.Crash = crashText(x.Crash)
	}
	for _, k := range calls(x) {
		out.Calls = append(out.Calls, jsonCall{Address: k.Addr, Location: v.jsonLocation(k.Range)})
	}
	for _, e := range x.Evidence {
		one := jsonEvidence{
			Address: e.Value.At(), Path: e.Value.Path, Origin: originWord(e.Value), To: e.To, Note: e.Note,
			Location: v.jsonLocation(e.Value.Range),
		}
		if e.Value.Raw() != cty.NilVal {
			one.Value = shown(e.Value)
		}
		out.Evidence = append(out.Evidence, one)
	}
	return out
}

func (v *view) jsonLocation(rng hcl.Range) *jsonLocation {
	p, ok := v.place(rng, codePoints)
	if !ok {
		return nil
	}
	return &jsonLocation{File: p.file, StartLine: p.startLine, StartColumn: p.startCol, EndLine: p.endLine, EndColumn: p.endCol}
}

func (v *view) jsonSubject(d *hcl.Diagnostic) *jsonLocation {
	if d.Subject == nil {
		return nil
	}
	return v.jsonLocation(*d.Subject)
}

func diagnosticSeverity(d *hcl.Diagnostic) string {
	if d.Severity == hcl.DiagWarning {
		return "warning"
	}
	return "error"
}

// originWord says where a value comes from.
func originWord(v model.Value) string {
	switch v.Origin {
	case model.Written:
		return "written"
	case model.Default:
		return "default"
	case model.Computed:
		return "computed"
	case model.Absent:
	}
	return "absent"
}

// writeIndented writes JSON that is safe to print: what a terminal would not show as it is becomes an escape, which is
// the same text to a program.
func writeIndented(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("encoding the report: %w", err)
	}
	_, err := w.Write(escapeInvisible(b.Bytes()))
	return err
}

func escapeInvisible(in []byte) []byte {
	var out []byte // nil while nothing had to be escaped
	done := 0
	for i := 0; i < len(in); {
		if in[i] < utf8.RuneSelf && in[i] != 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(in[i:])
		if r == utf8.RuneError || visible(r) {
			i += n
			continue
		}
		out = append(out, in[done:i]...)
		if r > 0xFFFF {
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		} else {
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += n
		done = i
	}
	if out == nil {
		return in
	}
	return append(out, in[done:]...)
}
