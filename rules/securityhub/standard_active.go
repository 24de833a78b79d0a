package securityhub

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// StandardActive keeps Security Hub checking what matters, the root user above all.
var StandardActive = &rule.Rule{
	ID:        "securityhub-standard-active",
	Title:     rule.T("Security Hub uses a standard, with its root controls on", "Security Hub で標準を有効にし、ルート関連の統制を無効にしていない"),
	Why:       rule.T("Security Hub without a standard checks nothing. A control about the root user that is turned off hides the one account that no policy limits.", "標準を有効にしていない Security Hub は何も点検しません。ルートユーザーの統制を無効にすると、ポリシーで制限できない唯一のユーザーが見えなくなります。"),
	Fix:       rule.T("Leave enable_default_standards on or add an aws_securityhub_standards_subscription. Do not disable IAM.4, IAM.6 or IAM.9, and give a disabled_reason for any other control.", "enable_default_standards を有効のままにするか、aws_securityhub_standards_subscription を追加してください。IAM.4、IAM.6、IAM.9 は無効にせず、ほかの統制を無効にするときは disabled_reason を書いてください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"securityhub-enabled"},
	Params: []rule.Param{
		{Name: "required_standards", Default: cty.ListVal([]cty.Value{cty.StringVal("aws-foundational-security-best-practices")}), About: rule.T("the standards to use, each named by a part of its ARN", "有効にすべき標準 (ARN の一部で指定)")},
	},
	Reads: slices.Concat([]string{controlType, associationType}, facts.HubTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		seen := facts.Has(p.Graph, facts.Here(prov), facts.HubTypes...)
		res := facts.All(facts.HubStandard(p.Graph, prov, p.Strings("required_standards")), facts.Not(turnedOff(p, prov)))
		if res.OK == model.Yes {
			res.Message = "Security Hub uses the required standards"
		}
		return facts.Known(prov, seen, res, "Security Hub is not in this configuration")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-4",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_standards_control",
	},
}

const (
	controlType     = "aws_securityhub_standards_control"
	associationType = "aws_securityhub_standards_control_association"
)

// rootControls are about access keys and MFA of the root user.
var rootControls = []string{"IAM.4", "IAM.6", "IAM.9"}

// turnedOff tells whether a control about the root user is disabled, or another one without a reason.
func turnedOff(p *rule.Pass, prov *model.Provider) rule.Result {
	here := facts.Here(prov)
	none := rule.Judge(model.No, "no control is disabled", prov.Value())
	controls := facts.One(p.Graph, controlType, here, none, func(r *model.Resource) rule.Result {
		status, reason := r.Get("control_status"), r.Get("disabled_reason")
		ok := status.OneOf("DISABLED").And(aboutRoot(r.Get("standards_control_arn")).Or(reason.NotEmpty().Not()))
		return rule.Judge(ok, r.Address()+" disables a control about the root user, or gives no reason", status, r.Get("standards_control_arn"), reason)
	})
	associations := facts.One(p.Graph, associationType, here, none, func(r *model.Resource) rule.Result {
		status, id := r.Get("association_status"), r.Get("security_control_id")
		return rule.Judge(status.OneOf("DISABLED").And(id.OneOf(rootControls...)), r.Address()+" disables a control about the root user", status, id)
	})
	policies := facts.One(p.Graph, "aws_securityhub_configuration_policy", here, none, func(r *model.Resource) rule.Result {
		list := r.All("configuration_policy[*].security_controls_configuration[*].disabled_control_identifiers[*]")
		ok := model.No
		seen := []model.Value{r.Value()}
		for _, v := range list.List {
			one := v.OneOf(rootControls...)
			if ok = ok.Or(one); one != model.No {
				seen = []model.Value{v}
			}
		}
		if list.Complete != model.Yes {
			ok, seen = ok.Or(model.Unknown), append(seen, list.Stuck)
		}
		return rule.Judge(ok, r.Address()+" disables "+is.Saw(seen[0]), seen...)
	})
	return facts.Any(controls, associations, policies)
}

// aboutRoot tells whether the ARN of a control ends with one about the root user.
func aboutRoot(v model.Value) model.Tri {
	ends := func(text string) bool {
		return slices.Contains(rootControls, text[strings.LastIndexByte(text, '/')+1:])
	}
	if pieces := v.Pieces(); len(pieces) > 0 {
		if tail, ok := pieces[len(pieces)-1].Text(); ok && strings.Contains(tail, "/") {
			return model.Of(ends(tail))
		}
	}
	return v.Matches(ends)
}
