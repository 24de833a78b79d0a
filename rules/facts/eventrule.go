package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EventRuleRuns tells whether an EventBridge rule is enabled and gets one of the events, whatever it does with them.
func EventRuleRuns(r *model.Resource, events ...Event) rule.Result {
	return All(listens(r, events), ruleOn(r), onDefaultBus(r))
}
