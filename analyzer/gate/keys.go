package gate

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/rule"
)

// Key is an argument of a configuration file, as docs/config.md describes it.
type Key struct {
	Name string
	Flag string // the flag of sekisho check that says the same; "" where there is none
	// Run says that the key is about a run as a whole, such as the format of its report: it counts in the file that is
	// the nearest to the first path. The others count for each root module in the file nearest to it.
	Run bool

	typ   cty.Type
	file  func(dir, value string) string                    // for values that name files: relative to the configuration file
	check func(p *parser, a *hclsyntax.Attribute, v string) // of each text
}

// Keys lists the arguments of a configuration file, in the order in which they are documented.
func Keys() []Key {
	texts := cty.List(cty.String)
	return []Key{
		{Name: "profile", typ: cty.String, check: checkProfile},
		{Name: "inherit", typ: cty.DynamicPseudoType},
		{Name: "exclude", typ: texts, check: checkGlob},
		{Name: "honor_foreign_ignores", typ: cty.Bool},
		{Name: "whole_account", Flag: "whole-account", typ: cty.Bool},
		{Name: "fail_on", Flag: "fail-on", typ: cty.String, check: checkFailOn},
		{Name: "fail_on_unknown", Flag: "fail-on-unknown", typ: cty.Bool},
		{Name: "rules", Flag: "rule", typ: texts, check: checkRules},
		{Name: "all_rules", Flag: "all-rules", typ: cty.Bool},
		{Name: "skip_rules", Flag: "skip-rule", typ: texts, check: checkRules},
		{Name: "vars", Flag: "var", typ: cty.DynamicPseudoType},
		{Name: "var_files", Flag: "var-file", typ: texts, file: fromHere},
		{Name: "workspace", Flag: "workspace", typ: cty.String},
		{Name: "source", Flag: "source", typ: cty.String, file: fromHere},
		{Name: "format", Flag: "format", typ: cty.String, Run: true},
		{Name: "outputs", Flag: "output", typ: texts, Run: true, file: outputBeside},
		{Name: "min_severity", Flag: "min-severity", typ: cty.String, Run: true, check: checkSeverity},
		{Name: "all", Flag: "all", typ: cty.Bool, Run: true},
		{Name: "lang", Flag: "lang", typ: cty.String, Run: true, check: checkLang},
		{Name: "no_color", Flag: "no-color", typ: cty.Bool, Run: true},
		{Name: "trace", Flag: "trace", typ: cty.Bool, Run: true},
		{Name: "new_only", Flag: "new-only", typ: cty.Bool, Run: true},
		{Name: "base", Flag: "base", typ: cty.String, Run: true},
		{Name: "baseline", Flag: "baseline", typ: cty.String, Run: true, file: fromHere},
	}
}

func keyNames() []string {
	var out []string
	for _, k := range Keys() {
		out = append(out, k.Name)
	}
	return out
}

// fromHere is a file as seen from the configuration file; - stays as it is.
func fromHere(dir, value string) string {
	if value == "-" || value == "" || filepath.IsAbs(value) {
		return value
	}
	return filepath.Join(dir, filepath.FromSlash(value))
}

// outputBeside is fromHere for format=file.
func outputBeside(dir, value string) string {
	format, file, ok := strings.Cut(value, "=")
	if !ok {
		return value
	}
	return format + "=" + fromHere(dir, file)
}

func checkProfile(p *parser, a *hclsyntax.Attribute, v string) {
	if _, ok := profiles[v]; !ok {
		p.fault(a.Expr.Range(), "Unknown profile", "There is no profile %q%s", v, suggest(v, profileNames()))
	}
}

func checkSeverity(p *parser, a *hclsyntax.Attribute, v string) {
	if _, err := rule.ParseSeverity(v); err != nil {
		p.fault(a.Expr.Range(), "Unknown severity", "There is no severity %q: use low, medium, high or critical.", v)
	}
}

func checkFailOn(p *parser, a *hclsyntax.Attribute, v string) {
	if _, err := rule.ParseSeverity(v); err != nil && v != "none" {
		p.fault(a.Expr.Range(), "Unknown severity", "There is no severity %q: use low, medium, high, critical or none.", v)
	}
}

func checkLang(p *parser, a *hclsyntax.Attribute, v string) {
	if v != "en" && v != "ja" {
		p.fault(a.Expr.Range(), "Unknown language", "There is no language %q: use en or ja.", v)
	}
}

func checkGlob(p *parser, a *hclsyntax.Attribute, v string) {
	if why := globFault(v); why != "" {
		p.fault(a.Expr.Range(), "Invalid pattern", "%s", why)
	}
}

func checkRules(p *parser, a *hclsyntax.Attribute, v string) {
	p.ruleIDs(a, v)
}

// ruleIDs are the rules that a pattern names. One that names none is a fault: a typing mistake must not switch a check off.
func (p *parser) ruleIDs(a *hclsyntax.Attribute, pattern string) map[string]bool {
	out := map[string]bool{}
	var ids []string
	for _, r := range p.rules {
		ids = append(ids, r.ID)
		hit, err := path.Match(pattern, r.ID)
		if err != nil {
			p.fault(a.Expr.Range(), "Invalid pattern", "%q is not a pattern of rule ids.", pattern)
			return nil
		}
		for _, old := range r.Was {
			hit = hit || old == pattern
		}
		if hit {
			out[r.ID] = true
		}
	}
	if len(out) == 0 {
		p.fault(a.Expr.Range(), "Unknown rule", "No rule is called %q%s", pattern, suggestID(pattern, ids))
		return nil
	}
	return out
}
