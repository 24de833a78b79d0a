package cloudwatch

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

const (
	compositeType    = "aws_cloudwatch_composite_alarm"
	topicType        = "aws_sns_topic"
	subscriptionType = "aws_sns_topic_subscription"
	chatType         = "aws_chatbot_slack_channel_configuration"
	teamsType        = "aws_chatbot_teams_channel_configuration"
)

// armed tells whether an alarm has actions and may take them; in strict mode, whether they reach somebody.
func armed(p *rule.Pass, alarm *model.Resource) rule.Result {
	if p.Bool("strict") {
		return reaches(p, alarm)
	}
	on, actions := alarm.Get("actions_enabled"), alarm.Get("alarm_actions")
	return facts.All(enabled(on), rule.Judge(actions.NotEmpty(), is.Saw(actions), actions))
}

func enabled(on model.Value) rule.Result {
	return rule.Judge(on.True().Or(on.Set().Not()), is.Saw(on), on)
}

// reaches tells whether the actions of an alarm are on, and every one of them gets to somebody.
func reaches(p *rule.Pass, alarm *model.Resource) rule.Result {
	actions := alarm.All("alarm_actions[*]")
	answers := []rule.Result{enabled(alarm.Get("actions_enabled"))}
	if len(actions.List) == 0 && actions.Complete == model.Yes {
		v := alarm.Get("alarm_actions")
		answers = append(answers, rule.Judge(model.No, is.Saw(v), v))
	}
	for _, v := range actions.List {
		answers = append(answers, acts(p, v))
	}
	if actions.Complete != model.Yes {
		answers = append(answers, acts(p, actions.Stuck))
	}
	res := facts.All(answers...)
	if res.OK == model.Yes {
		res.Message = "the actions are on and lead to somebody"
		res = facts.Primary(res, alarm.Get("alarm_actions"))
	}
	return res
}

// acts tells whether an action gets to somebody: a topic of the configuration needs a subscriber; what lies outside, and
// actions of other services, are taken as they are.
func acts(p *rule.Pass, v model.Value) rule.Result {
	topic := facts.Target(p.Graph, v, topicType)
	if topic == nil {
		ok := v.NotEmpty()
		for _, s := range v.Sources() {
			if s.Kind != model.FromResource && !v.Known() {
				ok = model.Unknown
			}
		}
		if len(v.Outcomes()) > 1 {
			ok = model.Unknown // which topic it will be decides
		}
		return rule.Judge(ok, is.Saw(v), v)
	}
	none := rule.Judge(model.No, topic.Addr.String()+" has no subscription", v)
	at := p.Graph.At(topic)
	listeners := at.Into(subscriptionType, "topic_arn").
		Join(at.Into(chatType, "sns_topic_arns")).
		Join(at.Into(teamsType, "sns_topic_arns"))
	res := rule.Arrives(listeners, topic.Addr.String()+" has a subscription", none.Message, v)
	return res
}
