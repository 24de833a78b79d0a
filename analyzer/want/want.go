// Package want reads the comments by which a fixture states the verdicts it expects:
//
//	encrypted = false # want fail "encrypted is false"
//
// A comment asserts the verdict and the line that it points to.
package want

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
)

// Want is one expected verdict.
type Want struct {
	File    string
	Line    int
	Verdict string // pass, fail, unknown, not-evaluated
	Text    string // a part of the message or the reason; "" for any
}

// String is the comment as it is written.
func (w Want) String() string {
	return fmt.Sprintf("%s:%d: want %s %q", w.File, w.Line, w.Verdict, w.Text)
}

// Parse finds the comments of a Terraform file.
func Parse(src []byte, file string) ([]Want, error) {
	tokens, diags := hclsyntax.LexConfig(src, file, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	var out []Want
	for _, t := range tokens {
		if t.Type != hclsyntax.TokenComment {
			continue
		}
		for part := range strings.SplitSeq(string(t.Bytes), "want ") {
			w, ok, err := parseOne(part, file, t.Range.Start.Line)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, w)
			}
		}
	}
	return out, nil
}

// parseOne reads what stands after "want ".
func parseOne(s, file string, line int) (Want, bool, error) {
	s = strings.TrimSpace(s)
	verdict, rest, _ := strings.Cut(s, " ")
	switch verdict {
	case "pass", "fail", "unknown", "not-evaluated":
	default:
		return Want{}, false, nil
	}
	w := Want{File: file, Line: line, Verdict: verdict}
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, `"`) {
		end := strings.LastIndexByte(rest, '"')
		if end == 0 {
			return w, false, fmt.Errorf("%s:%d: the text of a want comment has no closing quote", file, line)
		}
		w.Text = rest[1:end]
	}
	return w, true, nil
}

// Name is the verdict in the words of a want comment.
func Name(v *engine.Verdict) string {
	switch {
	case v.NotSeen:
		return "not-evaluated"
	case v.OK == model.Yes:
		return "pass"
	case v.OK == model.No:
		return "fail"
	}
	return "unknown"
}

// Compare matches verdicts with comments, one to one, and returns what does not match, in words.
func Compare(wants []Want, verdicts []engine.Verdict) []string {
	used := make([]bool, len(verdicts))
	var faults []string
	for _, w := range wants {
		hit := -1
		for i := range verdicts {
			if !used[i] && matches(w, &verdicts[i]) {
				hit = i
				break
			}
		}
		if hit < 0 {
			faults = append(faults, w.String()+": no such verdict")
			continue
		}
		used[hit] = true
		// Other instances of the same block have the same place: one comment speaks for all that say the same.
		for i := range verdicts {
			if !used[i] && matches(w, &verdicts[i]) && sameBlock(&verdicts[i], &verdicts[hit]) {
				used[i] = true
			}
		}
	}
	for i := range verdicts {
		if !used[i] {
			v := &verdicts[i]
			faults = append(faults, fmt.Sprintf("%s: no comment expects: %s %s: %s (%s)", v.Primary().Range, v.Subject(), Name(v), v.Message, v.Reason))
		}
	}
	return faults
}

func sameBlock(a, b *engine.Verdict) bool {
	return a.Resource != nil && b.Resource != nil && a.Resource.Addr.Config() == b.Resource.Addr.Config()
}

func matches(w Want, v *engine.Verdict) bool {
	rng := v.Primary().Range
	if rng.Filename != "" && (rng.Filename != w.File || rng.Start.Line != w.Line) {
		return false
	}
	return Name(v) == w.Verdict && (strings.Contains(v.Message, w.Text) || strings.Contains(v.Reason, w.Text))
}
