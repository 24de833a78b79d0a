package gate

import (
	"bytes"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Ignores are all ignores of a run. It is not safe for concurrent use.
type Ignores struct {
	comments []*Ignore
	byPlace  map[inFile][]*Ignore // comments, by rule and file; the rule is "*" for those about all rules
	configs  map[*Config]bool     // whose ignores were asked for
}

type inFile struct{ rule, file string }

// Collect reads the ignores in source files, given by the name that ranges use. rules are all there are, so that a
// comment about a rule that does not run is no mistake. foreign finds the rules for the comments of other tools; nil
// leaves these comments alone. Mistakes in comments are errors; a file that is not valid is left to the loader.
func Collect(sources map[string][]byte, rules []*rule.Rule, foreign Foreign, today time.Time) (*Ignores, hcl.Diagnostics) {
	s := &Ignores{byPlace: map[inFile][]*Ignore{}, configs: map[*Config]bool{}}
	var diags hcl.Diagnostics
	names := make([]string, 0, len(sources))
	for name, src := range sources {
		// A module that was downloaded cannot accept a risk in the name of those who use it.
		if (mayHold(src) || foreign != nil && mayHoldForeign(src)) && !isInstalled(name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return s, nil
	}
	slices.Sort(names)
	c := &collector{rules: newCatalogue(rules), foreign: foreign, today: today}
	for _, name := range names {
		c.file(name, sources[name])
	}
	s.comments, diags = c.found, c.diags
	byPlace(s.comments)
	for _, g := range s.comments {
		if g.Rule != "" {
			key := inFile{g.Rule, g.Target.Filename}
			s.byPlace[key] = append(s.byPlace[key], g)
		}
	}
	return s, diags
}

// Marked tells cheaply whether a file may have ignores, of ours or also of other tools.
func Marked(src []byte, foreign bool) bool {
	return bytes.Contains(src, []byte(keyword)) || foreign && mayHoldForeign(src)
}

// isInstalled tells whether a file belongs to a module that terraform init has installed.
func isInstalled(name string) bool {
	return strings.Contains(filepath.ToSlash(name), ".terraform/modules/")
}

// collector reads one file after the other.
type collector struct {
	rules   *catalogue
	foreign Foreign
	today   time.Time
	found   []*Ignore
	diags   hcl.Diagnostics
}

func (c *collector) file(name string, src []byte) {
	switch {
	case strings.HasSuffix(name, ".tf.json"):
		s := newSource(name, src)
		for _, k := range readJSON(src) {
			for line := range strings.Lines(k.text) {
				c.json(s, k, strings.TrimRight(line, " \t\r\n"))
			}
		}
	case strings.HasSuffix(name, ".tf"):
		s, ok := readSource(name, src)
		if !ok {
			return
		}
		for _, k := range s.comments {
			for _, t := range s.texts(k) {
				c.line(s, k, t)
			}
		}
	}
}

// line takes the ignores of one line of a comment.
func (c *collector) line(s *source, k comment, t text) {
	marks, bad := readMarks(t.string, c.rules)
	if bad != nil {
		c.fault(bad.summary, bad.detail, s.rng(span{t.at + bad.from, t.at + bad.to}))
		return
	}
	if len(marks) == 0 && c.foreign != nil {
		marks = readForeign(t.string)
	}
	for _, m := range marks {
		rng := s.rng(span{t.at + m.from, t.at + m.to})
		in, ok := s.find(k, m.scope)
		switch {
		case ok:
			c.add(m, rng, s, in)
		case m.tool == "":
			c.fault("Ignore beside nothing", "No block or argument stands on this line or directly below, and none is around it: put the comment on the line above a block.", rng)
		}
	}
}

// json takes the ignores of one line of a comment of JSON syntax.
func (c *collector) json(s *source, k jsonComment, line string) {
	marks, bad := readMarks(line, c.rules)
	switch {
	case bad != nil:
		c.fault(bad.summary, bad.detail, s.rng(k.place))
	case len(marks) > 0 && !k.inBlock():
		c.fault("Ignore beside nothing", `In JSON syntax an ignore stands under "//" in the object of the block that it is about.`, s.rng(k.place))
	default:
		if k.nested() {
			k.in.inner = k.in.span
		}
		for _, m := range marks {
			c.add(m, s.rng(k.place), s, k.in)
		}
	}
}

func (c *collector) fault(summary, detail string, rng hcl.Range) {
	c.diags = append(c.diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: detail, Subject: rng.Ptr()})
}

// add makes an ignore of a mark for every rule that it is about.
func (c *collector) add(m mark, rng hcl.Range, s *source, in target) {
	base := Ignore{Reason: m.reason, Owner: m.owner, Until: m.until, Tool: m.tool, Range: rng, Target: s.rng(in.span), About: in.about, block: s.rng(in.block), line: in.line}
	if in.inner != (span{}) {
		base.inner = s.rng(in.inner)
	}
	base.expire(c.today)
	one := func(id, check string) {
		g := base
		g.Rule, g.Check = id, check
		c.found = append(c.found, &g)
	}
	switch {
	case m.tool == "":
		for _, id := range m.rules {
			one(id, "")
		}
	case len(m.rules) == 0:
		one("*", "")
	default:
		for _, check := range m.rules {
			var ids []string
			if m.alone == "" {
				ids = c.foreign(m.tool, check)
			}
			if len(ids) == 0 {
				one("", check)
			}
			for _, id := range ids {
				one(id, check)
			}
		}
	}
}

// All lists the ignores of the comments, and of the configurations that verdicts were asked for, sorted by place.
func (s *Ignores) All() []*Ignore {
	out := slices.Clone(s.comments)
	for c := range s.configs {
		for _, g := range c.ignores {
			if !slices.Contains(out, g) {
				out = append(out, g)
			}
		}
	}
	byPlace(out)
	return out
}

// None tells whether there is nothing to apply to verdicts of an input with this configuration.
func (s *Ignores) None(c *Config) bool {
	s.configs[c] = true
	return len(s.comments) == 0 && len(c.ignores) == 0
}

// Of tells what sets a verdict aside; nil where nothing does, and for a pass. The comment of a block or argument goes
// before the configuration file of the input.
func (s *Ignores) Of(v *engine.Verdict, c *Config) *Ignore {
	s.configs[c] = true
	var first *Ignore
	finding := v.OK != model.Yes && v.Crash == nil
	take := func(g *Ignore, hit bool) {
		if !hit {
			return
		}
		g.judged = true
		if finding && !g.Expired {
			g.Used++
			if first == nil {
				first = g
			}
		}
	}
	where := places{v: v, at: v.Primary().Range}
	if len(s.byPlace) > 0 {
		for _, file := range where.files() {
			for _, key := range [2]inFile{{v.Rule.ID, file}, {"*", file}} {
				for _, g := range s.byPlace[key] {
					if g.Tool != "" && !c.HonorForeign {
						continue
					}
					hit := where.in(g.Target, g.line)
					take(g, hit)
					if finding && !hit && where.in(g.block, false) {
						g.beside = true
					}
				}
			}
		}
	}
	for _, g := range c.ignores {
		if g.ids == nil || g.ids[v.Rule.ID] {
			take(g, where.match(g))
		}
	}
	return first
}

// places are where a verdict can be set aside: what it points to, its subject, and the module calls that lead there.
type places struct {
	v  *engine.Verdict
	at hcl.Range // what it points to
}

// files are the files of the places, each once.
func (p places) files() []string {
	out := make([]string, 0, 4)
	add := func(rng hcl.Range) {
		if rng.Filename != "" && !slices.Contains(out, rng.Filename) {
			out = append(out, rng.Filename)
		}
	}
	add(p.at)
	if p.v.Provider != nil {
		add(p.v.Provider.Range)
	}
	if p.v.Resource != nil {
		add(p.v.Resource.Range)
		for _, k := range p.v.Resource.Calls {
			add(k.Range)
		}
	}
	return out
}

func (p places) in(rng hcl.Range, line bool) bool {
	if within(p.at, rng) {
		return true
	}
	if line {
		return false
	}
	switch {
	case p.v.Resource != nil:
		if within(p.v.Resource.Range, rng) {
			return true
		}
		for _, k := range p.v.Resource.Calls {
			if within(k.Range, rng) {
				return true
			}
		}
	case p.v.Provider != nil:
		return within(p.v.Provider.Range, rng)
	}
	return false
}

// match compares with the patterns of a configuration file.
func (p places) match(g *Ignore) bool {
	if g.Address != "" && !wild(g.Address, p.v.Subject()) && !wild(g.Address, p.v.Block()) {
		return false
	}
	if g.Path == "" || g.paths.match(p.at.Filename) {
		return true
	}
	if r := p.v.Resource; r != nil {
		return g.paths.match(r.Range.Filename) || slices.ContainsFunc(r.Calls, func(k model.Call) bool { return g.paths.match(k.Range.Filename) })
	}
	return g.paths.match(p.v.Provider.Range.Filename)
}

// within tells whether a range begins in another.
func within(rng, outer hcl.Range) bool {
	return rng.Filename != "" && rng.Filename == outer.Filename && rng.Start.Byte >= outer.Start.Byte && rng.Start.Byte < outer.End.Byte
}

// wild compares an address with a pattern in which * stands for any text.
func wild(pattern, s string) bool {
	first, rest, more := strings.Cut(pattern, "*")
	if !more {
		return s == pattern
	}
	if !strings.HasPrefix(s, first) {
		return false
	}
	s = s[len(first):]
	for {
		part, next, again := strings.Cut(rest, "*")
		if !again {
			return strings.HasSuffix(s, part)
		}
		i := strings.Index(s, part)
		if i < 0 {
			return false
		}
		s, rest = s[i+len(part):], next
	}
}

// Judged is what a run has looked at, to tell an ignore that nothing needs from one that was not asked for.
type Judged struct {
	Ran       map[string]*rule.Rule // the rules that ran on all inputs, by id
	Resources iter.Seq[*model.Resource]
	Dirs      []string // root modules that were read as source
	Tops      []string // the inputs as given
	Plans     bool     // there are plans or states among the inputs: what is not in them was not judged
	Partial   bool     // some input could not be read in full
}

// Warnings speaks of ignores that have expired, and of those that set nothing aside though their rule has judged what
// they speak of. Verdicts must have been asked for before.
func (s *Ignores) Warnings(j Judged) hcl.Diagnostics {
	var diags hcl.Diagnostics
	warn := func(g *Ignore, summary, format string, args ...any) {
		diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: g.Range.Ptr()})
	}
	var dirs map[string]bool
	for _, g := range s.All() {
		switch {
		case g.Expired && g.Rule != "":
			warn(g, "Expired ignore", "The ignore of %s ended on %s: its findings count again. Fix what it is about, or give it a new day.", g.name(), g.Until.Format(time.DateOnly))
		case g.Expired || g.Used > 0 || g.Tool != "" || !g.ran(j.Ran):
		case g.beside && g.inner.Filename != "":
			// The finding points to another block of several: whether this one would be next, nothing tells.
		case g.beside:
			warn(g, "Unused ignore", "%s finds nothing in %s, but elsewhere in the block around it: to set that aside too, put the comment on the line above the block; or else remove it.", g.name(), g.reach())
		case g.judged:
			warn(g, "Unused ignore", "%s finds nothing in %s: remove the ignore.", g.name(), g.reach())
		case j.Partial:
		case !g.InComment():
			if !j.Plans && covered(g.Range.Filename, j.Tops) {
				warn(g, "Unused ignore", "%s finds nothing in %s: remove the ignore.", g.name(), g.reach())
			}
		default:
			if dirs == nil {
				dirs = j.dirs()
			}
			if dirs[filepath.Dir(g.Range.Filename)] && (!j.Plans || j.subject(g)) {
				warn(g, "Unused ignore", "%s finds nothing in %s: remove the ignore.", g.name(), g.reach())
			}
		}
	}
	return diags
}

// dirs are the directories of all that was judged.
func (j *Judged) dirs() map[string]bool {
	out := map[string]bool{}
	for _, dir := range j.Dirs {
		out[filepath.Clean(dir)] = true
	}
	for r := range j.Resources {
		out[filepath.Dir(r.Range.Filename)] = true
	}
	return out
}

// subject tells whether something that the rule of an ignore judges was declared where the ignore stands.
func (j *Judged) subject(g *Ignore) bool {
	types := j.Ran[g.Rule].Types
	for r := range j.Resources {
		if (slices.Contains(types, r.Addr.Type) || slices.Contains(types, rule.AnyType)) && within(r.Range, g.block) {
			return true
		}
	}
	return false
}

// name is the rule of an ignore as a message says it.
func (g *Ignore) name() string {
	switch {
	case g.Check != "":
		return g.Tool + " " + g.Check
	case g.Rule == "*":
		return "all rules"
	}
	return g.Rule
}

// ran tells whether all rules of an ignore have run.
func (g *Ignore) ran(ran map[string]*rule.Rule) bool {
	if g.InComment() {
		return ran[g.Rule] != nil
	}
	for id := range g.ids {
		if ran[id] == nil {
			return false
		}
	}
	return g.ids != nil
}

// reach names what an ignore is about.
func (g *Ignore) reach() string {
	if g.InComment() {
		return "the " + g.About
	}
	var parts []string
	if g.Address != "" {
		parts = append(parts, "address "+g.Address)
	}
	if g.Path != "" {
		parts = append(parts, "path "+g.Path)
	}
	if len(parts) == 0 {
		return "all inputs"
	}
	return strings.Join(parts, " and ")
}

// covered tells whether everything below a configuration file was among the inputs.
func covered(file string, tops []string) bool {
	dir, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return false
	}
	return slices.ContainsFunc(tops, func(top string) bool {
		abs, err := filepath.Abs(top)
		if err != nil {
			return false
		}
		rel, err := filepath.Rel(abs, dir)
		return err == nil && filepath.IsLocal(rel)
	})
}
