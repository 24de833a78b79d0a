// Package docs writes the pages about rules: from what a rule says of itself, and from what it answers on its fixtures.
package docs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Example is a fixture of a rule, with what the rule answers on it.
type Example struct {
	Name     string // basic, module
	Files    []File
	Verdicts []Row
}

// File is one source file of an example, without the comments that tests read.
type File struct{ Name, Text string }

// Row is one verdict on an example.
type Row struct{ Subject, Verdict, Message string }

// Page is everything that the page of a rule shows.
type Page struct {
	Rule     *rule.Rule
	Examples []Example
	Covers   map[string][]string // identifiers of other tools' checks, by tool
	// Frameworks are those whose controls are listed where the rule serves them.
	Frameworks []*comply.Framework
}

// Markdown writes a page in English and Japanese.
func Markdown(p Page) string {
	r := p.Rule
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n\n", r.ID, code(r.Title.EN), code(r.Title.JA))
	fmt.Fprintf(&b, "| | |\n|---|---|\n| severity | %s |\n| service | %s |\n| since | %s |\n", r.Severity, r.Service(), r.Since)
	if r.Extra {
		b.WriteString("| runs | only where it is asked for: `--rule`, `--all-rules`, the configuration, or a framework |\n")
	}
	if len(r.Types) > 0 {
		fmt.Fprintf(&b, "| judges | `%s` |\n", strings.Join(r.Types, "`, `"))
	} else if r.Global {
		b.WriteString("| judges | each AWS account |\n")
	} else {
		b.WriteString("| judges | each AWS account and region |\n")
	}
	if len(r.Was) > 0 {
		fmt.Fprintf(&b, "| formerly | `%s` |\n", strings.Join(r.Was, "`, `"))
	}
	fmt.Fprintf(&b, "\n## Why\n\n%s\n\n%s\n\n## How to fix\n\n%s\n\n%s\n", code(r.Why.EN), code(r.Why.JA), code(r.Fix.EN), code(r.Fix.JA))
	if len(r.Params) > 0 {
		b.WriteString("\n## Parameters\n\n| parameter | default | |\n|---|---|---|\n")
		for _, d := range r.Params {
			fmt.Fprintf(&b, "| `%s` | `%s` | %s<br>%s |\n", d.Name, cell(model.Display(d.Default)), cell(code(d.About.EN)), cell(code(d.About.JA)))
		}
	}
	b.WriteString("\n## Verdicts\n")
	for _, ex := range p.Examples {
		fmt.Fprintf(&b, "\n### %s\n\n| subject | verdict | because |\n|---|---|---|\n", ex.Name)
		for _, v := range ex.Verdicts {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", cell(v.Subject), v.Verdict, cell(code(v.Message)))
		}
		for _, f := range ex.Files {
			fmt.Fprintf(&b, "\n`%s`\n\n```hcl\n%s\n```\n", f.Name, strings.TrimRight(f.Text, "\n"))
		}
	}
	writeControls(&b, p)
	b.WriteString("\n## References\n\n")
	for _, ref := range r.Refs {
		fmt.Fprintf(&b, "- %s\n", ref)
	}
	if len(p.Covers) > 0 {
		b.WriteString("\n## Covers\n\nIdentifiers of checks that ask for the same, or for a part of it.\n\n| tool or catalogue | identifiers |\n|---|---|\n")
		tools := make([]string, 0, len(p.Covers))
		for t := range p.Covers {
			tools = append(tools, t)
		}
		slices.Sort(tools)
		for _, t := range tools {
			fmt.Fprintf(&b, "| %s | %s |\n", t, cell(strings.Join(p.Covers[t], ", ")))
		}
	}
	return b.String()
}

// writeControls lists the controls that the rule serves.
func writeControls(b *strings.Builder, p Page) {
	begun := false
	for _, f := range p.Frameworks {
		var list []string
		for _, s := range f.Serves(p.Rule.ID) {
			one := s.Control.ID
			if len(s.Branches) > 0 {
				one += " (" + strings.Join(s.Branches, ", ") + ")"
			}
			list = append(list, one)
		}
		if len(list) == 0 {
			continue
		}
		if !begun {
			begun = true
			b.WriteString("\n## Controls\n\nControls that this rule helps to answer, with their branches; see [frameworks](../frameworks.md).\n\n| framework | controls |\n|---|---|\n")
		}
		fmt.Fprintf(b, "| %s | %s |\n", cell(f.Title.EN), cell(strings.Join(list, ", ")))
	}
}

// Index writes the list of all pages, by service, by severity and by framework.
func Index(rules []*rule.Rule, frameworks []*comply.Framework) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Rules\n\n%d rules. Each page tells what the rule asks for, why, and what it answers on examples.\n\n## By service\n", len(rules))
	sorted := slices.Clone(rules)
	slices.SortStableFunc(sorted, func(x, y *rule.Rule) int {
		return cmp.Or(cmp.Compare(x.Service(), y.Service()), cmp.Compare(x.ID, y.ID))
	})
	service := ""
	for _, r := range sorted {
		if r.Service() != service {
			service = r.Service()
			fmt.Fprintf(&b, "\n### %s\n\n| rule | severity | |\n|---|---|---|\n", service)
		}
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s<br>%s |\n", r.ID, r.ID, r.Severity, cell(code(r.Title.EN)), cell(code(r.Title.JA)))
	}
	b.WriteString("\n## By severity\n")
	for _, s := range []rule.Severity{rule.Critical, rule.High, rule.Medium, rule.Low} {
		var links []string
		for _, r := range sorted {
			if r.Severity == s {
				links = append(links, fmt.Sprintf("[%s](%s.md)", r.ID, r.ID))
			}
		}
		if len(links) > 0 {
			fmt.Fprintf(&b, "\n### %s (%d)\n\n%s\n", s, len(links), strings.Join(links, ", "))
		}
	}
	byFramework(&b, frameworks)
	return b.String()
}

// byFramework lists the controls that rules answer, with those rules.
func byFramework(b *strings.Builder, frameworks []*comply.Framework) {
	if len(frameworks) > 0 {
		b.WriteString("\n## By framework\n\nControls that rules help to answer; see [frameworks](../frameworks.md) for what the rest asks of a person.\n")
	}
	for _, f := range frameworks {
		fmt.Fprintf(b, "\n### %s\n\n%s\n\n| control | rules |\n|---|---|\n", f.Title.EN, f.Edition.EN)
		for _, c := range f.Controls {
			var links []string
			for _, br := range c.Branches {
				for _, u := range br.Uses {
					if link := fmt.Sprintf("[%s](%s.md)", u.Rule, u.Rule); !slices.Contains(links, link) {
						links = append(links, link)
					}
				}
			}
			if len(links) > 0 {
				fmt.Fprintf(b, "| %s %s<br>%s | %s |\n", cell(c.ID), cell(c.Title.EN), cell(c.Title.JA), strings.Join(links, ", "))
			}
		}
	}
}

// code marks names with an underscore, such as argument names, as code.
func code(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		n := strings.IndexFunc(text, isName)
		if n < 0 {
			n = len(text)
		}
		b.WriteString(text[:n])
		text = text[n:]
		n = strings.IndexFunc(text, func(r rune) bool { return !isName(r) })
		if n < 0 {
			n = len(text)
		}
		word := strings.TrimRight(text[:n], ".:")
		if strings.Contains(strings.Trim(word, "_"), "_") {
			b.WriteString("`" + word + "`" + text[len(word):n])
		} else {
			b.WriteString(text[:n])
		}
		text = text[n:]
	}
	return b.String()
}

func isName(r rune) bool {
	return r == '_' || r == '.' || r == ':' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// cell makes a text safe inside a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(text)
}

// WithoutWants removes the comments that tests read from an example.
func WithoutWants(src string) string {
	var out []string
	for line := range strings.SplitSeq(src, "\n") {
		if i := strings.Index(line, "# want "); i >= 0 {
			line = strings.TrimRight(line[:i], " \t")
			if line == "" {
				continue
			}
		}
		out = append(out, line)
	}
	return strings.Trim(strings.Join(out, "\n"), "\n")
}
