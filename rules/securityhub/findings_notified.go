package securityhub

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// FindingsNotified gets what Security Hub finds to those who fix it.
var FindingsNotified = &rule.Rule{
	ID:        "securityhub-findings-notified",
	Title:     rule.T("Security Hub findings are sent to people or tools", "Security Hub の検出結果を担当者やツールに通知している"),
	Why:       rule.T("A failed control that nobody hears of stays failed. Security Hub itself tells nobody.", "誰にも伝わらない検出結果は直りません。Security Hub 自体は通知しません。"),
	Fix:       rule.T("Add an aws_cloudwatch_event_rule for the source aws.securityhub, with a target that is a topic with a subscription, a function or a queue.", "送信元が aws.securityhub の aws_cloudwatch_event_rule と、購読のあるトピック、関数、キューなどのターゲットを追加してください。"),
	Severity:  rule.Medium,
	Since:     "0.1.0",
	ImpliedBy: []string{"securityhub-enabled"},
	Reads:     slices.Concat([]string{hubType, aggregatorType}, facts.RouteTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.Here(prov)
		none := rule.Judge(model.No, "no event rule for the findings of Security Hub", facts.First(p.Graph, prov, hubType))
		route := facts.Any(facts.Route(p.Graph, here, none, facts.HubFindings), aggregated(p, prov, none))
		return facts.Known(prov, facts.Has(p.Graph, here, hubType), route, "Security Hub is not in this configuration, nor an event rule for its findings")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cloudwatch-events.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_rule",
	},
}

const aggregatorType = "aws_securityhub_finding_aggregator"

// aggregated tells whether the findings of the region go to another one, and from there to a receiver.
func aggregated(p *rule.Pass, prov *model.Provider, none rule.Result) rule.Result {
	return facts.One(p.Graph, aggregatorType, facts.InAccount(prov), none, func(r *model.Resource) rule.Result {
		linked := links(r, prov.Region)
		if linked.OK == model.No {
			return none
		}
		return facts.All(linked, facts.Route(p.Graph, facts.Beside(r), none, facts.HubFindings))
	})
}

// links tells whether an aggregator takes over the findings of a region.
func links(r *model.Resource, region model.Value) rule.Result {
	mode, list := r.Get("linking_mode"), r.All("specified_regions[*]")
	listed := model.No
	for _, v := range list.List {
		if name, ok := v.Text(); ok {
			listed = listed.Or(region.OneOf(name))
		} else {
			listed = listed.Or(model.Unknown)
		}
	}
	if list.Complete != model.Yes || !region.Present() {
		listed = listed.Or(model.Unknown)
	}
	ok := model.Any(mode.OneOf("ALL_REGIONS"), mode.OneOf("SPECIFIED_REGIONS").And(listed), mode.OneOf("ALL_REGIONS_EXCEPT_SPECIFIED").And(listed.Not()))
	return rule.Judge(ok, is.Saw(mode), mode).Because("whether " + r.Address() + " takes over the findings of the region is not known")
}
