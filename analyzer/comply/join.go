package comply

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Status is the answer to a control or a branch.
type Status uint8

// The statuses, in the order in which one goes before another: the first that a part of a control has speaks for it.
const (
	NotMet        Status = iota + 1 // a rule fails
	Undecided                       // no rule fails, but one cannot be decided
	Excepted                        // what fails is ignored with a reason
	NotEvaluated                    // the inputs say nothing about an account-wide rule
	MetAsSeen                       // all rules pass; a person has to show the rest
	Met                             // all rules pass
	NeedsPerson                     // no rule can tell
	ProvidersDuty                   // AWS has to act; its reports show it
	OutOfScope                      // the inputs have no resource that its rules judge
)

// Statuses lists all statuses in their order.
func Statuses() []Status {
	return []Status{NotMet, Undecided, Excepted, NotEvaluated, MetAsSeen, Met, NeedsPerson, ProvidersDuty, OutOfScope}
}

// String is the status as programs read it.
func (s Status) String() string {
	switch s {
	case NotMet:
		return "not_met"
	case Undecided:
		return "unknown"
	case Excepted:
		return "accepted_exception"
	case NotEvaluated:
		return "not_evaluated"
	case MetAsSeen:
		return "met_as_configured"
	case Met:
		return "met"
	case NeedsPerson:
		return "manual"
	case ProvidersDuty:
		return "provider"
	case OutOfScope:
		return "out_of_scope"
	}
	return "none"
}

// Outcome is what one verdict means for a control.
type Outcome uint8

// The outcomes.
const (
	Passed Outcome = iota + 1
	Failed
	Unknown
	Ignored // it would be a fail or unknown, but for an exception that somebody answers for
	Unseen  // an account-wide rule that the inputs say nothing about
)

// String is the outcome as programs read it.
func (o Outcome) String() string {
	switch o {
	case Passed:
		return "pass"
	case Failed:
		return "fail"
	case Unknown:
		return "unknown"
	case Ignored:
		return "ignored"
	case Unseen:
		return "not_evaluated"
	}
	return "none"
}

// Verdict is a verdict of a run, with what the run's configuration says of it.
type Verdict struct {
	*engine.Verdict
	Input     int // which input it comes from
	Exception *Exception
	Known     bool // it is in a baseline: known, but open all the same
}

// Exception is a finding that somebody has accepted.
type Exception struct {
	Reason, Owner string
	Until         string // the last day, as 2027-03-31; "" for no end
	Range         hcl.Range
}

// Evidence is a verdict that counts for a control. Those of a rule share a verdict between all controls that it serves.
type Evidence struct {
	Verdict
	Outcome Outcome
	Account string // the id of the account; "" where the configuration does not tell
	Region  string // "" where the configuration does not tell
}

// Counts are numbers of verdicts by outcome.
type Counts struct {
	Pass, Fail, Unknown, Ignored, NotEvaluated int
}

// Judged is the number of verdicts that say something.
func (c Counts) Judged() int { return c.Pass + c.Fail + c.Unknown + c.Ignored }

func (c *Counts) add(o Outcome) {
	switch o {
	case Passed:
		c.Pass++
	case Failed:
		c.Fail++
	case Unknown:
		c.Unknown++
	case Ignored:
		c.Ignored++
	case Unseen:
		c.NotEvaluated++
	}
}

// RuleResult is what one rule says for a branch.
type RuleResult struct {
	Use    *Use
	Rule   *rule.Rule
	Counts Counts
	// Evidence lists the verdicts, as indices in Result.Evidence.
	Evidence []int
}

// BranchResult is the answer to a branch.
type BranchResult struct {
	*Branch
	Status Status
	Rules  []RuleResult
	Counts Counts
}

// ControlResult is the answer to a control.
type ControlResult struct {
	*Control
	Status     Status
	Automation Automation // of all its branches together
	Branches   []BranchResult
	Counts     Counts // of distinct verdicts
}

// Person tells whether somebody has to show something for the control.
func (c *ControlResult) Person() bool {
	return slices.ContainsFunc(c.Branches, func(b BranchResult) bool { return b.Automation == ByHand || b.Automation == Partial })
}

// Place is an account and a region that evidence comes from.
type Place struct {
	Account, Region string
	Counts          Counts
	Inputs          []int
}

// Coverage is the arithmetic of a report. Every control and branch is in exactly one status and one degree of automation,
// so each list sums up to the total.
type Coverage struct {
	Controls, Branches                           int
	ControlsBy, BranchesBy                       map[Status]int
	ControlsAutomation, BranchesAutomation       map[Automation]int
	RulesNamed, RulesJudged, RulesNotSeen, Quiet int // Quiet: no subject in the inputs
	Verdicts                                     Counts
}

// Result is the answer to a framework.
type Result struct {
	Framework *Framework
	Controls  []ControlResult
	Evidence  []Evidence // each verdict once, by rule
	Places    []Place
	Coverage  Coverage
}

// Join answers the controls of a framework from the verdicts of a run over one or more inputs. Verdicts of rules that the
// framework does not use are left out.
func Join(b *Bound, verdicts []Verdict) *Result {
	r := &Result{Framework: b.Framework}
	of := r.evidence(b, verdicts)
	seen := map[*rule.Rule]Counts{}
	for _, c := range b.Controls {
		out := ControlResult{Control: c}
		counted := map[int]bool{}
		for _, br := range c.Branches {
			branch := BranchResult{Branch: br}
			for _, u := range br.Uses {
				one := RuleResult{Use: u, Rule: b.of[u], Evidence: of[b.of[u]]}
				for _, i := range one.Evidence {
					one.Counts.add(r.Evidence[i].Outcome)
					branch.Counts.add(r.Evidence[i].Outcome)
					if !counted[i] {
						counted[i] = true
						out.Counts.add(r.Evidence[i].Outcome)
					}
				}
				seen[one.Rule] = one.Counts
				branch.Rules = append(branch.Rules, one)
			}
			branch.Status = branch.status()
			out.Branches = append(out.Branches, branch)
		}
		out.Status, out.Automation = out.status(), out.automation()
		r.Controls = append(r.Controls, out)
	}
	r.cover(seen)
	return r
}

// evidence sorts the verdicts into the result, by rule in the order in which the framework names them, and returns which
// belong to each rule.
func (r *Result) evidence(b *Bound, verdicts []Verdict) map[*rule.Rule][]int {
	byRule := map[*rule.Rule][]Evidence{}
	for _, used := range b.Rules {
		byRule[used] = nil
	}
	for _, v := range verdicts {
		if used := b.running(v.Rule); used != nil {
			byRule[used] = append(byRule[used], evidence(v))
		}
	}
	of := map[*rule.Rule][]int{}
	for _, used := range b.Rules {
		for _, e := range merge(byRule[used]) {
			of[used] = append(of[used], len(r.Evidence))
			r.Evidence = append(r.Evidence, e)
		}
	}
	r.places()
	return of
}

func evidence(v Verdict) Evidence {
	e := Evidence{Verdict: v}
	switch {
	case v.NotSeen && v.Crash == nil:
		e.Outcome = Unseen
	case v.OK == model.Yes:
		e.Outcome = Passed
	case v.Exception != nil:
		e.Outcome = Ignored
	case v.OK == model.No:
		e.Outcome = Failed
	default:
		e.Outcome = Unknown
	}
	switch {
	case v.Resource != nil:
		e.Account, _ = v.Resource.Account().Text()
		e.Region, _ = v.Resource.Region().Text()
	case v.Provider != nil:
		e.Account, _ = v.Provider.Account.Text()
		e.Region, _ = v.Provider.Region.Text()
	}
	return e
}

// merge drops what one input does not say of an account where another input does: the trail of an account is in the
// configuration of its baseline, not in that of every workload. What no input says is kept once per account and region.
func merge(list []Evidence) []Evidence {
	type place struct{ account, region string }
	at := func(e Evidence) place {
		if e.Rule.Global {
			return place{account: e.Account}
		}
		return place{e.Account, e.Region}
	}
	told, silent := map[place]bool{}, map[place]bool{}
	for _, e := range list {
		if e.Outcome != Unseen {
			told[at(e)] = true
		}
	}
	return slices.DeleteFunc(list, func(e Evidence) bool {
		if e.Outcome != Unseen {
			return false
		}
		if told[at(e)] || silent[at(e)] {
			return true
		}
		silent[at(e)] = true
		return false
	})
}

// places counts the evidence by account and region.
func (r *Result) places() {
	index := map[[2]string]int{}
	for _, e := range r.Evidence {
		key := [2]string{e.Account, e.Region}
		i, ok := index[key]
		if !ok {
			i = len(r.Places)
			index[key] = i
			r.Places = append(r.Places, Place{Account: e.Account, Region: e.Region})
		}
		p := &r.Places[i]
		p.Counts.add(e.Outcome)
		if !slices.Contains(p.Inputs, e.Input) {
			p.Inputs = append(p.Inputs, e.Input)
		}
	}
	slices.SortFunc(r.Places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Region, b.Region))
	})
	for _, p := range r.Places {
		slices.Sort(p.Inputs)
	}
}

// status is the answer to a branch. Whatever is not a pass goes before it: a branch is met only where all that applies
// passes.
func (b *BranchResult) status() Status {
	c := b.Counts
	switch {
	case b.Automation == ByHand:
		return NeedsPerson
	case b.Automation == ByProvider:
		return ProvidersDuty
	case c.Fail > 0:
		return NotMet
	case c.Unknown > 0:
		return Undecided
	case c.Ignored > 0:
		return Excepted
	case c.NotEvaluated > 0:
		return NotEvaluated
	case c.Pass == 0:
		return OutOfScope
	case b.Automation == Partial:
		return MetAsSeen
	}
	return Met
}

// status is the answer to a control: the worst that a branch of it has; and of controls without anything bad, met only
// where no branch needs a person.
func (c *ControlResult) status() Status {
	has := map[Status]bool{}
	for _, b := range c.Branches {
		has[b.Status] = true
	}
	for _, s := range []Status{NotMet, Undecided, Excepted, NotEvaluated} {
		if has[s] {
			return s
		}
	}
	switch {
	case has[Met] && !has[MetAsSeen] && !c.Person():
		return Met
	case has[Met] || has[MetAsSeen]:
		return MetAsSeen
	case has[NeedsPerson]:
		return NeedsPerson
	case has[OutOfScope]:
		return OutOfScope
	}
	return ProvidersDuty
}

// automation is the degree of a control: automated or manual where all its branches are, leaving out AWS's duties.
func (c *ControlResult) automation() Automation {
	has := map[Automation]bool{}
	for _, b := range c.Branches {
		has[b.Automation] = true
	}
	switch {
	case has[Partial] || has[Automated] && has[ByHand]:
		return Partial
	case has[Automated]:
		return Automated
	case has[ByHand]:
		return ByHand
	}
	return ByProvider
}

func (r *Result) cover(seen map[*rule.Rule]Counts) {
	v := &r.Coverage
	v.ControlsBy, v.BranchesBy = map[Status]int{}, map[Status]int{}
	v.ControlsAutomation, v.BranchesAutomation = map[Automation]int{}, map[Automation]int{}
	for _, c := range r.Controls {
		v.Controls++
		v.ControlsBy[c.Status]++
		v.ControlsAutomation[c.Automation]++
		for _, b := range c.Branches {
			v.Branches++
			v.BranchesBy[b.Status]++
			v.BranchesAutomation[b.Automation]++
		}
	}
	for _, counts := range seen {
		v.RulesNamed++
		switch {
		case counts.Judged() > 0:
			v.RulesJudged++
		case counts.NotEvaluated > 0:
			v.RulesNotSeen++
		default:
			v.Quiet++
		}
	}
	for _, e := range r.Evidence {
		v.Verdicts.add(e.Outcome)
	}
}
