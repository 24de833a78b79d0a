package shield

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// AdvancedOnPublicEndpoints uses the protection that is paid for where it counts.
var AdvancedOnPublicEndpoints = &rule.Rule{
	ID:       "shield-advanced-on-public-endpoints",
	Title:    rule.T("Internet-facing endpoint has Shield Advanced, where it is subscribed to", "Shield Advanced 契約時に公開エンドポイントを保護対象にしている"),
	Why:      rule.T("The subscription protects nothing by itself. An endpoint that is left out is the one that a flood hits.", "契約しただけでは何も保護されません。DDoS 攻撃を受けるのは、対象から漏れたエンドポイントです。"),
	Fix:      rule.T("Add an aws_shield_protection whose resource_arn is the ARN of the endpoint.", "resource_arn にエンドポイントの ARN を指定した aws_shield_protection を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "subscribed", Default: cty.False, About: rule.T("the account has a subscription, though this configuration does not show it", "この構成からは分からないが、アカウントで契約している")},
	},
	Types: []string{"aws_lb", "aws_alb", "aws_elb", "aws_eip", "aws_cloudfront_distribution", "aws_globalaccelerator_accelerator", "aws_route53_zone"},
	Reads: []string{"aws_shield_subscription", protectionType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		paid := model.Of(p.Bool("subscribed")).Or(facts.Has(p.Graph, func(o *model.Resource) model.Tri { return facts.SameAccount(o.Provider, r.Provider) }, "aws_shield_subscription", protectionType))
		return paid.And(public(p, r))
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		all := protections.Of(p)
		list := []rule.Result{rule.Judge(model.No, "no "+protectionType+" names "+r.Address(), r.Value())}
		for _, v := range all.of[r] {
			ok := model.Yes
			if v.Resource.Exists == model.Unknown {
				ok = model.Unknown
			}
			list = append(list, rule.Judge(ok, v.Resource.Address()+" protects it", r.Value(), v).Because("whether "+v.Resource.Address()+" exists is not known"))
		}
		for _, v := range all.open {
			list = append(list, rule.Judge(model.Unknown, "whether it is protected is not known", r.Value(), v).Because("what "+v.At()+" names is not known"))
		}
		if complete, gaps := p.Graph.Complete(); complete != model.Yes {
			list = append(list, rule.Judge(model.Unknown, "whether it is protected is not known", append([]model.Value{r.Value()}, gaps...)...))
		}
		return facts.Any(list...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/waf/latest/developerguide/ddos-advanced-summary-protected-resources.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/shield_protection",
	},
}

const protectionType = "aws_shield_protection"

// public tells whether an endpoint is on the internet.
func public(p *rule.Pass, r *model.Resource) model.Tri {
	switch r.Addr.Type {
	case "aws_lb", "aws_alb", "aws_elb":
		internal := r.Get("internal")
		return p.Applies(internal.True().Not(), internal)
	case "aws_route53_zone":
		zones := r.Blocks("vpc")
		if len(zones.List) > 0 {
			return model.No
		}
		return p.Applies(zones.Complete, zones.Stuck)
	}
	return model.Yes
}

// protected are the values that name what is protected: by resource, and those whose target is not found.
type protected struct {
	of   map[*model.Resource][]model.Value
	open []model.Value
}

var protections = &rule.Fact[*protected]{Compute: func(g *model.Graph) *protected {
	out := &protected{of: map[*model.Resource][]model.Value{}}
	for _, p := range g.Of(protectionType) {
		v := p.Get("resource_arn")
		if r := named(g, v); r != nil {
			out.of[r] = append(out.of[r], v)
		} else {
			out.open = append(out.open, v)
		}
	}
	return out
}}

// named is the endpoint that the ARN of a protection is of. The ARNs of addresses and zones are put together around their
// ids.
func named(g *model.Graph, v model.Value) *model.Resource {
	types := []string{"aws_lb", "aws_alb", "aws_elb", "aws_eip", "aws_cloudfront_distribution", "aws_globalaccelerator_accelerator", "aws_route53_zone"}
	if r := facts.Target(g, v, types...); r != nil {
		return r
	}
	pieces := v.Pieces()
	if len(pieces) == 0 {
		return nil
	}
	last := pieces[len(pieces)-1]
	if slices.ContainsFunc(last.Sources(), func(s *model.Source) bool { return s.Derived }) {
		return nil
	}
	return facts.Target(g, last, types...)
}
