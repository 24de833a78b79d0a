// Package is holds checks that need no code: they judge one value of a resource.
package is

import (
	"fmt"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Check is the type of a rule's Check.
type Check = func(*rule.Pass, *model.Resource) rule.Result

// True requires a value to be true; absent means false.
func True(path string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(path)
		return rule.Judge(v.True(), Saw(v), v)
	}
}

// NotTrue requires a value not to be true; absent means false.
func NotTrue(path string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(path)
		return rule.Judge(v.True().Not(), Saw(v), v)
	}
}

// OneOf requires a value to be one of the given texts; absent fails.
func OneOf(path string, want ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(path)
		ok, message := v.OneOf(want...), Saw(v)
		if ok != model.Yes {
			message += ", not one of " + strings.Join(want, ", ")
		}
		return rule.Judge(ok, message, v)
	}
}

// AtLeast requires a number to be at least that of a parameter; absent fails.
func AtLeast(path, param string) Check {
	return func(p *rule.Pass, r *model.Resource) rule.Result {
		v, n := r.Get(path), p.Int(param)
		return rule.Judge(v.AtLeast(n), fmt.Sprintf("%s; at least %d is required", Saw(v), n), v)
	}
}

// Saw states what a value is, as the message of a verdict: "encrypted is false", "encrypted is not set".
func Saw(v model.Value) string {
	s := v.Path + " is " + v.String()
	if v.Origin == model.Default {
		s += ", the provider's default"
	}
	return s
}
