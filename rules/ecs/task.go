package ecs

import (
	"strconv"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// everyContainer requires that every container of a task definition passes.
func everyContainer(judge func(facts.Part) rule.Result) is.Check {
	return func(_ *rule.Pass, task *model.Resource) rule.Result {
		v := task.Get("container_definitions")
		none := rule.Judge(model.Unknown, "container_definitions is empty", v).Because("a task definition without containers is refused")
		return facts.JudgeParts(v, none, func(doc facts.Part) rule.Result {
			return facts.EveryItem(doc, "there are no containers", judge)
		})
	}
}

// called names a container for a person to read.
func called(container facts.Part) string {
	if name, ok := container.Get("name").Text(); ok {
		return "container " + strconv.Quote(name)
	}
	return container.Path
}
