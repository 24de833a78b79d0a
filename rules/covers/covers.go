// Package covers tells which of our rules answers what a check of another tool or control catalogue asks, for those who
// move over. It holds identifiers only.
package covers

import (
	_ "embed"
	"path"
	"slices"
	"strings"
)

// table has a line for every pair: rule, tool, identifier, with tabs between; sorted.
//
//go:embed covers.txt
var table string

// Check is a check of another tool.
type Check struct {
	Tool string // checkov, trivy, tfsec, kics, terrascan, prowler, regula, tflint; config, fsbp, cis
	ID   string
}

// Rules lists the rules that cover a check, by its identifier in any tool. Capitals do not matter.
func Rules(id string) []string {
	var out []string
	for rule, c := range all {
		if strings.EqualFold(c.ID, id) && !slices.Contains(out, rule) {
			out = append(out, rule)
		}
	}
	return out
}

// For lists the rules that cover a check, as its tool writes it in comments: with capitals or without, with wildcards,
// and for trivy, which grew from tfsec, with the identifiers of both, in full or without AVD- before them.
func For(tool, id string) []string {
	tools := []string{tool}
	ids := []string{strings.ToLower(id)}
	if tool == "trivy" || tool == "tfsec" {
		tools = []string{"trivy", "tfsec"}
		ids = append(ids, "avd-"+ids[0])
	}
	var out []string
	for rule, c := range all {
		if !slices.Contains(tools, c.Tool) || slices.Contains(out, rule) {
			continue
		}
		for _, pattern := range ids {
			if ok, err := path.Match(pattern, strings.ToLower(c.ID)); err == nil && ok {
				out = append(out, rule)
				break
			}
		}
	}
	return out
}

// Of lists the checks that a rule covers, by tool and identifier.
func Of(rule string) []Check {
	var out []Check
	for r, c := range all {
		if r == rule {
			out = append(out, c)
		}
	}
	return out
}

// all yields every pair of the table.
func all(yield func(string, Check) bool) {
	for line := range strings.Lines(table) {
		rule, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		tool, id, ok := strings.Cut(rest, "\t")
		if ok && !yield(rule, Check{tool, id}) {
			return
		}
	}
}

// Len is the number of pairs.
func Len() int {
	n := 0
	for range all {
		n++
	}
	return n
}
