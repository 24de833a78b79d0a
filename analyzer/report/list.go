package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/sekisho/sekisho/analyzer/rule"
)

type jsonRules struct {
	SchemaVersion string     `json:"schema_version"`
	Rules         []jsonRule `json:"rules"`
}

type jsonRule struct {
	ID       string   `json:"id"`
	Service  string   `json:"service"`
	Severity string   `json:"severity"`
	Title    jsonText `json:"title"`
	Types    []string `json:"types"`
	Account  bool     `json:"account"`
	Extra    bool     `json:"extra"`
	Since    string   `json:"since"`
	Was      []string `json:"was,omitempty"`
}

// WriteRulesJSON lists rules for programs, in the order given.
func WriteRulesJSON(w io.Writer, rules []*rule.Rule) error {
	out := jsonRules{SchemaVersion: SchemaVersion, Rules: make([]jsonRule, 0, len(rules))}
	for _, r := range rules {
		out.Rules = append(out.Rules, jsonRule{
			ID: r.ID, Service: r.Service(), Severity: r.Severity.String(), Title: jsonText(r.Title),
			Types: append([]string{}, r.Types...), Account: r.Account != nil, Extra: r.Extra, Since: r.Since, Was: r.Was,
		})
	}
	return writeIndented(w, out)
}

// WriteRulesText lists rules for a person, one a line in columns, in the order given.
func WriteRulesText(w io.Writer, rules []*rule.Rule, lang string) error {
	ids, sevs := 0, 0
	for _, r := range rules {
		ids = max(ids, cells(clean(r.ID)))
		sevs = max(sevs, cells(severityLabel(r.Severity).In(lang)))
	}
	for _, r := range rules {
		id, sev := clean(r.ID), severityLabel(r.Severity).In(lang)
		mark := ""
		if r.Extra {
			mark = labelExtra.In(lang)
		}
		_, err := fmt.Fprintf(w, "%s%s  %s%s  %s%s\n", id, strings.Repeat(" ", ids-cells(id)), sev,
			strings.Repeat(" ", sevs-cells(sev)), clean(r.Title.In(lang)), mark)
		if err != nil {
			return err
		}
	}
	return nil
}
