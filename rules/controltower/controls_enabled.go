package controltower

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ControlsEnabled puts the guardrails that a bank needs on the accounts of the organization.
var ControlsEnabled = &rule.Rule{
	ID:       "controltower-controls-enabled",
	Title:    rule.T("Control Tower controls or organization-wide rules are rolled out", "Control Tower のコントロールまたは組織全体のルールを展開している"),
	Why:      rule.T("A landing zone turns on its mandatory controls only. Public buckets, open SSH and a root user without MFA are found by those that somebody enables.", "ランディングゾーンで有効になるのは必須コントロールだけです。公開バケット、開放された SSH、MFA のないルートユーザーは、有効にしたコントロールでしか見つかりません。"),
	Fix:      rule.T("Add an aws_controltower_control for each missing control on the organizational units, or an aws_config_organization_conformance_pack with the same rules.", "足りないコントロールごとに組織単位への aws_controltower_control を追加するか、同等のルールを持つ aws_config_organization_conformance_pack を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "required_controls", Default: controls(
			"AWS-GR_RESTRICT_ROOT_USER", "AWS-GR_RESTRICT_ROOT_USER_ACCESS_KEYS", "AWS-GR_ROOT_ACCOUNT_MFA_ENABLED",
			"AWS-GR_S3_BUCKET_PUBLIC_READ_PROHIBITED", "AWS-GR_S3_BUCKET_PUBLIC_WRITE_PROHIBITED", "AWS-GR_RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
			"AWS-GR_RESTRICTED_SSH", "AWS-GR_ENCRYPTED_VOLUMES", "AWS-GR_RDS_STORAGE_ENCRYPTED",
		), About: rule.T("the controls that have to be on, each named by the end of its identifier", "有効にすべきコントロール (識別子の末尾で指定)")},
	},
	Global: true,
	Reads:  slices.Concat([]string{"data.aws_region", "data.aws_partition"}, managingTypes),
	// Only the account that manages the organization, or administers it for a service, can roll them out.
	WhenAccount: func(p *rule.Pass, prov *model.Provider) model.Tri {
		return facts.Has(p.Graph, facts.InAccount(prov), managingTypes...)
	},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.InAccount(prov)
		// What a conformance pack or a rule for the whole organization finds stands beside the controls.
		other := facts.Declared(p.Graph, prov, here, "", func(r *model.Resource) rule.Result {
			return rule.Judge(model.Yes, r.Address()+" checks all accounts of the organization", r.Value())
		}, "aws_config_organization_conformance_pack", "aws_config_organization_managed_rule")
		if !other.NotSeen {
			return other
		}
		if facts.Has(p.Graph, here, controlType) == model.No {
			return facts.Silent(prov, "no control and no rule for the organization")
		}
		var parts []rule.Result
		for _, id := range p.Strings("required_controls") {
			none := rule.Judge(model.No, "the control "+id+" is not on", facts.First(p.Graph, prov, controlType))
			res := facts.One(p.Graph, controlType, here, none, func(r *model.Resource) rule.Result {
				v := r.Get("control_identifier")
				on := facts.PatternMatches(v, func(text string) bool { return strings.HasSuffix(text, "/"+id) })
				return rule.Judge(on, "the control "+id+" is on", v).Because("which control " + v.At() + " names is not known")
			})
			if res.OK == model.No {
				res = none
			}
			parts = append(parts, res)
		}
		res := facts.Parts(parts...)
		if res.OK == model.Yes {
			res.Message = "all required controls are on"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/controltower/latest/controlreference/controls.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/controltower_control",
	},
}

const controlType = "aws_controltower_control"

// managingTypes are the types by which a configuration shows that it manages an organization.
var managingTypes = []string{
	controlType, "aws_controltower_landing_zone", "aws_organizations_organization", "aws_organizations_organizational_unit",
	"aws_config_organization_conformance_pack", "aws_config_organization_managed_rule",
}

func controls(list ...string) cty.Value {
	vals := make([]cty.Value, 0, len(list))
	for _, s := range slices.Sorted(slices.Values(list)) {
		vals = append(vals, cty.StringVal(s))
	}
	return cty.ListVal(vals)
}
