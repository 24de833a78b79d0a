package facts

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Chosen tells whether somebody wrote a value, instead of leaving it to AWS. What a state or a plan reports may be either.
func Chosen(v model.Value) rule.Result {
	switch {
	case LeftToAWS(v):
		return rule.Judge(model.No, v.Path+" is not set: AWS chooses", v)
	case v.Origin == model.Computed:
		return rule.Judge(model.Unknown, is.Saw(v), v).Because("whether " + v.At() + " is written, or AWS has chosen it, is not known")
	}
	return rule.Judge(v.NotEmpty(), is.Saw(v), v)
}
