// Package gate decides what verdicts lead to: it reads the configuration file of a repository.
package gate

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

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

// Config is what a configuration file says, with what it inherits.
type Config struct {
	File          string // "" where there is none
	Profile       string
	WholeAccount  bool
	AllRules      bool   // extra rules run too
	FailOn        string // a severity or "none"; "" where it is not said
	FailOnUnknown bool
	HonorForeign  bool // ignore comments of other tools count

	set      map[string]value            // keys
	params   map[string]value            // for every rule that has the parameter
	byRule   map[string]map[string]value // for one rule
	severity map[string]rule.Severity    // by rule
	enabled  map[string]bool             // by rule
	ignores  []*Ignore
	exclude  []pathPattern
}

type value struct {
	cty.Value
	rng hcl.Range
}

// Nearest is the nearest configuration file at or above a directory, up to the top of its repository; "" where there is
// none.
func Nearest(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	for d := abs; ; d = filepath.Dir(d) {
		path := filepath.Join(d, FileName)
		if _, err := os.Stat(path); err == nil {
			return path
		}
		if isTop(d) {
			return ""
		}
	}
}

// isTop tells whether the search for configuration files ends in a directory.
func isTop(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, ".git"))
	return err == nil || dir == filepath.Dir(dir)
}

// Reader reads configuration files, each once: what several inherit from one file is the same. It is not safe for
// concurrent use.
type Reader struct {
	rules []*rule.Rule
	today time.Time
	files map[string]*Config // by absolute path
}

// NewReader makes a reader that checks files against the rules and their parameters; today decides which ignores have ended.
func NewReader(rules []*rule.Rule, today time.Time) *Reader {
	return &Reader{rules: rules, today: today, files: map[string]*Config{}}
}

// Read reads a configuration file, and those that it inherits from. What is wrong with a file is told when it is first read.
func (r *Reader) Read(path string) (*Config, hcl.Diagnostics) {
	return r.read(path, nil)
}

// read is Read for a file that others inherit from: those in chain.
func (r *Reader) read(path string, chain []string) (*Config, hcl.Diagnostics) {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	if c, ok := r.files[abs]; ok {
		return c, nil
	}
	c, diags := r.file(path, abs, chain)
	r.files[abs] = c
	return c, diags
}

func (r *Reader) file(path, abs string, chain []string) (*Config, hcl.Diagnostics) {
	src, err := os.ReadFile(path)
	if err != nil {
		return &Config{}, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "Cannot read configuration", Detail: err.Error(),
			Subject: &hcl.Range{Filename: path, Start: hcl.InitialPos, End: hcl.InitialPos}}}
	}
	c, diags := Parse(src, path, r.rules, r.today)
	from, ok := c.set["inherit"]
	if !ok {
		return c, diags
	}
	fail := func(format string, args ...any) (*Config, hcl.Diagnostics) {
		return c, append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Cannot inherit", Detail: fmt.Sprintf(format, args...), Subject: from.rng.Ptr()})
	}
	var above string
	switch {
	case from.Type() == cty.String:
		above = fromHere(filepath.Dir(path), from.AsString())
		if info, err := os.Stat(above); err == nil && info.IsDir() {
			above = filepath.Join(above, FileName)
		}
		if _, err := os.Stat(above); err != nil {
			return fail("There is no file %s.", from.AsString())
		}
	case from.False():
		return c, diags
	default:
		if dir := filepath.Dir(abs); !isTop(dir) {
			above = Nearest(filepath.Dir(dir))
		}
		if above == "" {
			return fail("There is no %s above this one in the repository.", FileName)
		}
	}
	chain = append(chain, abs)
	if absAbove, err := filepath.Abs(above); err == nil && slices.Contains(chain, absAbove) {
		return fail("%s inherits from this file.", above)
	}
	parent, more := r.read(above, chain)
	c.under(parent)
	return c, append(diags, more...)
}

// under adds what a configuration inherits: what it says itself goes before.
func (c *Config) under(parent *Config) {
	c.set = joined(c.set, parent.set)
	c.params = joined(c.params, parent.params)
	c.severity = joined(c.severity, parent.severity)
	c.enabled = joined(c.enabled, parent.enabled)
	for id, params := range parent.byRule {
		c.byRule[id] = joined(c.byRule[id], params)
	}
	c.ignores = append(c.ignores, parent.ignores...)
	c.exclude = append(c.exclude, parent.exclude...)
	c.read()
}

func joined[V any](own, parent map[string]V) map[string]V {
	out := maps.Clone(parent)
	if out == nil {
		out = map[string]V{}
	}
	maps.Copy(out, own)
	return out
}

// read takes the keys that have a field.
func (c *Config) read() {
	text := func(key string) string {
		if v, ok := c.set[key]; ok {
			return v.AsString()
		}
		return ""
	}
	yes := func(key string) bool {
		v, ok := c.set[key]
		return ok && v.True()
	}
	c.Profile, c.FailOn = text("profile"), text("fail_on")
	c.AllRules = yes("all_rules")
	c.WholeAccount, c.FailOnUnknown, c.HonorForeign = yes("whole_account"), yes("fail_on_unknown"), yes("honor_foreign_ignores")
}

// Parse reads a configuration from a text; it does not follow inherit.
func Parse(src []byte, path string, rules []*rule.Rule, today time.Time) (*Config, hcl.Diagnostics) {
	c := &Config{File: path, set: map[string]value{}, params: map[string]value{}, byRule: map[string]map[string]value{},
		severity: map[string]rule.Severity{}, enabled: map[string]bool{}}
	file, diags := hclsyntax.ParseConfig(src, path, hcl.InitialPos)
	if diags.HasErrors() {
		return c, diags
	}
	body := file.Body.(*hclsyntax.Body)
	p := parser{rules: rules, dir: filepath.Dir(path), today: today}
	known := Keys()
	for name, a := range body.Attributes {
		i := slices.IndexFunc(known, func(k Key) bool { return k.Name == name })
		if i < 0 {
			p.fault(a.NameRange, "Unsupported argument", "There is no argument %q%s", name, suggest(name, keyNames()))
			continue
		}
		if v, ok := p.key(a, known[i]); ok {
			c.set[name] = value{v, a.Expr.Range()}
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
			p.noBlocks(b)
		case b.Type == "rule" && len(b.Labels) == 1:
			c.rule(&p, b)
		case b.Type == "ignore" && len(b.Labels) == 0:
			if g := p.ignore(b); g != nil {
				c.ignores = append(c.ignores, g)
			}
		case slices.Contains(blockTypes, b.Type):
			p.fault(b.DefRange(), "Unsupported block", "Write %s.", map[string]string{"params": "params { … }", "rule": `rule "<id>" { … }`, "ignore": "ignore { … }"}[b.Type])
		default:
			p.fault(b.DefRange(), "Unsupported block", "There is no block %q%s", b.Type, suggest(b.Type, slices.Clone(blockTypes)))
		}
	}
	if v, ok := c.set["exclude"]; ok {
		for _, glob := range stringsOf(v.Value) {
			c.exclude = append(c.exclude, newPathPattern(p.dir, glob))
		}
	}
	c.read()
	slices.SortStableFunc(p.diags, func(a, b *hcl.Diagnostic) int { return a.Subject.Start.Byte - b.Subject.Start.Byte })
	return c, p.diags
}

var blockTypes = []string{"params", "rule", "ignore"}

type parser struct {
	rules []*rule.Rule
	dir   string
	today time.Time
	diags hcl.Diagnostics
}

// key reads the value of a key. Names of files are from then on as seen from the working directory.
func (p *parser) key(a *hclsyntax.Attribute, k Key) (cty.Value, bool) {
	before := len(p.diags)
	var out cty.Value
	switch k.Name {
	case "inherit":
		p.into(a, cty.DynamicPseudoType, func(v cty.Value) { out = v })
		if out != cty.NilVal && out.Type() != cty.Bool && out.Type() != cty.String {
			p.fault(a.Expr.Range(), "Unsuitable value", "The value of inherit must be true, or the path of a configuration file.")
		}
	case "vars":
		p.into(a, cty.DynamicPseudoType, func(v cty.Value) { out = v })
		if out != cty.NilVal && !out.Type().IsObjectType() {
			p.fault(a.Expr.Range(), "Unsuitable value", "The value of vars must be an object with a value for each variable.")
		}
	default:
		p.into(a, k.typ, func(v cty.Value) { out = v })
	}
	if out == cty.NilVal || len(p.diags) > before {
		return out, false
	}
	if k.check != nil {
		for _, s := range stringsOf(out) {
			k.check(p, a, s)
		}
	}
	if k.file != nil {
		out = mapStrings(out, func(s string) string { return k.file(p.dir, s) })
	}
	return out, len(p.diags) == before
}

// stringsOf is the elements of a list of texts, or a text alone.
func stringsOf(v cty.Value) []string {
	switch {
	case v.Type() == cty.String:
		return []string{v.AsString()}
	case v.Type() == cty.List(cty.String):
		var out []string
		for it := v.ElementIterator(); it.Next(); {
			_, e := it.Element()
			out = append(out, e.AsString())
		}
		return out
	}
	return nil
}

func mapStrings(v cty.Value, f func(string) string) cty.Value {
	if v.Type() == cty.String {
		return cty.StringVal(f(v.AsString()))
	}
	var out []cty.Value
	for _, s := range stringsOf(v) {
		out = append(out, cty.StringVal(f(s)))
	}
	if len(out) == 0 {
		return v
	}
	return cty.ListVal(out)
}

func (p *parser) noBlocks(b *hclsyntax.Block) {
	for _, inner := range b.Body.Blocks {
		p.fault(inner.DefRange(), "Unsupported block", "A %s block has arguments only.", b.Type)
	}
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
	if t.IsListType() {
		for it := conv.ElementIterator(); it.Next(); {
			if _, e := it.Element(); e.IsNull() {
				p.fault(a.Expr.Range(), "Unsuitable value", "The value of %s has an element that is null.", a.Name)
				return
			}
		}
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
		p.fault(b.LabelRanges[0], "Unknown rule", "No rule is called %q%s", id, suggestID(id, ids))
		return
	}
	r := p.rules[i]
	for name, a := range b.Body.Attributes {
		switch name {
		case "severity":
			p.into(a, cty.String, func(v cty.Value) {
				checkSeverity(p, a, v.AsString())
				if sev, err := rule.ParseSeverity(v.AsString()); err == nil {
					c.severity[r.ID] = sev
				}
			})
			continue
		case "enabled":
			p.into(a, cty.Bool, func(v cty.Value) { c.enabled[r.ID] = v.True() })
			if !slices.ContainsFunc(r.Params, func(d rule.Param) bool { return d.Name == name }) {
				continue
			}
			// A rule that has to be asked for has a parameter of this name: both mean the same.
		}
		if v, ok := p.param(a, name, r); ok {
			if c.byRule[r.ID] == nil {
				c.byRule[r.ID] = map[string]value{}
			}
			c.byRule[r.ID][name] = v
		}
	}
	p.noBlocks(b)
}

// ignoreKeys are the arguments of an ignore block.
var ignoreKeys = []string{"rule", "address", "path", "reason", "owner", "until"}

// ignore reads an ignore block; nil where it is faulty: half of an ignore is none.
func (p *parser) ignore(b *hclsyntax.Block) *Ignore {
	before := len(p.diags)
	g := &Ignore{Range: b.DefRange()}
	text := func(a *hclsyntax.Attribute, into *string) {
		p.into(a, cty.String, func(v cty.Value) {
			if *into = v.AsString(); strings.TrimSpace(*into) == "" {
				p.fault(a.Expr.Range(), "Unsuitable value", "The %s is empty.", a.Name)
			}
		})
	}
	for name, a := range b.Body.Attributes {
		switch name {
		case "rule":
			p.rulesOf(a, g)
		case "address":
			text(a, &g.Address)
		case "path":
			text(a, &g.Path)
			if g.Path != "" {
				checkGlob(p, a, g.Path)
				g.paths = newPathPattern(p.dir, g.Path)
			}
		case "reason":
			text(a, &g.Reason)
		case "owner":
			text(a, &g.Owner)
		case "until":
			p.into(a, cty.String, func(v cty.Value) {
				day, why := parseDay(v.AsString())
				if why != "" {
					p.fault(a.Expr.Range(), "Unsuitable value", "until = %q: %s", v.AsString(), why)
				}
				g.Until = day
			})
		default:
			p.fault(a.NameRange, "Unsupported argument", "There is no argument %q%s", name, suggest(name, slices.Clone(ignoreKeys)))
		}
	}
	p.noBlocks(b)
	if b.Body.Attributes["reason"] == nil {
		p.fault(b.DefRange(), "Ignore without a reason", "An ignore says why the findings are accepted: reason = \"…\".")
	}
	if len(p.diags) > before {
		return nil
	}
	if g.Rule == "" && g.Address == "" && g.Path == "" {
		p.fault(b.DefRange(), "Ignore of everything", "An ignore says what it is about: a rule, an address or a path.")
		return nil
	}
	if g.Rule == "" {
		g.Rule = "*"
	}
	if g.ids == nil {
		g.ids = make(map[string]bool, len(p.rules))
		for _, r := range p.rules {
			g.ids[r.ID] = true
		}
	}
	g.expire(p.today)
	return g
}

// rulesOf reads the rules of an ignore block: one pattern or a list.
func (p *parser) rulesOf(a *hclsyntax.Attribute, g *Ignore) {
	v, diags := a.Expr.Value(nil)
	t := cty.List(cty.String)
	if !diags.HasErrors() && v.Type() == cty.String {
		t = cty.String
	}
	p.into(a, t, func(v cty.Value) {
		patterns := stringsOf(v)
		if len(patterns) == 0 {
			p.fault(a.Expr.Range(), "Unsuitable value", "The list of rules is empty.")
		}
		g.Rule = strings.Join(patterns, " ")
		g.ids = map[string]bool{}
		for _, pattern := range patterns {
			maps.Copy(g.ids, p.ruleIDs(a, pattern))
		}
	})
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
	if of != nil {
		names = append(names, "severity", "enabled")
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

// suggestID is suggest for the id of a rule: longer names may differ in more letters.
func suggestID(given string, ids []string) string {
	best, at := "", max(4, len(given)/3)
	for _, id := range ids {
		if d := levenshtein.Distance(given, id, nil); d < at {
			best, at = id, d
		}
	}
	if best == "" {
		return "; sekisho rules list shows all."
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
