package report

import (
	"io"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// The types below are GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end,omitempty"`
}

// WriteGitLab writes the report as GitLab Code Quality, which shows findings beside the lines of a merge request.
func WriteGitLab(w io.Writer, r *Report) error {
	v := newView(r)
	out := []gitlabIssue{}
	var unique marks = map[string]int{}
	for _, d := range r.Diagnostics {
		if d != nil && d.Severity != hcl.DiagWarning {
			out = append(out, v.gitlabError(d))
		}
	}
	for _, c := range v.findings() {
		x := c.first()
		text := x.Rule.Title.In(r.Options.Lang) + ": " + resultText(c)
		if x.OK == model.Unknown {
			text = labelUnknown.In(r.Options.Lang) + ": " + text
		}
		if ids := c.narrower(); len(ids) > 0 {
			text += "; " + labelAlso.In(r.Options.Lang) + strings.Join(ids, ", ")
		}
		out = append(out, gitlabIssue{
			Description: clean(text), CheckName: x.Rule.ID, Fingerprint: unique.of(c), Severity: gitlabSeverity(x), Location: v.gitlabLocation(x),
		})
	}
	return writeIndented(w, out)
}

// gitlabSeverity is the grade that GitLab knows. What is not decided is information.
func gitlabSeverity(x *Verdict) string {
	if x.OK != model.No {
		return "info"
	}
	switch x.Rule.Severity {
	case rule.Critical:
		return "blocker"
	case rule.High:
		return "critical"
	case rule.Medium:
		return "major"
	case rule.Low:
	}
	return "minor"
}

// gitlabLocation is where GitLab shows an issue. It has to have a path and a line: what no file holds is at line 1 of the
// input.
func (v *view) gitlabLocation(x *Verdict) gitlabLocation {
	p, _ := v.spot(x, codePoints)
	return gitlabPlace(p)
}

func gitlabPlace(p place) gitlabLocation {
	out := gitlabLocation{Path: gitlabPath(p.file), Lines: gitlabLines{Begin: max(p.startLine, 1)}}
	if p.endLine > p.startLine {
		out.Lines.End = p.endLine
	}
	return out
}

// gitlabPath is a path as GitLab compares it with those of a repository.
func gitlabPath(file string) string {
	if file = strings.TrimPrefix(file, "./"); file == "" {
		return "."
	}
	return clean(file)
}

// gitlabError makes an issue of an input that could not be read, so that a merge request does not look checked.
func (v *view) gitlabError(d *hcl.Diagnostic) gitlabIssue {
	text := d.Summary
	if d.Detail != "" {
		text += ": " + d.Detail
	}
	var p place
	if d.Subject != nil {
		p, _ = v.place(*d.Subject, codePoints)
	}
	out := gitlabIssue{Description: clean(oneLine(text)), CheckName: "input", Severity: "blocker", Location: gitlabPlace(p)}
	out.Fingerprint = fingerprint("input", out.Location.Path, out.Description)
	return out
}
