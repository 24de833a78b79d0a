// Package engine selects and runs rules over a graph.
package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Verdict is what one rule says of one subject: a resource instance, or a provider configuration for account-wide rules.
type Verdict struct {
	Rule     *rule.Rule
	Resource *model.Resource // nil for account-wide rules
	Provider *model.Provider // nil for rules about resources
	rule.Result
	Crash error // the rule panicked; the verdict is unknown
}

// Subject is the address the verdict is about.
func (v *Verdict) Subject() string {
	if v.Resource != nil {
		return v.Resource.Address()
	}
	return v.Provider.Addr()
}

// Primary is the value the verdict points to.
func (v *Verdict) Primary() model.Value {
	if len(v.Evidence) > 0 {
		return v.Evidence[0].Value
	}
	if v.Resource != nil {
		return v.Resource.Value()
	}
	return model.NewValue(v.Provider.Addr(), cty.NilVal, v.Provider.Range, model.Written)
}

// Options steer a run.
type Options struct {
	// WholeAccount declares that the configuration is the baseline of its account: what it does not contain is not there.
	WholeAccount bool
	// Params are the users' values for parameters of rules, by rule id.
	Params map[string]map[string]cty.Value
	// Drop, if set, tells which verdicts are not wanted: they are not kept. It is called from several goroutines.
	Drop func(*Verdict) bool
}

// smallGraph is the number of resources below which starting goroutines costs more than they save: a repository has many
// small configurations, which are judged side by side as it is.
const smallGraph = 200

// Run gives a verdict for every rule and every subject it applies to, sorted by rule in the order given, then by address.
func Run(ctx context.Context, g *model.Graph, rules []*rule.Rule, o Options) ([]Verdict, error) {
	per := make([]pieces, len(rules))
	if len(g.Resources) < smallGraph {
		for i, r := range rules {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			per[i] = runRule(g, r, o)
		}
		return slices.Concat(slices.Concat(per...)...), nil
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(rules))
	order := apart(len(rules), workers)
	for range workers {
		wg.Go(func() {
			for {
				k := int(next.Add(1)) - 1
				if k >= len(rules) || ctx.Err() != nil {
					return
				}
				i := order[k]
				per[i] = runRule(g, rules[i], o)
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return slices.Concat(slices.Concat(per...)...), nil
}

// apart is an order for so many workers in which those at work at the same time are far from each other: neighbours are of
// one service and ask for the same facts, which one would work out while the others wait.
func apart(n, workers int) []int {
	order := make([]int, 0, n)
	stride := (n + workers - 1) / max(workers, 1)
	for start := range stride {
		for i := start; i < n; i += stride {
			order = append(order, i)
		}
	}
	return order
}

// pieces is a list of verdicts that grows without being copied: verdicts are large.
type pieces [][]Verdict

func (p *pieces) add(v Verdict) {
	last := len(*p) - 1
	if last < 0 || len((*p)[last]) == cap((*p)[last]) {
		size := 1
		if last >= 0 {
			size = min(2*cap((*p)[last]), 512)
		}
		*p = append(*p, make([]Verdict, 0, size))
		last++
	}
	(*p)[last] = append((*p)[last], v)
}

func runRule(g *model.Graph, r *rule.Rule, o Options) pieces {
	if r.Account == nil && !concerns(g, r) {
		return nil // most rules are about services that a configuration does not use
	}
	p := &rule.Pass{Rule: r, Graph: g, Set: o.Params[r.ID]}
	var out pieces
	var v Verdict // Drop sees each verdict through this one, for most are dropped
	keep := func() {
		if o.Drop == nil || !o.Drop(&v) {
			out.add(v)
		}
	}
	if r.Account != nil {
		for _, prov := range subjects(g, r) {
			applies := model.Yes
			p.Doubt = rule.Result{}
			v = one(r, func() rule.Result {
				if r.WhenAccount != nil {
					if applies = r.WhenAccount(p, prov); applies == model.No {
						return rule.Result{}
					}
				}
				return r.Account(p, prov)
			})
			if applies == model.No && v.Crash == nil {
				continue
			}
			v.Provider = prov
			if v.NotSeen && o.WholeAccount && v.Crash == nil {
				v.Result = absent(g, v.Result)
			}
			v.mayNotApply(applies, p.Doubt)
			v.settle()
			keep()
		}
		return out
	}
	for _, typ := range r.TypesIn(g) {
		for _, res := range instances(g, r, typ) {
			applies := model.Yes
			p.Doubt = rule.Result{}
			v = one(r, func() rule.Result {
				if r.When != nil {
					if applies = r.When(p, res); applies == model.No {
						return rule.Result{}
					}
				}
				return r.Check(p, res)
			})
			if applies == model.No && v.Crash == nil {
				continue
			}
			v.mayNotApply(applies, p.Doubt)
			v.Resource = res
			v.settle()
			keep()
		}
	}
	return out
}

// instances lists the instances of a type that a rule judges.
func instances(g *model.Graph, r *rule.Rule, typ string) []*model.Resource {
	list := g.Of(typ)
	if !r.Removed {
		return list
	}
	list = list[:len(list):len(list)]
	for _, gone := range g.Removed {
		if gone.Addr.Mode == model.Managed && gone.Addr.Type == typ {
			list = append(list, gone)
		}
	}
	return list
}

// concerns reports whether a rule has a subject in a graph.
func concerns(g *model.Graph, r *rule.Rule) bool {
	return r.Removed && len(g.Removed) > 0 || slices.ContainsFunc(r.Types, func(typ string) bool { return typ == rule.AnyType || len(g.Of(typ)) > 0 })
}

// subjects lists the provider configurations an account-wide rule judges.
func subjects(g *model.Graph, r *rule.Rule) []*model.Provider {
	var out []*model.Provider
	for _, p := range g.Providers {
		if p.Type != "aws" {
			continue
		}
		if r.Global && slices.ContainsFunc(out, func(o *model.Provider) bool { return sameAccount(o, p) }) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// sameAccount tells whether nothing speaks for two provider configurations being of different accounts.
func sameAccount(a, b *model.Provider) bool {
	x, xok := a.Account.Text()
	y, yok := b.Account.Text()
	return xok == yok && x == y
}

// absent is the answer of an account-wide rule without evidence where the configuration is the baseline of its account:
// a fail, unless the evidence may be in a part that could not be read.
func absent(g *model.Graph, r rule.Result) rule.Result {
	r.NotSeen, r.OK = false, model.No
	complete, gaps := g.Complete()
	if complete == model.Yes {
		return r
	}
	r.OK = model.Unknown
	for _, v := range gaps {
		r = r.Seen(v)
		if r.Reason == "" {
			r.Reason = v.Reason()
		}
	}
	return r
}

// mayNotApply takes a fail from a rule that may not apply: it can pass, but not fail. doubt is what leaves that open, where
// the rule says it.
func (v *Verdict) mayNotApply(applies model.Tri, doubt rule.Result) {
	if applies != model.Unknown || v.OK != model.No {
		return
	}
	v.OK = model.Unknown
	if v.Reason == "" && doubt.Reason != "" {
		v.Reason = doubt.Reason
		v.Evidence = append(slices.Clip(v.Evidence), doubt.Evidence...)
	}
	v.Result = v.Because("whether the rule applies is not known")
}

// settle gives the verdict what only the engine knows.
func (v *Verdict) settle() {
	if v.OK == model.Unknown && v.Reason == "" && v.Crash == nil && !v.NotSeen {
		v.Reason = "the configuration does not tell"
	}
}

// Block is the address of the block that the verdict is about: that of the subject without the keys of its instances.
func (v *Verdict) Block() string {
	if v.Resource == nil {
		return v.Provider.Addr()
	}
	if addr := v.Resource.Address(); !strings.Contains(addr, "[") {
		return addr // it has no keys
	}
	return v.Resource.Addr.Config()
}

// Fingerprint identifies a finding over time: no line number and no message goes in, so that moved code and reworded
// messages keep it. It is computed whenever it is asked for.
func (v *Verdict) Fingerprint() string {
	sum := sha256.Sum256([]byte(v.Rule.ID + "\x00" + v.Block() + "\x00" + v.Primary().Path))
	return hex.EncodeToString(sum[:16])
}

// one runs a rule on one subject. It is the only place that recovers from a panic.
func one(r *rule.Rule, run func() rule.Result) (v Verdict) {
	v.Rule = r
	defer func() {
		if p := recover(); p != nil {
			v.Result = rule.Result{Message: "the rule crashed", Reason: "a defect of the rule: please report it"}
			v.Crash = fmt.Errorf("rule %s: %v\n%s", r.ID, p, debug.Stack())
		}
	}()
	v.Result = run()
	return v
}
