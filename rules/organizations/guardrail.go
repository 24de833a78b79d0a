package organizations

import (
	"slices"
	"strings"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// guardrailTypes are the types that guardrails, and what they are attached to, are read from.
var guardrailTypes = slices.Concat(facts.PolicyTypes, organizationTypes, []string{"aws_organizations_policy_attachment", "data.aws_partition"})

// organizationTypes are the types by which a configuration shows that it manages an organization.
var organizationTypes = []string{
	"aws_organizations_organization", "aws_organizations_organizational_unit", "aws_organizations_policy",
	"aws_controltower_landing_zone", "aws_controltower_control",
}

// managesOrganization tells whether the configuration manages an organization in an account.
func managesOrganization(p *rule.Pass, prov *model.Provider) model.Tri {
	out := model.No
	for _, typ := range organizationTypes {
		for _, r := range p.Graph.Of(typ) {
			here := exists(r).And(facts.SameAccount(r.Provider, prov))
			out = out.Or(p.AppliesBy(rule.Judge(here, "", r.Value()).Because("whether " + r.Address() + " is for this account is not known")))
		}
	}
	return out
}

// exists tells whether a resource certainly is there.
func exists(r *model.Resource) model.Tri {
	if r.Exists == model.Unknown {
		return model.Unknown
	}
	return model.Yes
}

// guardrails judges the service control policies of an account's organization one by one, if they certainly are
// attached to the root or to an organizational unit. about tells whether a policy is meant to do what is asked for at all.
func guardrails(p *rule.Pass, prov *model.Provider, about func(facts.Statement) model.Tri, judge func(facts.Document) rule.Result) []rule.Result {
	var out []rule.Result
	for _, scp := range p.Graph.Of("aws_organizations_policy") {
		here := facts.SameAccount(scp.Provider, prov)
		content := scp.Get("content")
		policy := facts.PolicyAt(p.Graph, content)
		none := rule.Judge(model.No, "the policy is empty", content)
		meant := policy.Judge(none, func(d facts.Document) rule.Result {
			return facts.Not(d.NoStatement("a statement is meant", "none is", about))
		})
		if model.All(here, facts.IsGuardrail(scp), meant.OK) == model.No {
			continue
		}
		res := facts.All(policy.Judge(none, judge), isAttached(p.Graph, scp))
		if sure := model.All(here, facts.IsGuardrail(scp), exists(scp)); sure != model.Yes && res.OK == model.Yes {
			res.OK = model.Unknown
			res = res.Because("whether " + scp.Address() + " is a guardrail of this organization is not known")
		}
		out = append(out, facts.Primary(res, content))
	}
	return out
}

// isAttached tells whether a policy is attached to the root of the organization or to an organizational unit.
func isAttached(g *model.Graph, scp *model.Resource) rule.Result {
	missing := scp.Address() + " is not attached to the root or to an organizational unit"
	all := g.At(scp).Into("aws_organizations_policy_attachment", "policy_id")
	units := all.Filter(toUnit)
	res := rule.Arrives(units, scp.Address()+" is attached", missing, scp.Value())
	if res.OK == model.Unknown {
		for _, k := range units.Maybe {
			if target := k.Resource.Get("target_id"); toUnit(k.Resource) == model.Unknown && target.Reason() != "" {
				res = res.Seen(target)
				res.Reason = target.Reason()
				break
			}
		}
		res.Message = "whether " + scp.Address() + " is attached to the root or to an organizational unit is not known"
	}
	return res
}

// toUnit tells whether an attachment is to the root or an organizational unit, rather than to one account.
func toUnit(attachment *model.Resource) model.Tri {
	target := attachment.Get("target_id")
	if text, ok := target.Text(); ok {
		return model.Of(strings.HasPrefix(text, "r-") || strings.HasPrefix(text, "ou-"))
	}
	for _, s := range target.Sources() {
		switch {
		case s.Derived || s.Kind != model.FromResource || s.Resource == nil || len(target.Outcomes()) > 1:
			return model.Unknown
		case s.Resource.Addr.Type == "aws_organizations_account":
			return model.No
		case s.Resource.Addr.Type == "aws_organizations_organizational_unit":
			return model.Yes
		case s.Resource.Addr.Type == "aws_organizations_organization":
			return model.Of(s.Attr == "roots").Or(model.Unknown)
		default:
			return model.Unknown
		}
	}
	return model.Unknown
}

// control tells whether a control of Control Tower with one of the identifiers is on.
func control(p *rule.Pass, prov *model.Provider, identifiers ...string) rule.Result {
	list := []rule.Result{{OK: model.No}}
	for _, r := range p.Graph.Of("aws_controltower_control") {
		v := r.Get("control_identifier")
		ok := facts.PatternMatches(v, func(text string) bool {
			return slices.ContainsFunc(identifiers, func(id string) bool { return strings.HasSuffix(text, "/"+id) })
		})
		ok = model.All(ok, exists(r), facts.SameAccount(r.Provider, prov))
		if ok != model.No {
			list = append(list, rule.Judge(ok, "the control "+v.String()+" is on", v).Because("whether "+r.Address()+" is on is not known"))
		}
	}
	return facts.Any(list...)
}

// onlyExempts tells whether the conditions of a statement, but for those on one key, only spare named roles. The second
// result tells whether there is a condition on the key at all.
func onlyExempts(s facts.Statement, key string) (exempts, has model.Tri) {
	conditions, complete := s.Conditions()
	exempts, has = model.Yes, model.No
	for _, c := range conditions {
		switch {
		case c.Key == key:
			has = model.Yes
		case c.Key == "aws:principalarn" && slices.Contains([]string{"arnnotlike", "arnnotequals", "stringnotlike", "stringnotequals"}, strings.TrimSuffix(c.Operator, "ifexists")):
			exempts = exempts.And(c.Values.Any(func(v model.Value) model.Tri {
				return facts.PatternMatches(v, func(text string) bool {
					_, name, ok := strings.Cut(text, ":role/")
					return !ok || strings.Trim(name, "*") == ""
				})
			}).Not())
		default:
			exempts = model.No
		}
	}
	if complete != model.Yes {
		exempts, has = exempts.And(model.Unknown), has.Or(model.Unknown)
	}
	return exempts, has
}

// mayHide adds an Unknown where a part of the configuration could not be read: the guardrail may be there.
func mayHide(p *rule.Pass, res rule.Result) rule.Result {
	if complete, gaps := p.Graph.Complete(); complete != model.Yes && res.OK == model.No {
		return facts.Any(res, rule.Judge(model.Unknown, "whether a guardrail does it is not known", gaps...))
	}
	return res
}
