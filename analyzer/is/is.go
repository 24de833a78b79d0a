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

// NotFalse requires that none of the values is false; absent means true.
func NotFalse(paths ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		var seen []model.Value
		var open *rule.Result
		for _, path := range paths {
			v := r.Get(path)
			seen = append(seen, v)
			switch ok := v.True().Or(v.Set().Not()); ok {
			case model.No:
				return rule.Judge(ok, Saw(v), v)
			case model.Unknown:
				if open == nil {
					res := rule.Judge(ok, Saw(v), v)
					open = &res
				}
			case model.Yes:
			}
		}
		switch {
		case open != nil:
			return *open
		case len(seen) == 1:
			return rule.Judge(model.Yes, Saw(seen[0]), seen[0])
		}
		return rule.Judge(model.Yes, "none is false", seen...)
	}
}

// NotOneOf requires a value not to be one of the given texts; absent passes.
func NotOneOf(path string, bad ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(path)
		return rule.Judge(v.OneOf(bad...).Not(), Saw(v), v)
	}
}

// NotEmpty requires a value to be set and not empty. A reference to what AWS will give counts as set.
func NotEmpty(path string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		v := r.Get(path)
		return rule.Judge(v.NotEmpty(), Saw(v), v)
	}
}

// NoneOf requires that none of the values at a path with [*] is one of the given texts; where there are none, it passes.
func NoneOf(path string, bad ...string) Check {
	return func(_ *rule.Pass, r *model.Resource) rule.Result {
		all := r.All(path)
		ok, first := all.Complete, r.Get(strings.TrimSuffix(path, "[*]"))
		if ok != model.Yes {
			first = all.Stuck
		}
		for _, v := range all.List {
			switch one := v.OneOf(bad...).Not(); {
			case one == model.No:
				return rule.Judge(one, Saw(v), v)
			case one == model.Unknown && ok == model.Yes:
				ok, first = one, v
			}
		}
		return rule.Judge(ok, Saw(first), first)
	}
}
