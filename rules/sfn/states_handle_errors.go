package sfn

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// StatesHandleErrors keeps one failed call from ending a workflow half-way.
var StatesHandleErrors = &rule.Rule{
	ID:       "sfn-states-handle-errors",
	Title:    rule.T("Every task of a state machine retries or catches errors", "ステートマシンのすべてのタスクがエラーを再試行または捕捉している"),
	Why:      rule.T("A call that fails once, for a second, ends the whole execution: the payment is booked on one side only.", "一瞬の失敗でも、対処しなければ実行全体が終わります。送金が片側だけ記帳されたままになることもあります。"),
	Fix:      rule.T("Add Retry or Catch to every Task, Map and Parallel state.", "すべての Task、Map、Parallel ステートに Retry または Catch を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    []string{"aws_sfn_state_machine"},
	Check:    handled,
	Refs: []string{
		"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sfn_state_machine",
	},
}

// handled requires that every state that can fail says what happens then.
func handled(_ *rule.Pass, machine *model.Resource) rule.Result {
	v := machine.Get("definition")
	return facts.JudgeParts(v, rule.Judge(model.Unknown, "there is no definition", v), func(d facts.Part) rule.Result {
		res := statesOf(d, 0)
		if res.OK == model.Yes {
			res.Message = "every state that can fail retries or catches"
		}
		return facts.Primary(res, v)
	})
}

// statesOf judges the states of a workflow, or of a branch or a loop in one.
func statesOf(d facts.Part, depth int) rule.Result {
	u, _ := d.Get("States").Raw().Unmark()
	if u == cty.NilVal || !u.IsKnown() || u.IsNull() || !u.CanIterateElements() || depth > 8 {
		return rule.Judge(model.Unknown, "which states there are is not known", d.Value).Because("the definition has no states that can be read")
	}
	answers := []rule.Result{rule.Judge(model.Yes, "every state that can fail retries or catches", d.Value)}
	for it := u.ElementIterator(); it.Next(); {
		k, _ := it.Element()
		k, _ = k.Unmark()
		answers = append(answers, stateOf(k.AsString(), d.Get("States", k.AsString()), depth))
	}
	return facts.All(answers...)
}

func stateOf(name string, s facts.Part, depth int) rule.Result {
	typ := s.Get("Type")
	fails := typ.OneOf("Task", "Map", "Parallel")
	said := filled(s.Get("Retry")).Or(filled(s.Get("Catch")))
	message := name + " has neither Retry nor Catch"
	if said == model.Yes {
		message = name + " retries or catches"
	}
	answers := []rule.Result{rule.Judge(fails.Not().Or(said), message, s.Value).Because("what " + name + " does on errors is not known")}
	for _, part := range []string{"ItemProcessor", "Iterator"} {
		if inner := s.Get(part); inner.Present() {
			answers = append(answers, statesOf(inner, depth+1))
		}
	}
	branches, complete := s.Get("Branches").Items()
	for _, b := range branches {
		answers = append(answers, statesOf(b, depth+1))
	}
	if complete != model.Yes {
		answers = append(answers, rule.Judge(model.Unknown, "which branches "+name+" has is not known", s.Value))
	}
	return facts.All(answers...)
}

// filled tells whether a list has anything in it.
func filled(list facts.Part) model.Tri {
	items, complete := list.Items()
	if len(items) > 0 {
		return model.Yes
	}
	return complete.Not()
}
