// Package gate decides what verdicts lead to: it reads the configuration file of a repository.
package gate

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// FileName is the name of the configuration file. The nearest one counts, from the directory of a root module upward.
const FileName = ".sekisho.hcl"

// Config is what a configuration file says.
type Config struct {
	File          string // "" where there is none
	Profile       string
	WholeAccount  bool
	FailOn        string // a severity or "none"; "" where it is not said
	FailOnUnknown bool
	params        map[string]value            // for every rule that has the parameter
	byRule        map[string]map[string]value // for one rule
}

type value struct {
	cty.Value
	rng hcl.Range
}

// Find reads the nearest configuration file at or above a directory, up to the top of its repository. Without one the
// Config is empty.
func Find(dir string, rules []*rule.Rule) (*Config, hcl.Diagnostics) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	for d := abs; ; d = filepath.Dir(d) {
		path := filepath.Join(d, FileName)
		if _, err := os.Stat(path); err == nil {
			return Read(path, rules)
		}
		if _, err := os.Stat(filepath.Join(d, ".git")); err == nil || d == filepath.Dir(d) {
			return &Config{}, nil
		}
	}
}

// Read reads a configuration file and checks it against the rules and their parameters.
func Read(path string, rules []*rule.Rule) (*Config, hcl.Diagnostics) {
	src, err := os.ReadFile(path)
	if err != nil {
		return &Config{}, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Cannot read configuration", Detail: err.Error(),
			Subject: &hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}}}
	}
	return Parse(src, path, rules)
}

// Parse is Read for a text.
func Parse(src []byte, path string, rules []*rule.Rule) (*Config, hcl.Diagnostics) {
	c := &Config{File: path, params: map[string]value{}, byRule: map[string]map[string]value{}}
	file, diags := hclsyntax.ParseConfig(src, path, hcl.InitialPos)
	if diags.HasErrors() {
		return c, diags
	}
	body := file.Body.(*hclsyntax.Body)
	p := parser{rules: rules}
	for name, a := range body.Attributes {
		switch name {
		case "profile":
			p.into(a, cty.String, func(v cty.Value) { c.Profile = v.AsString() })
			if _, ok := profiles[c.Profile]; !ok && c.Profile != "" {
				p.fault(a.Expr.Range(), "Unknown profile", "There is no profile %q%s", c.Profile, suggest(c.Profile, profileNames()))
			}
		case "whole_account":
			p.into(a, cty.Bool, func(v cty.Value) { c.WholeAccount = v.True() })
		case "fail_on":
			p.into(a, cty.String, func(v cty.Value) { c.FailOn = v.AsString() })
			if _, err := rule.ParseSeverity(c.FailOn); err != nil && c.FailOn != "none" {
				p.fault(a.Expr.Range(), "Unknown severity", "Use low, medium, high, critical or none.")
			}
		case "fail_on_unknown":
			p.into(a, cty.Bool, func(v cty.Value) { c.FailOnUnknown = v.True() })
		default:
			p.fault(a.NameRange, "Unsupported argument", "There is no argument %q%s", name, suggest(name, keys))
		}
	}
	for _, b := range body.Blocks {
		switch {
		case b.Type == "params" && len(b.Labels) == 0:
			for name, a := range b.Body.Attributes {
				if v, ok := p.param(a, name, nil); ok {
					c.params[name] = v
				}
			}
		case b.Type == "rule" && len(b.Labels) == 1:
			c.rule(&p, b)
		default:
			p.fault(b.DefRange(), "Unsupported block", "There is no block %q with %d labels; write params { … } or rule \"<id>\" { … }.", b.Type, len(b.Labels))
		}
	}
	slices.SortStableFunc(p.diags, func(a, b *hcl.Diagnostic) int { return a.Subject.Start.Byte - b.Subject.Start.Byte })
	return c, p.diags
}

// keys are the arguments of a configuration file.
var keys = []string{"profile", "whole_account", "fail_on", "fail_on_unknown"}

type parser struct {
	rules []*rule.Rule
	diags hcl.Diagnostics
}

func (p *parser) fault(rng hcl.Range, summary, format string, args ...any) {
	p.diags = append(p.diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: rng.Ptr()})
}

// into evaluates an argument as a known value of a type.
func (p *parser) into(a *hclsyntax.Attribute, t cty.Type, set func(cty.Value)) {
	v, diags := a.Expr.Value(nil)
	p.diags = append(p.diags, diags...)
	if diags.HasErrors() {
		return
	}
	conv, err := convert.Convert(v, t)
	if err != nil || !conv.IsWhollyKnown() || conv.IsNull() {
		p.fault(a.Expr.Range(), "Unsuitable value", "The value of %s must be a %s.", a.Name, t.FriendlyName())
		return
	}
	set(conv)
}

func (c *Config) rule(p *parser, b *hclsyntax.Block) {
	id := b.Labels[0]
	i := slices.IndexFunc(p.rules, func(r *rule.Rule) bool { return r.ID == id || slices.Contains(r.Was, id) })
	if i < 0 {
		var ids []string
		for _, r := range p.rules {
			ids = append(ids, r.ID)
		}
		p.fault(b.LabelRanges[0], "Unknown rule", "No rule is called %q%s", id, suggest(id, ids))
		return
	}
	r := p.rules[i]
	for name, a := range b.Body.Attributes {
		if v, ok := p.param(a, name, r); ok {
			if c.byRule[r.ID] == nil {
				c.byRule[r.ID] = map[string]value{}
			}
			c.byRule[r.ID][name] = v
		}
	}
	for _, inner := range b.Body.Blocks {
		p.fault(inner.DefRange(), "Unsupported block", "A rule block has only the rule's parameters.")
	}
}

// param reads the value of a parameter, of one rule or of any rule that has it.
func (p *parser) param(a *hclsyntax.Attribute, name string, of *rule.Rule) (value, bool) {
	list := p.rules
	if of != nil {
		list = []*rule.Rule{of}
	}
	var names []string
	var t cty.Type
	for _, r := range list {
		for _, d := range r.Params {
			if d.Name == name {
				t = d.Default.Type()
			}
			names = append(names, d.Name)
		}
	}
	if t == cty.NilType {
		p.fault(a.NameRange, "Unknown parameter", "There is no parameter %q%s", name, suggest(name, names))
		return value{}, false
	}
	out := value{rng: a.SrcRange}
	ok := false
	p.into(a, t, func(v cty.Value) { out.Value, ok = v, true })
	return out, ok
}

// suggest proposes the nearest of some names.
func suggest(given string, names []string) string {
	best, at := "", 4
	for _, n := range names {
		if d := levenshtein.Distance(given, n, nil); d < at {
			best, at = n, d
		}
	}
	if best == "" {
		slices.Sort(names)
		names = slices.Compact(names)
		if len(names) == 0 || len(names) > 12 {
			return "."
		}
		return "; there are: " + strings.Join(names, ", ") + "."
	}
	return "; did you mean " + best + "?"
}

// Options are the options of a run as the configuration says: the profile first, then values for all rules, then those
// for one rule.
func (c *Config) Options(rules []*rule.Rule) engine.Options {
	o := engine.Options{WholeAccount: c.WholeAccount, Params: map[string]map[string]cty.Value{}}
	for _, r := range rules {
		for _, d := range r.Params {
			v, ok := profiles[c.Profile][d.Name]
			if ok {
				v, ok = fit(v, d.Default.Type())
			}
			if all, has := c.params[d.Name]; has {
				if conv, fits := fit(all.Value, d.Default.Type()); fits {
					v, ok = conv, true
				}
			}
			if one, has := c.byRule[r.ID][d.Name]; has {
				v, ok = one.Value, true
			}
			if !ok {
				continue
			}
			if o.Params[r.ID] == nil {
				o.Params[r.ID] = map[string]cty.Value{}
			}
			o.Params[r.ID][d.Name] = v
		}
	}
	return o
}

// fit converts a value that is meant for several rules to the type that one of them declares.
func fit(v cty.Value, t cty.Type) (cty.Value, bool) {
	conv, err := convert.Convert(v, t)
	return conv, err == nil
}
