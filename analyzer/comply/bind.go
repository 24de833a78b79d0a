package comply

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Bound is a framework whose rules have been found.
type Bound struct {
	*Framework
	// Rules are what has to run. A rule that controls use with different requirements is there once for each.
	Rules []*rule.Rule
	of    map[*Use]*rule.Rule
	byID  map[string][]*rule.Rule // those in Rules
}

// Bind finds the rules that a framework names among those given, by their ids or former ids.
func Bind(f *Framework, rules []*rule.Rule) (*Bound, hcl.Diagnostics) {
	b := &Bound{Framework: f, of: map[*Use]*rule.Rule{}, byID: map[string][]*rule.Rule{}}
	var diags hcl.Diagnostics
	byID := make(map[string]*rule.Rule, len(rules))
	ids := make([]string, 0, len(rules))
	for _, r := range rules {
		byID[r.ID] = r
		ids = append(ids, r.ID)
		for _, was := range r.Was {
			byID[was] = r
		}
	}
	fault := func(u *Use, summary, format string, args ...any) {
		diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: &u.Range})
	}
	variants := map[string]*rule.Rule{}
	for _, c := range f.Controls {
		for _, br := range c.Branches {
			for _, u := range br.Uses {
				r := byID[u.Rule]
				if r == nil {
					fault(u, "Unknown rule", "No rule is called %q%s", u.Rule, suggest(u.Rule, ids))
					continue
				}
				if why := fitting(r, u.Require); why != "" {
					fault(u, "Requirement does not fit", "%s", why)
					continue
				}
				key := r.ID + "\x00" + u.Requirements()
				v := variants[key]
				if v == nil {
					v = bound(r, u.Require)
					variants[key] = v
					b.Rules = append(b.Rules, v)
					b.byID[r.ID] = append(b.byID[r.ID], v)
				}
				b.of[u] = v
			}
		}
	}
	return b, diags
}

// Rule is the rule that runs for a use.
func (b *Bound) Rule(u *Use) *rule.Rule { return b.of[u] }

// running finds the rule of Rules that a verdict is of. A configuration file may have put a copy with another severity in
// its place: such a copy shares its parameters.
func (b *Bound) running(r *rule.Rule) *rule.Rule {
	for _, used := range b.byID[r.ID] {
		if used == r || len(used.Params) == 0 && len(r.Params) == 0 || len(used.Params) > 0 && len(r.Params) > 0 && &used.Params[0] == &r.Params[0] {
			return used
		}
	}
	return nil
}

// Requirements spells what a use asks of the parameters of its rule: "min_length at least 14"; "" for nothing.
func (u *Use) Requirements() string {
	list := make([]string, len(u.Require))
	for i, r := range u.Require {
		list[i] = r.Param + " " + strings.ReplaceAll(r.Op, "_", " ") + " " + model.Display(r.Value)
	}
	return strings.Join(list, ", ")
}

// fitting says why requirements cannot be made of a rule.
func fitting(r *rule.Rule, list []Requirement) string {
	for _, q := range list {
		i := slices.IndexFunc(r.Params, func(p rule.Param) bool { return p.Name == q.Param })
		if i < 0 {
			return fmt.Sprintf("Rule %s has no parameter %q.", r.ID, q.Param)
		}
		t := r.Params[i].Default.Type()
		if q.Op != "equals" && t != cty.Number {
			return fmt.Sprintf("Parameter %q of rule %s is not a number: use equals.", q.Param, r.ID)
		}
		if _, err := convert.Convert(q.Value, t); err != nil {
			return fmt.Sprintf("Parameter %q of rule %s does not take such a value: %s.", q.Param, r.ID, err)
		}
	}
	return ""
}

// bound is a rule that reads its parameters as a framework requires: the user's value where it asks for as much, else the
// value that is required.
func bound(r *rule.Rule, list []Requirement) *rule.Rule {
	if len(list) == 0 {
		return r
	}
	pass := func(p *rule.Pass) *rule.Pass {
		q := *p
		q.Set = maps.Clone(p.Set)
		if q.Set == nil {
			q.Set = map[string]cty.Value{}
		}
		for _, req := range list {
			q.Set[req.Param] = req.over(p.Param(req.Param))
		}
		return &q
	}
	out := *r
	out.Params = slices.Clone(r.Params)
	if r.When != nil {
		out.When = func(p *rule.Pass, res *model.Resource) model.Tri { return r.When(pass(p), res) }
	}
	if r.Check != nil {
		out.Check = func(p *rule.Pass, res *model.Resource) rule.Result { return r.Check(pass(p), res) }
	}
	if r.Account != nil {
		out.Account = func(p *rule.Pass, prov *model.Provider) rule.Result { return r.Account(pass(p), prov) }
	}
	if r.WhenAccount != nil {
		out.WhenAccount = func(p *rule.Pass, prov *model.Provider) model.Tri { return r.WhenAccount(pass(p), prov) }
	}
	return &out
}

// over is the value that counts where a user or a default says v.
func (q Requirement) over(v cty.Value) cty.Value {
	want, err := convert.Convert(q.Value, v.Type())
	if err != nil {
		return v // Bind has refused it
	}
	switch q.Op {
	case "at_least":
		if v.GreaterThanOrEqualTo(want).True() {
			return v
		}
	case "at_most":
		if v.LessThanOrEqualTo(want).True() {
			return v
		}
	}
	return want
}
