package is

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Every requires all checks to pass. It speaks with the first that fails; where none does, with the first that cannot be
// decided.
func Every(checks ...Check) Check { return combined(model.No, checks) }

// AnyOf requires one of the checks to pass. It speaks with the first that passes; where none does, with the first that
// cannot be decided; where all fail, with the first and the evidence of all.
func AnyOf(checks ...Check) Check { return combined(model.Yes, checks) }

func combined(decides model.Tri, checks []Check) Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		var out, open *rule.Result
		for _, check := range checks {
			res := check(p, r)
			switch {
			case res.OK == decides:
				return res
			case res.OK == model.Unknown:
				if open == nil {
					open = &res
				}
			case out == nil:
				out = &res
			default:
				out.Evidence = append(out.Evidence[:len(out.Evidence):len(out.Evidence)], res.Evidence...)
			}
		}
		if open != nil {
			return *open
		}
		return *out
	}
}
