package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// EveryBlock judges the nested blocks of a resource and requires each to pass. none is the answer where there are none.
// How many there are does not matter where what they look like is known and passes.
func EveryBlock(blocks model.Nested, none rule.Result, judge func(model.Block) rule.Result) rule.Result {
	var list []rule.Result
	for _, b := range blocks.List {
		list = append(list, judge(b))
	}
	if blocks.Complete != model.Yes {
		open := rule.Judge(model.Unknown, blocks.Stuck.Path+" is not known", blocks.Stuck)
		passes := none.OK == model.Yes && len(blocks.Maybe) > 0
		var possible []rule.Result
		for _, b := range blocks.Maybe {
			possible = append(possible, judge(b))
		}
		if passes && All(possible...).OK == model.Yes {
			list = append(list, possible...)
		} else {
			list = append(list, open)
		}
	}
	if len(list) == 0 {
		return none
	}
	return All(list...)
}
