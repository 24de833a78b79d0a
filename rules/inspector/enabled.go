package inspector

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// Enabled finds software with known holes before others do.
var Enabled = &rule.Rule{
	ID:       "inspector-enabled",
	Title:    rule.T("Inspector scans machines, images and functions", "Inspector でインスタンス、イメージ、関数を検査している"),
	Why:      rule.T("New holes in software are published every day and used within days. Nobody compares every package on every machine by hand.", "ソフトウェアの新しい脆弱性は毎日公開され、数日で悪用されます。すべてのパッケージを手作業で照合することはできません。"),
	Fix:      rule.T("Add an aws_inspector2_enabler with EC2, ECR and LAMBDA in resource_types, or turn them on for the organization with aws_inspector2_organization_configuration.", "resource_types に EC2、ECR、LAMBDA を指定した aws_inspector2_enabler を追加するか、aws_inspector2_organization_configuration で組織全体に有効にしてください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "scan_types", Default: cty.ListVal([]cty.Value{cty.StringVal("EC2"), cty.StringVal("ECR"), cty.StringVal("LAMBDA")}), About: rule.T("what is to be scanned, of EC2, ECR, LAMBDA and LAMBDA_CODE", "検査する対象 (EC2、ECR、LAMBDA、LAMBDA_CODE から選択)")},
	},
	Reads: []string{enablerType, organizationType},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.Here(prov)
		if facts.Has(p.Graph, here, enablerType, organizationType) == model.No {
			return facts.Silent(prov, "no "+enablerType+" for the account and region")
		}
		var parts []rule.Result
		for _, kind := range p.Strings("scan_types") {
			none := rule.Judge(model.No, kind+" is not scanned", facts.First(p.Graph, prov, enablerType, organizationType))
			parts = append(parts, facts.Any(
				facts.One(p.Graph, enablerType, here, none, func(r *model.Resource) rule.Result { return enables(r, kind, none) }),
				facts.One(p.Graph, organizationType, here, none, func(r *model.Resource) rule.Result {
					v := r.Get("auto_enable." + strings.ToLower(kind))
					if v.True() == model.No {
						return none
					}
					return rule.Judge(v.True(), is.Saw(v), v)
				}),
			))
		}
		res := facts.Parts(parts...)
		if res.OK == model.Yes {
			res.Message = strings.Join(p.Strings("scan_types"), ", ") + " are scanned"
		}
		return res
	},
	Refs: []string{
		"https://docs.aws.amazon.com/inspector/latest/user/what-is-inspector.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/inspector2_enabler",
	},
}

const (
	enablerType      = "aws_inspector2_enabler"
	organizationType = "aws_inspector2_organization_configuration"
)

// enables tells whether an enabler lists a kind of resource.
func enables(r *model.Resource, kind string, none rule.Result) rule.Result {
	list := r.Get("resource_types")
	all := r.All("resource_types[*]")
	ok := model.No
	for _, v := range all.List {
		ok = ok.Or(v.OneOf(kind))
	}
	if all.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	if ok == model.No {
		return none
	}
	return rule.Judge(ok, is.Saw(list), list)
}
