package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Parts is All, but a No speaks for every part that is missing, not for the first alone.
func Parts(list ...rule.Result) rule.Result {
	all := All(list...)
	if all.OK != model.No {
		return all
	}
	var missing []string
	out := rule.Result{OK: model.No}
	for _, part := range list {
		if part.OK == model.No && !slices.Contains(missing, part.Message) {
			missing = append(missing, part.Message)
			out.Evidence = append(out.Evidence, part.Evidence...)
		}
	}
	out.Message = strings.Join(missing, "; ")
	return out
}
