// Package comply joins verdicts to the controls of a framework: which are met, which are not, which nobody can decide from
// a configuration, and what a person has to show for those.
package comply

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/sekisho/sekisho/analyzer/rule"
)

// Framework is a catalogue of controls, and which rules answer them.
type Framework struct {
	ID       string
	Title    rule.Text
	Edition  rule.Text
	Source   rule.Text // the publication that the numbers come from
	Note     rule.Text // what a reader has to know of the mapping
	Groups   []Group
	Controls []*Control
}

// Group is a chapter of a framework.
type Group struct {
	ID    string
	Title rule.Text
}

// Control is one requirement of a framework.
type Control struct {
	ID       string
	Group    string // "" where the framework has no groups
	Actor    Actor
	Title    rule.Text
	Summary  rule.Text
	Branches []*Branch // at least one
}

// Branch is a part of a control that is answered by itself: FISC splits its standards by branch numbers. A control without
// parts has one branch called WholeControl.
type Branch struct {
	ID         string
	Actor      Actor
	Automation Automation
	Uses       []*Use    // the rules that answer it
	Manual     rule.Text // what a person has to show
}

// WholeControl is the id of the branch that stands for a control as such.
const WholeControl = "-"

// Use is a rule in the service of a branch.
type Use struct {
	Rule string
	// Full says that the rule alone decides what the branch asks of a resource; otherwise it decides a part.
	Full    bool
	Require []Requirement
	Range   hcl.Range
}

// Requirement binds a parameter of a rule: a user's value that asks for less is replaced.
type Requirement struct {
	Param string
	Op    string // at_least, at_most or equals
	Value cty.Value
}

// Actor is who has to act on a control.
type Actor string

// The actors.
const (
	Customer Actor = "customer"
	Provider Actor = "provider" // of the cloud: AWS
	Shared   Actor = "shared"
)

// Automation is how far rules answer a branch.
type Automation string

// The degrees of automation.
const (
	Automated   Automation = "automated" // rules decide what a configuration can show of it
	Partial     Automation = "partial"   // rules decide a part, a person shows the rest
	ByHand      Automation = "manual"    // a person shows all of it
	ByProvider  Automation = "provider"  // AWS's duty: its reports show it
	unspecified Automation = ""
)

// Uses lists the rules that the framework names, each once, in the order of the controls.
func (f *Framework) Uses() []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range f.Controls {
		for _, b := range c.Branches {
			for _, u := range b.Uses {
				if !seen[u.Rule] {
					seen[u.Rule] = true
					out = append(out, u.Rule)
				}
			}
		}
	}
	return out
}

// Service is a control that a rule serves, by the branches in which it does.
type Service struct {
	Control  *Control
	Branches []string // without WholeControl
}

// Serves lists the controls that a rule serves.
func (f *Framework) Serves(id string) []Service {
	var out []Service
	for _, c := range f.Controls {
		var branches []string
		found := false
		for _, b := range c.Branches {
			if !slices.ContainsFunc(b.Uses, func(u *Use) bool { return u.Rule == id }) {
				continue
			}
			found = true
			if b.ID != WholeControl {
				branches = append(branches, b.ID)
			}
		}
		if found {
			out = append(out, Service{c, branches})
		}
	}
	return out
}

// GroupTitle is the title of a group; empty where there is no such group.
func (f *Framework) GroupTitle(id string) rule.Text {
	for _, g := range f.Groups {
		if g.ID == id {
			return g.Title
		}
	}
	return rule.Text{}
}

// Parse reads a framework file. The framework is usable only without errors.
func Parse(src []byte, name string) (*Framework, hcl.Diagnostics) {
	f := &Framework{}
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return f, diags
	}
	p := &parser{}
	body := file.Body.(*hclsyntax.Body)
	p.known(body, nil, []string{"framework", "control"})
	seen := map[string]bool{}
	for _, b := range body.Blocks {
		switch {
		case len(b.Labels) != 1:
			p.fault(b.DefRange(), "Wrong number of labels", "Write %s \"<id>\" { … }.", b.Type)
		case b.Type == "framework":
			if f.ID != "" {
				p.fault(b.DefRange(), "Second framework", "A file describes one framework.")
				continue
			}
			p.framework(f, b)
		case b.Type == "control":
			if seen[b.Labels[0]] {
				p.fault(b.DefRange(), "Duplicate control", "Control %q is described twice.", b.Labels[0])
				continue
			}
			seen[b.Labels[0]] = true
			f.Controls = append(f.Controls, p.control(b))
		}
	}
	if f.ID == "" {
		p.fault(body.Range(), "No framework", "A file needs one block framework \"<id>\" { title { … } edition … }.")
	}
	for _, c := range f.Controls {
		if c.Group != "" && f.GroupTitle(c.Group) == (rule.Text{}) {
			p.fault(body.Range(), "Unknown group", "Control %q is of group %q, which the framework does not have.", c.ID, c.Group)
		}
	}
	return f, p.diags
}

type parser struct {
	diags hcl.Diagnostics
}

func (p *parser) fault(rng hcl.Range, summary, format string, args ...any) {
	p.diags = append(p.diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: &rng})
}

// known refuses what a block does not have. Attributes may be given as blocks of texts, so both lists count for both.
func (p *parser) known(b *hclsyntax.Body, attrs, blocks []string) {
	for name, a := range b.Attributes {
		if !slices.Contains(attrs, name) {
			p.fault(a.NameRange, "Unsupported argument", "There is no argument %q here%s", name, suggest(name, attrs))
		}
	}
	for _, inner := range b.Blocks {
		if !slices.Contains(blocks, inner.Type) {
			p.fault(inner.DefRange(), "Unsupported block", "There is no block %q here%s", inner.Type, suggest(inner.Type, blocks))
		}
	}
	slices.SortStableFunc(p.diags, func(a, b *hcl.Diagnostic) int { return a.Subject.Start.Byte - b.Subject.Start.Byte })
}

// suggest proposes the nearest of some names.
func suggest(given string, names []string) string {
	best, at := "", 4
	for _, n := range names {
		if d := levenshtein.Distance(given, n, nil); d < at {
			best, at = n, d
		}
	}
	switch {
	case best != "":
		return "; did you mean " + best + "?"
	case len(names) > 0 && len(names) <= 12:
		return "; there are: " + strings.Join(names, ", ") + "."
	}
	return "."
}

func (p *parser) framework(f *Framework, b *hclsyntax.Block) {
	texts := []string{"title", "edition", "source", "note"}
	p.known(b.Body, texts, append([]string{"group"}, texts...))
	f.ID = b.Labels[0]
	f.Title, f.Edition = p.text(b.Body, "title"), p.text(b.Body, "edition")
	f.Source, f.Note = p.text(b.Body, "source"), p.text(b.Body, "note")
	for name, t := range map[string]rule.Text{"title": f.Title, "edition": f.Edition} {
		if t == (rule.Text{}) {
			p.fault(b.DefRange(), "Missing text", "A framework has to state its %s.", name)
		}
	}
	for _, g := range b.Body.Blocks {
		if g.Type != "group" {
			continue
		}
		if len(g.Labels) != 1 {
			p.fault(g.DefRange(), "Wrong number of labels", "Write group \"<id>\" { title { … } }.")
			continue
		}
		p.known(g.Body, []string{"title"}, []string{"title"})
		group := Group{ID: g.Labels[0], Title: p.text(g.Body, "title")}
		if group.Title == (rule.Text{}) {
			p.fault(g.DefRange(), "Missing text", "Group %q has no title.", group.ID)
		}
		f.Groups = append(f.Groups, group)
	}
}

func (p *parser) control(b *hclsyntax.Block) *Control {
	p.known(b.Body, []string{"group", "actor", "automation", "title", "summary", "manual"}, []string{"title", "summary", "manual", "branch", "rule"})
	c := &Control{ID: b.Labels[0], Group: p.word(b.Body, "group"), Title: p.text(b.Body, "title"), Summary: p.text(b.Body, "summary")}
	c.Actor = p.actor(b.Body, Customer)
	if c.Title == (rule.Text{}) {
		p.fault(b.DefRange(), "Missing text", "Control %q has no title.", c.ID)
	}
	own := p.branch(b, WholeControl, c.Actor)
	seen := map[string]bool{}
	for _, inner := range b.Body.Blocks {
		if inner.Type != "branch" {
			continue
		}
		if len(inner.Labels) != 1 {
			p.fault(inner.DefRange(), "Wrong number of labels", "Write branch \"<id>\" { … }.")
			continue
		}
		p.known(inner.Body, []string{"actor", "automation", "manual"}, []string{"rule", "manual"})
		id := inner.Labels[0]
		if seen[id] {
			p.fault(inner.DefRange(), "Duplicate branch", "Control %q has branch %q twice.", c.ID, id)
		}
		seen[id] = true
		c.Branches = append(c.Branches, p.settle(inner, p.branch(inner, id, c.Actor)))
	}
	switch {
	case len(c.Branches) == 0:
		c.Branches = []*Branch{p.settle(b, own)}
	case len(own.Uses) > 0 || own.Manual != (rule.Text{}) || own.Automation != unspecified:
		p.fault(b.DefRange(), "Rules beside branches", "Control %q has branches: write its rules, manual and automation in those.", c.ID)
	}
	return c
}

// branch reads what a branch says, from its own block or from that of a control without branches.
func (p *parser) branch(b *hclsyntax.Block, id string, actor Actor) *Branch {
	out := &Branch{ID: id, Actor: p.actor(b.Body, actor), Automation: Automation(p.word(b.Body, "automation")), Manual: p.text(b.Body, "manual")}
	seen := map[string]bool{}
	for _, r := range b.Body.Blocks {
		if r.Type != "rule" {
			continue
		}
		if len(r.Labels) != 1 {
			p.fault(r.DefRange(), "Wrong number of labels", "Write rule \"<id>\" { … }.")
			continue
		}
		if seen[r.Labels[0]] {
			p.fault(r.DefRange(), "Duplicate rule", "Rule %q is named twice.", r.Labels[0])
			continue
		}
		seen[r.Labels[0]] = true
		out.Uses = append(out.Uses, p.use(r))
	}
	return out
}

// settle fills in the automation where it is not said, and checks it where it is.
func (p *parser) settle(b *hclsyntax.Block, out *Branch) *Branch {
	has := len(out.Uses) > 0
	switch out.Automation {
	case unspecified:
		switch {
		case has && out.Manual == (rule.Text{}):
			out.Automation = Automated
		case has:
			out.Automation = Partial
		case out.Actor == Provider:
			out.Automation = ByProvider
		default:
			out.Automation = ByHand
		}
	case Automated, Partial:
		if !has {
			p.fault(b.DefRange(), "No rule", "What is %s needs a rule.", out.Automation)
		}
	case ByHand, ByProvider:
		if has {
			p.fault(b.DefRange(), "Rules without effect", "What is %s has no rules: say automated or partial, or nothing.", out.Automation)
		}
	default:
		p.fault(b.DefRange(), "Unknown automation", "%q is not one of automated, partial, manual, provider.", out.Automation)
	}
	if out.Manual == (rule.Text{}) && out.Automation != Automated {
		p.fault(b.DefRange(), "Missing text", "What is %s has to say in manual what a person shows.", out.Automation)
	}
	return out
}

func (p *parser) use(b *hclsyntax.Block) *Use {
	p.known(b.Body, []string{"covers"}, []string{"require"})
	out := &Use{Rule: b.Labels[0], Range: b.DefRange()}
	switch covers := p.word(b.Body, "covers"); covers {
	case "full":
		out.Full = true
	case "part", "":
	default:
		p.fault(b.DefRange(), "Unknown word", "covers is full or part, not %q.", covers)
	}
	for _, r := range b.Body.Blocks {
		if r.Type != "require" {
			continue
		}
		ops := []string{"at_least", "at_most", "equals"}
		if len(r.Labels) != 1 || len(r.Body.Attributes) != 1 {
			p.fault(r.DefRange(), "Incomplete requirement", "Write require \"<parameter>\" { at_least = … }; at_most and equals are the others.")
			continue
		}
		p.known(r.Body, ops, nil)
		for op, a := range r.Body.Attributes {
			v, diags := a.Expr.Value(nil)
			p.diags = append(p.diags, diags...)
			if op != "equals" && (v.IsNull() || !v.IsKnown() || v.Type() != cty.Number) {
				p.fault(a.Expr.Range(), "Not a number", "%s needs a number.", op)
				continue
			}
			out.Require = append(out.Require, Requirement{Param: r.Labels[0], Op: op, Value: v})
		}
	}
	return out
}

func (p *parser) actor(b *hclsyntax.Body, inherited Actor) Actor {
	switch a := Actor(p.word(b, "actor")); a {
	case "":
		return inherited
	case Customer, Provider, Shared:
		return a
	default:
		p.fault(b.Attributes["actor"].Expr.Range(), "Unknown actor", "%q is not one of customer, provider, shared.", a)
		return inherited
	}
}

// word reads a string argument; "" where it is not there.
func (p *parser) word(b *hclsyntax.Body, name string) string {
	a := b.Attributes[name]
	if a == nil {
		return ""
	}
	v, diags := a.Expr.Value(nil)
	p.diags = append(p.diags, diags...)
	if diags.HasErrors() {
		return ""
	}
	v, err := convert.Convert(v, cty.String)
	if err != nil || v.IsNull() || !v.IsKnown() {
		p.fault(a.Expr.Range(), "Not a text", "%s has to be a text.", name)
		return ""
	}
	return v.AsString()
}

// text reads a text in both languages, from a block { en = …, ja = … }, or one that serves for both, from an argument.
func (p *parser) text(b *hclsyntax.Body, name string) rule.Text {
	if b.Attributes[name] != nil {
		s := p.word(b, name)
		return rule.T(s, s)
	}
	for _, inner := range b.Blocks {
		if inner.Type != name {
			continue
		}
		p.known(inner.Body, []string{"en", "ja"}, nil)
		t := rule.T(p.word(inner.Body, "en"), p.word(inner.Body, "ja"))
		switch {
		case t.EN == "":
			t.EN = t.JA
		case t.JA == "":
			t.JA = t.EN
		}
		return t
	}
	return rule.Text{}
}
