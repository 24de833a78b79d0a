package cloudwatch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// armed tells whether an alarm has actions and may take them; in strict mode, whether they reach somebody.
func armed(p *rule.Pass, alarm *model.Resource) rule.Result {
	if p.Bool("strict") {
		return facts.AlarmReaches(p.Graph, alarm)
	}
	return actionsOn(alarm)
}

// actionsOn tells whether an alarm has actions and may take them.
func actionsOn(alarm *model.Resource) rule.Result {
	on, actions := alarm.Get("actions_enabled"), alarm.Get("alarm_actions")
	return facts.All(rule.Judge(on.True().Or(on.Set().Not()), is.Saw(on), on), rule.Judge(actions.NotEmpty(), is.Saw(actions), actions))
}
