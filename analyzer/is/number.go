package is

import (
	"fmt"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// NotLess requires a number to be at least n; absent fails.
func NotLess(path string, n int64) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(path)
		return rule.Judge(v.AtLeast(n), fmt.Sprintf("%s; at least %d is required", Saw(v), n), v)
	}
}
