package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Where lets a fail count only where it is certain that the rule applies. decides is what that depends on.
func Where(applies model.Tri, res rule.Result, decides ...model.Value) rule.Result {
	if res.OK != model.No || applies == model.Yes {
		return res
	}
	res.OK = model.Unknown
	res = res.Seen(decides...)
	for _, v := range decides {
		if !v.Known() {
			res = res.Because(v.Reason())
		}
	}
	for _, v := range decides {
		res = res.Because("whether " + v.At() + " asks for it is not known")
	}
	return res
}
