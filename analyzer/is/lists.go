package is

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Lists requires a list to hold every one of the given texts; absent fails.
func Lists(path string, want ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		list, whole := r.All(path+"[*]"), r.Get(path)
		ok := model.Yes
		var missing []string
		for _, w := range want {
			one := Holds(list, w)
			if one == model.No {
				missing = append(missing, w)
			}
			ok = ok.And(one)
		}
		message := Saw(whole)
		if len(missing) > 0 {
			message += ", without " + strings.Join(missing, ", ")
		}
		return rule.Judge(ok, message, deciding(list, whole)...)
	}
}

// ListsOneOf requires a list to hold at least one of the given texts; absent fails.
func ListsOneOf(path string, want ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		list, whole := r.All(path+"[*]"), r.Get(path)
		ok, message := model.No, Saw(whole)
		for _, w := range want {
			ok = ok.Or(Holds(list, w))
		}
		if ok == model.No {
			message += ", without any of " + strings.Join(want, ", ")
		}
		return rule.Judge(ok, message, deciding(list, whole)...)
	}
}

// Holds tells whether one of the values of a list is a text.
func Holds(list model.Values, want string) model.Tri {
	ok := model.No
	for _, v := range list.List {
		ok = ok.Or(v.OneOf(want))
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return ok
}

// deciding is the evidence for what a list holds: the list, and what is not known of it.
func deciding(list model.Values, whole model.Value) []model.Value {
	seen := []model.Value{whole}
	for _, v := range list.List {
		if !v.Known() {
			seen = append(seen, v)
		}
	}
	return seen
}
