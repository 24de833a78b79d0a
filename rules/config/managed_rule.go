package config

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// managedTypes are the types that say which of the rules that AWS manages are in use.
var managedTypes = []string{"aws_config_config_rule", "aws_config_organization_managed_rule", "aws_config_conformance_pack", "aws_config_organization_conformance_pack"}

// inUse tells whether a managed rule, by its identifier, is in use in the account and region of a provider configuration.
func inUse(p *rule.Pass, prov *model.Provider, id string) rule.Result {
	none := rule.Judge(model.No, "no AWS Config rule "+id, facts.First(p.Graph, prov, managedTypes...))
	answers := make([]rule.Result, len(managedTypes))
	for i, typ := range managedTypes {
		answers[i] = facts.One(p.Graph, typ, facts.Here(prov), none, func(r *model.Resource) rule.Result {
			if res := uses(r, id); res.OK != model.No {
				return res
			}
			return none
		})
	}
	return facts.Any(answers...)
}

// uses tells whether one resource puts a managed rule into use.
func uses(r *model.Resource, id string) rule.Result {
	switch r.Addr.Type {
	case "aws_config_config_rule":
		v, owner := r.Get("source.source_identifier"), r.Get("source.owner")
		return rule.Judge(v.OneOf(id).And(owner.OneOf("AWS")), is.Saw(v), v, owner)
	case "aws_config_organization_managed_rule":
		v := r.Get("rule_identifier")
		return rule.Judge(v.OneOf(id), is.Saw(v), v)
	}
	v := r.Get("template_body")
	if v.NotEmpty() == model.No {
		return rule.Judge(model.Unknown, "the template of "+r.Address()+" is not in this configuration", r.Value()).
			Because("which rules the template of " + r.Address() + " has is not known")
	}
	return rule.Judge(v.Matches(func(template string) bool { return names(template, id) }), r.Address()+" has a rule "+id, v)
}

// names tells whether the template of a conformance pack, which is YAML or JSON, has a rule with an identifier as its
// source.
// See https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html.
func names(template, id string) bool {
	for line := range strings.SplitSeq(template, "\n") {
		line, _, _ = strings.Cut(line, " #")
		key, value, ok := strings.Cut(line, "SourceIdentifier")
		if ok && !strings.HasPrefix(strings.TrimSpace(key), "#") && strings.Trim(value, " \t\r\"':,}") == id {
			return true
		}
	}
	return false
}
