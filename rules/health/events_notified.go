package health

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EventsNotified tells people of outages and planned changes of AWS before their users do.
var EventsNotified = &rule.Rule{
	ID:       "health-events-notified",
	Title:    rule.T("AWS Health events are sent to people", "AWS Health のイベントを担当者に通知している"),
	Why:      rule.T("AWS announces outages, retirements and exposed keys in AWS Health. Whoever has to look at a console finds out too late.", "障害、機能の廃止、漏えいした鍵は AWS Health で知らされます。画面を見に行く運用では気付くのが遅れます。"),
	Fix:      rule.T("Add an aws_cloudwatch_event_rule for the source aws.health with a target that is read, or an aws_notifications_event_rule whose configuration has a channel.", "送信元が aws.health の aws_cloudwatch_event_rule と届け先のあるターゲット、または通知チャネルのある設定を使う aws_notifications_event_rule を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "strict", Default: cty.False, About: rule.T("also require a rule in us-east-1, where the events of global services arrive", "グローバルサービスのイベントが届く us-east-1 にもルールを求める")},
	},
	Global: true,
	Reads:  slices.Concat([]string{notificationRuleType, notificationConfigurationType, channelType}, facts.RouteTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.InAccount(prov)
		seen := facts.Listens(p.Graph, here, event).Or(facts.Has(p.Graph, about(here), notificationRuleType))
		res := told(p, prov, here, func(*model.Resource) model.Tri { return model.Yes })
		if p.Bool("strict") {
			global := told(p, prov, func(r *model.Resource) model.Tri { return here(r).And(r.Region().OneOf(globalRegion)) }, coversGlobal)
			if global.OK == model.No {
				global.Message += " of " + globalRegion
			}
			res = facts.All(res, global)
		}
		return facts.Known(prov, seen, res, "no event rule for the events of AWS Health")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/health/latest/ug/cloudwatch-events-health.html",
		"https://docs.aws.amazon.com/health/latest/ug/choosing-a-region.html",
		"https://docs.aws.amazon.com/notifications/latest/userguide/what-is-service.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/notifications_event_rule",
	},
}

const (
	notificationRuleType          = "aws_notifications_event_rule"
	notificationConfigurationType = "aws_notifications_notification_configuration"
	channelType                   = "aws_notifications_channel_association"
	globalRegion                  = "us-east-1"
)

var event = facts.Event{Source: "aws.health"}

// about keeps those User Notifications rules of a place that are about AWS Health.
func about(here func(*model.Resource) model.Tri) func(*model.Resource) model.Tri {
	return func(r *model.Resource) model.Tri { return here(r).And(r.Get("source").OneOf("aws.health")) }
}

// told tells whether events reach somebody: by EventBridge from a place, or by User Notifications from regions that are
// wanted.
func told(p *rule.Pass, prov *model.Provider, here, wanted func(*model.Resource) model.Tri) rule.Result {
	none := rule.Judge(model.No, "nobody is told of the events of AWS Health", prov.Value())
	route := facts.Route(p.Graph, here, none, event)
	inAccount := about(facts.InAccount(prov))
	meant := func(r *model.Resource) model.Tri { return inAccount(r).And(wanted(r)) }
	if facts.Has(p.Graph, meant, notificationRuleType) == model.No {
		return route
	}
	notified := facts.One(p.Graph, notificationRuleType, meant, none, func(r *model.Resource) rule.Result {
		silent := rule.Judge(model.No, r.Address()+" has no channel", r.Value())
		l := p.Graph.At(r).Follow("notification_configuration_arn", notificationConfigurationType).Into(channelType, "notification_configuration_arn")
		res := facts.Some(l, silent, func(c *model.Resource) rule.Result {
			v := c.Get("arn")
			return rule.Judge(model.Yes, is.Saw(v), v)
		})
		if res.OK == model.Yes {
			res.Message = r.Address() + " has a channel"
		}
		return facts.Primary(res, r.Value())
	})
	return facts.Any(notified, route)
}

// coversGlobal tells whether a User Notifications rule is for the region of global services too.
func coversGlobal(r *model.Resource) model.Tri {
	list := r.All("regions[*]")
	ok := model.No
	for _, v := range list.List {
		ok = ok.Or(v.OneOf(globalRegion))
	}
	if list.Complete != model.Yes {
		ok = ok.Or(model.Unknown)
	}
	return ok
}
