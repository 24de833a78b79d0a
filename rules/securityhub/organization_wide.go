package securityhub

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// OrganizationWide brings the findings of all accounts and regions before the same eyes.
var OrganizationWide = &rule.Rule{
	ID:       "securityhub-organization-wide",
	Title:    rule.T("Findings of all accounts and regions come together", "全アカウント・全リージョンの検出結果を集約している"),
	Why:      rule.T("An account or region that is left out is where nobody looks. Findings in many places are compared by nobody.", "対象から漏れたアカウントやリージョンは誰も見ません。散らばった検出結果を突き合わせる人もいません。"),
	Fix:      rule.T("In the administrator account set auto_enable of aws_securityhub_organization_configuration, or use central configuration with a policy association, and add an aws_securityhub_finding_aggregator for ALL_REGIONS.", "管理者アカウントで aws_securityhub_organization_configuration の auto_enable を有効にするか、中央設定とポリシーの関連付けを使い、ALL_REGIONS の aws_securityhub_finding_aggregator を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also require AWS Config rules or an aggregator for the organization", "組織全体の AWS Config ルールまたはアグリゲーターも求める")},
	},
	Global: true,
	Reads: []string{
		organizationType, policyAssociationType, aggregatorType,
		"aws_config_organization_managed_rule", "aws_config_organization_conformance_pack", "aws_config_configuration_aggregator",
	},
	// The administrator account configures the organization; the account that names it, and the members, have nothing to say.
	WhenAccount: func(p *rule.Pass, prov *model.Provider) model.Tri {
		return facts.Has(p.Graph, facts.InAccount(prov), organizationType, policyAssociationType)
	},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.InAccount(prov)
		place := facts.First(p.Graph, prov, organizationType, aggregatorType, policyAssociationType)
		parts := []rule.Result{
			everyAccount(p, here, place),
			everyRegion(p, here, place),
		}
		if p.Bool("strict") {
			none := rule.Judge(model.No, "no AWS Config rule, conformance pack or aggregator for the organization", place)
			var list []rule.Result
			for _, typ := range []string{"aws_config_organization_managed_rule", "aws_config_organization_conformance_pack", "aws_config_configuration_aggregator"} {
				list = append(list, facts.One(p.Graph, typ, here, none, func(r *model.Resource) rule.Result {
					return rule.Judge(model.Yes, r.Address()+" is for the organization", r.Value())
				}))
			}
			parts = append(parts, facts.Any(list...))
		}
		res := facts.Parts(parts...)
		if res.OK == model.Yes {
			res.Message = "findings of all accounts and regions come together"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/designate-orgs-admin-account.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_organization_configuration",
	},
}

const (
	organizationType      = "aws_securityhub_organization_configuration"
	policyAssociationType = "aws_securityhub_configuration_policy_association"
)

// everyAccount tells whether Security Hub comes on in accounts of the organization: by itself, or by a policy.
func everyAccount(p *rule.Pass, here func(*model.Resource) model.Tri, place model.Value) rule.Result {
	none := rule.Judge(model.No, "no "+organizationType+" turns Security Hub on in accounts", place)
	governed := rule.Judge(model.No, "no configuration policy is associated with accounts", place)
	association := facts.One(p.Graph, policyAssociationType, here, governed, func(r *model.Resource) rule.Result {
		v := r.Get("target_id")
		return rule.Judge(v.NotEmpty(), is.Saw(v), v)
	})
	return facts.One(p.Graph, organizationType, here, none, func(r *model.Resource) rule.Result {
		auto, kind := r.Get("auto_enable"), r.Get("organization_configuration.configuration_type")
		central := facts.All(rule.Judge(kind.OneOf("CENTRAL"), is.Saw(kind), kind), association)
		return facts.Any(rule.Judge(auto.True(), is.Saw(auto), auto), central)
	})
}

// everyRegion tells whether an aggregator takes over the findings of all regions that the configuration uses.
func everyRegion(p *rule.Pass, here func(*model.Resource) model.Tri, place model.Value) rule.Result {
	none := rule.Judge(model.No, "no "+aggregatorType+" brings the regions together", place)
	return facts.One(p.Graph, aggregatorType, here, none, func(r *model.Resource) rule.Result {
		list := []rule.Result{}
		for _, prov := range p.Graph.Providers {
			if prov.Type == "aws" && facts.SameAccount(prov, r.Provider) == model.Yes && r.Region().String() != prov.Region.String() {
				list = append(list, links(r, prov.Region))
			}
		}
		mode := r.Get("linking_mode")
		return facts.All(append(list, rule.Judge(mode.OneOf("ALL_REGIONS", "SPECIFIED_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED"), is.Saw(mode), mode))...)
	})
}
