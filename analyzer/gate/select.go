package gate

import (
	"path"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/sekisho/sekisho/analyzer/load/hclload"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Rules are the rules that a configuration lets run, with the severities that it gives them. Where named is set, the
// caller has chosen the rules by name, and only the severities count.
func (c *Config) Rules(rules []*rule.Rule, named, extra bool) []*rule.Rule {
	only, skip := c.texts("rules"), c.texts("skip_rules")
	extra = extra || c.AllRules
	out := make([]*rule.Rule, 0, len(rules))
	for _, r := range rules {
		if !named {
			on, said := c.enabled[r.ID]
			if said && !on || !said && (only != nil && !names(only, r) || names(skip, r) || r.Extra && !extra && only == nil) {
				continue
			}
		}
		if sev, ok := c.severity[r.ID]; ok && sev != r.Severity {
			changed := *r
			changed.Severity = sev
			r = &changed
		}
		out = append(out, r)
	}
	return out
}

// names tells whether one of the patterns names a rule.
func names(patterns []string, r *rule.Rule) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		hit, err := path.Match(p, r.ID)
		return err == nil && hit || slices.Contains(r.Was, p)
	})
}

func (c *Config) texts(key string) []string {
	v, ok := c.set[key]
	if !ok {
		return nil
	}
	return stringsOf(v.Value)
}

// Excluded tells whether the configuration leaves out the root module in a directory.
func (c *Config) Excluded(dir string) bool {
	return slices.ContainsFunc(c.exclude, func(p pathPattern) bool { return p.fits(dir) })
}

// ExcludeRange is where the configuration says what it leaves out.
func (c *Config) ExcludeRange() hcl.Range { return c.set["exclude"].rng }

// Load adds to the options of a root module what the configuration says: its variables go before those that were given,
// so that the latter win.
func (c *Config) Load(o hclload.Options) hclload.Options {
	var vars []hclload.Var
	for _, file := range c.texts("var_files") {
		vars = append(vars, hclload.Var{File: file})
	}
	if v, ok := c.set["vars"]; ok {
		for it := v.ElementIterator(); it.Next(); {
			name, e := it.Element()
			vars = append(vars, hclload.Var{Name: name.AsString(), Value: argument(e)})
		}
	}
	o.Vars = append(vars, o.Vars...)
	if ws := c.texts("workspace"); ws != nil && o.Work == "" {
		o.Work = ws[0]
	}
	return o
}

// Source is the directory of the configuration of plans; "" where it is not said.
func (c *Config) Source() string {
	if s := c.texts("source"); s != nil {
		return s[0]
	}
	return ""
}

// argument writes a value as the argument of -var: a text as it is, anything else as an expression.
func argument(v cty.Value) string {
	if v.Type() == cty.String && !v.IsNull() {
		return v.AsString()
	}
	text, err := ctyjson.Marshal(v, v.Type())
	if err != nil {
		return "null" // cannot happen: the value is wholly known
	}
	return escapeTemplates(string(text))
}

// escapeTemplates keeps text in an expression from being read as a template.
func escapeTemplates(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		out = append(out, s[i])
		if (s[i] == '$' || s[i] == '%') && i+1 < len(s) && s[i+1] == '{' {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// Setting is what a configuration says in place of a flag.
type Setting struct {
	Key, Flag string
	Values    []string
}

// Run lists what the configuration says of a run as a whole, by flag.
func (c *Config) Run() []Setting {
	var out []Setting
	for _, k := range Keys() {
		v, ok := c.set[k.Name]
		if !ok || !k.Run {
			continue
		}
		s := Setting{Key: k.Name, Flag: k.Flag, Values: stringsOf(v.Value)}
		if v.Type() == cty.Bool {
			s.Values = []string{map[bool]string{true: "true", false: "false"}[v.True()]}
		}
		out = append(out, s)
	}
	return out
}
