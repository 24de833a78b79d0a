package directconnect

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// Redundant keeps one broken line from cutting a site off.
var Redundant = &rule.Rule{
	ID:       "directconnect-redundant",
	Title:    rule.T("Direct Connect has lines at two locations", "Direct Connect を 2 か所の拠点で引いている"),
	Why:      rule.T("A line, its port and its location have faults and maintenance: with only one, the site is cut off each time.", "回線、ポート、拠点には障害や保守があります。1 本だけでは、そのたびに拠点が切り離されます。"),
	Fix:      rule.T("Add an aws_dx_connection at another location, with a virtual interface to the same gateway.", "別の拠点に aws_dx_connection を追加し、同じゲートウェイへの仮想インターフェイスを設定してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    []string{"aws_dx_connection"},
	Reads:    slices.Concat(interfaceTypes, []string{"aws_dx_lag", "aws_dx_connection_association"}),
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		none := rule.Judge(model.No, "there is no second line at another location", r.Value())
		used := rule.Arrives(interfaces(line(p, r), interfaceTypes), "it has a virtual interface", "it has no virtual interface", r.Value())
		other := facts.One(p.Graph, "aws_dx_connection", facts.InAccount(r.Provider), none, func(o *model.Resource) rule.Result {
			if o == r {
				return none
			}
			v := o.Get("location")
			text, ok := r.Get("location").Text()
			elsewhere := v.OneOf(text).Not()
			if !ok {
				elsewhere = model.Unknown
			}
			return facts.All(
				rule.Judge(elsewhere, o.Address()+" is at "+v.String(), v, r.Get("location")),
				rule.Arrives(interfaces(line(p, o), interfaceTypes), o.Address()+" has a virtual interface", o.Address()+" has no virtual interface", o.Value()),
			)
		})
		if other.OK == model.No {
			return none
		}
		return facts.Primary(facts.All(other, used), r.Value())
	},
	Refs: []string{
		"https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dx_connection",
	},
}
