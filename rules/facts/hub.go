package facts

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// HubTypes are the types that HubStandard looks at; one of them says that Security Hub is on.
var HubTypes = []string{hubType, hubSubscriptionType, hubPolicyType}

const (
	hubType             = "aws_securityhub_account"
	hubSubscriptionType = "aws_securityhub_standards_subscription"
	hubPolicyType       = "aws_securityhub_configuration_policy"
)

// defaultStandards are what Security Hub turns on by itself.
// See https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-auto-enabled-standards.html.
var defaultStandards = []string{"aws-foundational-security-best-practices", "cis-aws-foundations-benchmark/v/1.2.0"}

// HubStandard tells whether Security Hub checks the account and region of a provider configuration against all of some
// standards, each named by a part of its ARN.
func HubStandard(g *model.Graph, p *model.Provider, standards []string) rule.Result {
	answers := make([]rule.Result, len(standards))
	for i, name := range standards {
		answers[i] = hubStandard(g, p, name)
	}
	return All(answers...)
}

func hubStandard(g *model.Graph, p *model.Provider, name string) rule.Result {
	here := Here(p)
	missing := rule.Judge(model.No, "Security Hub does not use the standard "+name, First(g, p, HubTypes...))
	byDefault := One(g, hubType, here, missing, func(r *model.Resource) rule.Result {
		v := r.Get("enable_default_standards")
		ok := v.True().Or(v.Set().Not())
		if !slices.ContainsFunc(defaultStandards, func(s string) bool { return strings.Contains(s, name) }) {
			ok = model.No
		}
		if ok == model.No {
			return missing
		}
		return rule.Judge(ok, is.Saw(v), v)
	})
	subscribed := One(g, hubSubscriptionType, here, missing, func(r *model.Resource) rule.Result {
		v := r.Get("standards_arn")
		res := rule.Judge(NamesStandard(v, name), is.Saw(v), v)
		if res.OK == model.No {
			return missing
		}
		return res.Because("which standard " + v.At() + " names is not known")
	})
	governed := One(g, hubPolicyType, here, missing, func(r *model.Resource) rule.Result {
		on, list := r.Get("configuration_policy.service_enabled"), r.All("configuration_policy[*].enabled_standard_arns[*]")
		ok := model.No
		for _, v := range list.List {
			ok = ok.Or(NamesStandard(v, name))
		}
		if list.Complete != model.Yes {
			ok = ok.Or(model.Unknown)
		}
		if ok = ok.And(on.True()); ok == model.No {
			return missing
		}
		return rule.Judge(ok, r.Address()+" enables the standard", r.Value(), on).Because("which standards " + r.Address() + " enables is not known")
	})
	return Any(byDefault, subscribed, governed)
}

// NamesStandard tells whether the ARN of a Security Hub standard is that of the one that a part of it names. The region of
// the ARN is often filled in: what counts is written behind it.
func NamesStandard(v model.Value, name string) model.Tri {
	if v.Known() {
		return v.Matches(func(s string) bool { return strings.Contains(s, name) })
	}
	return onEach(v, func(o model.Value) model.Tri {
		if text, ok := o.Text(); ok {
			return model.Of(strings.Contains(text, name))
		}
		pieces := o.Pieces()
		if len(pieces) == 0 {
			return model.Unknown
		}
		tail, ok := pieces[len(pieces)-1].Text()
		switch {
		case ok && strings.Contains(tail, name):
			return model.Yes
		case ok && (strings.Contains(tail, "standards/") || strings.Contains(tail, "ruleset/")):
			return model.No
		}
		return model.Unknown
	})
}
