package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// AnyBlock tells whether one of the nested blocks of a resource is what judge asks for: one is enough. none is the answer
// where no block is.
func AnyBlock(blocks model.Nested, none rule.Result, judge func(model.Block) rule.Result) rule.Result {
	res := SomeBlock(blocks, none, judge)
	if res.OK == model.No {
		return none
	}
	return res
}

// AnyValue tells whether one of the values at a path with [*] is as asked. none is the message where none is.
func AnyValue(r *model.Resource, path, none string, ok func(model.Value) model.Tri) rule.Result {
	all := r.All(path)
	answer, first := model.No, model.Value{}
	for _, v := range all.List {
		switch one := ok(v); {
		case one == model.Yes:
			return rule.Judge(one, v.At()+" is "+v.String(), v)
		case one == model.Unknown && answer == model.No:
			answer, first = one, v
		}
	}
	switch {
	case answer == model.Unknown:
		return rule.Judge(answer, none, first)
	case all.Complete != model.Yes:
		return rule.Judge(model.Unknown, none, all.Stuck)
	}
	return rule.Judge(model.No, none, r.Get(trimElements(path)))
}

func trimElements(path string) string {
	for len(path) > 3 && path[len(path)-3:] == "[*]" {
		path = path[:len(path)-3]
	}
	return path
}
