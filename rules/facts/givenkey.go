package facts

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// GivenKey is CustomerKey for an argument in which AWS reports a key of its own where none is given. A state does not show
// which of the two it is, and a plan by itself not whether what it refers to is used at all.
func GivenKey(v model.Value) rule.Result {
	switch {
	case v.Origin == model.Computed && v.Known() && v.NotEmpty() == model.Yes:
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("whether " + v.At() + " was given, or is a key that AWS chose, is not shown")
	case v.Inferred():
		return rule.Judge(model.Unknown, is.Saw(v), v).Because(v.Reason())
	}
	return CustomerKey(v)
}
