package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// sastVersion is the version of GitLab's schema that is written:
// https://gitlab.com/gitlab-org/security-products/security-report-schemas
const sastVersion = "15.0.7"

// Limits of the schema, in characters.
const (
	sastName     = 255
	sastSolution = 7000
)

type sastReport struct {
	Schema          string              `json:"schema"`
	Version         string              `json:"version"`
	Scan            sastScan            `json:"scan"`
	Vulnerabilities []sastVulnerability `json:"vulnerabilities"`
}

type sastScan struct {
	Analyzer  sastTool      `json:"analyzer"`
	Scanner   sastTool      `json:"scanner"`
	Type      string        `json:"type"`
	StartTime string        `json:"start_time"`
	EndTime   string        `json:"end_time"`
	Status    string        `json:"status"`
	Messages  []sastMessage `json:"messages,omitempty"`
}

type sastTool struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	URL     string     `json:"url"`
	Vendor  sastVendor `json:"vendor"`
	Version string     `json:"version"`
}

type sastVendor struct {
	Name string `json:"name"`
}

type sastMessage struct {
	Level string `json:"level"`
	Value string `json:"value"`
}

type sastVulnerability struct {
	ID          string           `json:"id"`
	Name        string           `json:"name"`
	Description string           `json:"description"`
	Severity    string           `json:"severity"`
	Solution    string           `json:"solution,omitempty"`
	Identifiers []sastIdentifier `json:"identifiers"`
	Links       []sastLink       `json:"links,omitempty"`
	Tracking    sastTracking     `json:"tracking"`
	Location    sastLocation     `json:"location"`
}

type sastIdentifier struct {
	Type  string `json:"type"`
	Name  string `json:"name"`
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type sastLink struct {
	URL string `json:"url"`
}

type sastTracking struct {
	Type  string             `json:"type"`
	Items []sastTrackingItem `json:"items"`
}

type sastTrackingItem struct {
	File       string          `json:"file"`
	StartLine  int             `json:"start_line,omitempty"`
	EndLine    int             `json:"end_line,omitempty"`
	Signatures []sastSignature `json:"signatures"`
}

type sastSignature struct {
	Algorithm string `json:"algorithm"`
	Value     string `json:"value"`
}

type sastLocation struct {
	File      string `json:"file"`
	StartLine int    `json:"start_line,omitempty"`
	EndLine   int    `json:"end_line,omitempty"`
	Class     string `json:"class,omitempty"`
}

// WriteGitLabSAST writes the report as a GitLab SAST report, which fills the vulnerability report of a project. The schema
// asks for the time of the run, so that equal reports give equal bytes only at equal times.
func WriteGitLabSAST(w io.Writer, r *Report) error {
	v := newView(r)
	version := r.Version
	if version == "" {
		version = "0.0.0"
	}
	tool := sastTool{ID: "sekisho", Name: "Sekisho", URL: "https://github.com/sekisho/sekisho", Vendor: sastVendor{"Sekisho"}, Version: version}
	when := r.Time
	if when.IsZero() {
		when = time.Unix(0, 0)
	}
	stamp := when.UTC().Format("2006-01-02T15:04:05")
	out := sastReport{
		Schema:  "https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v" + sastVersion + "/dist/sast-report-format.json",
		Version: sastVersion,
		Scan: sastScan{
			Analyzer: tool, Scanner: tool, Type: "sast", StartTime: stamp, EndTime: stamp, Status: "success", Messages: v.sastMessages(),
		},
		Vulnerabilities: []sastVulnerability{},
	}
	if r.Diagnostics.HasErrors() || v.sum.crashed > 0 {
		out.Scan.Status = "failure"
	}
	var unique marks = map[string]int{}
	for _, c := range v.findings() {
		out.Vulnerabilities = append(out.Vulnerabilities, v.sastVulnerability(c, unique.of(c)))
	}
	return writeIndented(w, out)
}

// sastMessages say what could not be read, and which rules crashed.
func (v *view) sastMessages() []sastMessage {
	var out []sastMessage
	for _, d := range v.Diagnostics {
		if d == nil {
			continue
		}
		text := d.Summary
		if d.Detail != "" {
			text += ": " + oneLine(d.Detail)
		}
		if d.Subject != nil {
			if at := v.at(*d.Subject); at != "" {
				text = at + ": " + text
			}
		}
		level := "fatal"
		if d.Severity == hcl.DiagWarning {
			level = "warn"
		}
		out = append(out, sastMessage{level, clean(text)})
	}
	for i := range v.Verdicts {
		if x := &v.Verdicts[i]; x.Crash != nil {
			out = append(out, sastMessage{"warn", clean(x.Subject() + ": " + crashText(x.Crash))})
		}
	}
	return out
}

func (v *view) sastVulnerability(c *cause, mark string) sastVulnerability {
	x, lang := c.first(), v.Options.Lang
	p, _ := v.spot(x, codePoints)
	file := gitlabPath(p.file)
	out := sastVulnerability{
		ID:          mark[:8] + "-" + mark[8:12] + "-" + mark[12:16] + "-" + mark[16:20] + "-" + mark[20:],
		Name:        shorten(clean(x.Rule.Title.In(lang)), sastName),
		Description: v.sastDescription(c),
		Severity:    sastSeverity(x),
		Identifiers: []sastIdentifier{{Type: "sekisho_rule", Name: x.Rule.ID, Value: x.Rule.ID}},
		Tracking: sastTracking{Type: "source", Items: []sastTrackingItem{{
			File: file, StartLine: p.startLine, EndLine: p.endLine, Signatures: []sastSignature{{"hash", mark}},
		}}},
		Location: sastLocation{File: file, StartLine: p.startLine, EndLine: p.endLine, Class: clean(x.Subject())},
	}
	if x.OK == model.No {
		out.Solution = shorten(clean(x.Rule.Fix.In(lang)), sastSolution)
	}
	for _, ref := range x.Rule.Refs {
		if strings.HasPrefix(ref, "https://") {
			out.Links = append(out.Links, sastLink{ref})
		}
	}
	return out
}

// sastDescription is what was seen. GitLab reads it as Markdown.
func (v *view) sastDescription(c *cause) string {
	x, lang := c.first(), v.Options.Lang
	lines := []string{mdCode(shorten(x.Subject(), markdownText)) + ": " + mdText(x.Message)}
	if x.OK == model.Unknown {
		lines[0] = labelUnknown.In(lang) + ": " + lines[0]
		lines = append(lines, labelBecause.In(lang)+mdText(x.Reason))
	}
	if n := len(c.all); n > 1 {
		s := fmt.Sprintf(labelInstances.In(lang), n)
		for i, x := range c.all {
			if i == shownInstances {
				s += " " + fmt.Sprintf(labelMore.In(lang), n-i)
				break
			}
			s += " " + mdCode(shorten(x.Subject(), markdownText))
		}
		lines = append(lines, s)
	}
	for i, s := range v.seen(x) {
		if i == shownEvidence {
			break
		}
		lines = append(lines, "- "+strings.TrimSpace(mdCode(shorten(s.says, markdownText))+" "+mdCode(s.at)))
	}
	if ids := c.narrower(); len(ids) > 0 {
		lines = append(lines, labelAlso.In(lang)+mdCode(strings.Join(ids, ", ")))
	}
	return strings.Join(lines, "\n\n")
}

func sastSeverity(x *Verdict) string {
	if x.OK != model.No {
		return "Info"
	}
	switch x.Rule.Severity {
	case rule.Critical:
		return "Critical"
	case rule.High:
		return "High"
	case rule.Medium:
		return "Medium"
	case rule.Low:
	}
	return "Low"
}
