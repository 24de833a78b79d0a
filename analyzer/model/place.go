package model

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// Region is the region where a resource lives: its own region argument (provider version 6), the region of its ARN where
// that is known, or that of its provider configuration. It is absent where the environment decides.
func (r *Resource) Region() Value {
	if own := r.Get("region"); own.Present() && (own.Known() || own.Origin != Computed) {
		return own
	}
	if v, ok := r.arnPart(3); ok {
		return v
	}
	if r.Provider == nil {
		return Value{Resource: r, Path: "region", Range: r.Range}
	}
	return r.Provider.Region
}

// Account is the id of the account that a resource belongs to: that of its ARN where it is known, or that of its provider
// configuration. It is absent where nothing tells.
func (r *Resource) Account() Value {
	if v, ok := r.arnPart(4); ok {
		return v
	}
	if r.Provider == nil {
		return Value{Resource: r, Path: "account", Range: r.Range}
	}
	return r.Provider.Account
}

// arnPart is a part of the ARN of the resource itself: arn:partition:service:region:account:resource. Services without
// regions or accounts leave the part empty; then it tells nothing.
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html.
func (r *Resource) arnPart(i int) (Value, bool) {
	arn := r.Get("arn")
	text, ok := arn.Text()
	parts := strings.SplitN(text, ":", 6)
	if !ok || len(parts) != 6 || parts[0] != "arn" || parts[i] == "" {
		return Value{}, false
	}
	arn.raw, arn.Literal = cty.StringVal(parts[i]), false
	return arn, true
}
