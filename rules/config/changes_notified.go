package config

import (
	"slices"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ChangesNotified gets what changed, or broke a rule, to somebody.
var ChangesNotified = &rule.Rule{
	ID:       "config-changes-notified",
	Title:    rule.T("Changes that AWS Config sees are sent to people or tools", "AWS Config が検知した変更を担当者やツールに通知している"),
	Why:      rule.T("A change that nobody hears of is found at the next audit. AWS Config writes it down and tells nobody by itself.", "誰にも知らされない変更は、次の監査まで見つかりません。AWS Config は記録するだけで、自分からは通知しません。"),
	Fix:      rule.T("Set sns_topic_arn of the delivery channel to a topic with a subscription, or add an aws_cloudwatch_event_rule for the source aws.config with a target.", "配信チャネルの sns_topic_arn に購読のあるトピックを指定するか、送信元が aws.config の aws_cloudwatch_event_rule とターゲットを追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Reads:    slices.Concat([]string{recorderType, channelType}, facts.RouteTypes),
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		here := facts.Here(prov)
		used := facts.Has(p.Graph, here, recorderType, channelType)
		none := rule.Judge(model.No, "neither a topic of the delivery channel nor an event rule tells of changes", facts.First(p.Graph, prov, channelType, recorderType))
		route := facts.Any(
			facts.One(p.Graph, channelType, here, none, func(channel *model.Resource) rule.Result { return published(p, channel, none) }),
			facts.Route(p.Graph, here, none, facts.Event{Source: "aws.config"}),
		)
		return facts.Known(prov, used, route, "AWS Config is not in this configuration")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/config/latest/developerguide/notifications-for-AWS-Config.html",
		"https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_delivery_channel",
	},
}

// published tells whether the topic of a delivery channel has a subscription. One that is not in this configuration counts:
// its subscribers are elsewhere.
func published(p *rule.Pass, channel *model.Resource, none rule.Result) rule.Result {
	v := channel.Get("sns_topic_arn")
	if v.NotEmpty() == model.No {
		return none
	}
	topics := p.Graph.At(channel).Follow("sns_topic_arn", "aws_sns_topic")
	if len(topics.To)+len(topics.Maybe) == 0 {
		return rule.Judge(v.NotEmpty().And(v.HasPrefix("arn:")), "changes are published to "+v.String(), v).Because("what " + v.At() + " names is not known")
	}
	return rule.Every(topics, "the topic has a subscription", func(topic *model.Resource) rule.Result {
		return rule.Arrives(p.Graph.At(topic).Into("aws_sns_topic_subscription", "topic_arn"), topic.Address()+" has a subscription", topic.Address()+" has no subscription", topic.Value())
	})
}
